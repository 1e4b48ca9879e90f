import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block } from '../../components/page.tsx';
import { inLanguage, useLanguage, useWords } from '../../words/language.tsx';

const words = {
  title: { zh: '大流水文件', en: 'A large statement' },
  running: {
    zh: (done: string, total: string) => `已核对 ${done} / ${total} 笔，可以离开本页`,
    en: (done: string, total: string) => `${done} of ${total} lines matched, you may leave`,
  },
  reading: { zh: '正在读文件，可以离开本页', en: 'Reading the file, you may leave' },
  done: {
    zh: (total: string, odd: string) =>
      `${total} 笔已读完，其中 ${odd} 笔未匹配或暂挂。每 200 笔列为一份流水。`,
    en: (total: string, odd: string) =>
      `${total} lines are read, ${odd} of them unmatched or held. Each 200 are a statement of their own.`,
  },
  failed: {
    zh: '文件有误，一笔都没有入账。改好后重新上传：',
    en: 'The file has faults and nothing was booked. Mend it and upload it again:',
  },
  odd: { zh: '下载未匹配和暂挂的', en: 'Download those unmatched or held' },
  all: { zh: '下载全部结果', en: 'Download all outcomes' },
};

/** How far the reading of a large statement is, and what it came to. */
export function StatementJob({ jobId }: { readonly jobId: string }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const client = useQueryClient();
  const job = useAsk('GET /v1/jobs/{jobId}', { params: { jobId } });
  const state = job.data?.state;
  useEffect(() => {
    if (state === 'done') void client.invalidateQueries({ queryKey: ['GET /v1/bank-statements'] });
  }, [state, client]);
  const shown = (count: number) => count.toLocaleString('en');
  return (
    <Block title={said.title}>
      <Asked query={job} lines={2}>
        {({ done, total, rejected, errorsUrl, resultsUrl, reason }) => (
          <>
            {state === 'running' && (
              <>
                <LooksAgain jobId={jobId} />
                <progress aria-label={said.title} {...(total > 0 && { value: done, max: total })} />
                <p role="status">{total > 0 ? said.running(shown(done), shown(total)) : said.reading}</p>
              </>
            )}
            {state === 'failed' && (
              <Notice tone="warn">
                <p>{said.failed}</p>
                {reason?.detail.split('；').map((fault) => (
                  <p key={fault}>{inLanguage(fault, language)}</p>
                ))}
              </Notice>
            )}
            {state === 'done' && <Notice tone="good">{said.done(shown(total), shown(rejected))}</Notice>}
            <p className="row">
              {errorsUrl !== undefined && (
                <a href={errorsUrl} download>
                  {said.odd}
                </a>
              )}
              {resultsUrl !== undefined && (
                <a href={resultsUrl} download>
                  {said.all}
                </a>
              )}
            </p>
          </>
        )}
      </Asked>
    </Block>
  );
}

const everyMs = 2000;

function LooksAgain({ jobId }: { readonly jobId: string }) {
  useAsk('GET /v1/jobs/{jobId}', { params: { jobId } }, { everyMs });
  return null;
}
