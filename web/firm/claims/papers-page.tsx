import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useAsk, useCommand } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useNames, useWords } from '../../words/language.tsx';
import { PaperItem } from '../paper-item.tsx';
import { useUploads } from '../uploads.ts';
import type { Claim } from './claim-page.tsx';
import { paperStates, usePaperKinds } from './paper-kinds.ts';

const words = {
  title: { zh: '补材料', en: 'Provide papers' },
  back: { zh: '案件', en: 'Claim' },
  progress: {
    zh: (done: number, all: number) => `${done} / ${all} 已交`,
    en: (done: number, all: number) => `${done} of ${all}`,
  },
  once: {
    zh: '清单只发这一次，请一次交齐。每份 20 MB 以内：PDF、JPEG、PNG、XLSX',
    en: 'You are asked once: please send all of them. Up to 20 MB each: PDF, JPEG, PNG, XLSX',
  },
  missing: {
    zh: (n: number) => `还差 ${n} 种，先存着`,
    en: (n: number) => `${n} still missing, kept for now`,
  },
  send: { zh: '全部交齐，送出', en: 'All complete, send' },
  sending: { zh: '正在送出', en: 'Sending' },
  nothing: { zh: '现在没有要补的材料', en: 'No papers are asked for now' },
};

type Task = Claim['tasks'][number];
type Paper = AnswerOf<'GET /v1/claims/{claimNo}/documents'>['items'][number];

/** F12: the one list of papers; files go up at once, and the whole is sent when nothing is missing. */
export function PapersPage() {
  const said = useWords(words);
  const { claimNo = '' } = useParams();
  const claim = useAsk('GET /v1/claims/{claimNo}', { params: { claimNo } });
  const papers = useAsk('GET /v1/claims/{claimNo}/documents', { params: { claimNo } });
  return (
    <Asked query={claim}>
      {(loaded) => {
        const task = loaded.tasks.find(
          ({ kind, status }) => kind === 'provide-documents' && status === 'open',
        );
        return task ? (
          <Asked query={papers}>
            {({ items }) => <Providing claim={loaded} task={task} papers={items} />}
          </Asked>
        ) : (
          <Page title={said.title} back={{ to: `/firm/claims/${claimNo}`, name: said.back }}>
            <Notice>{said.nothing}</Notice>
          </Page>
        );
      }}
    </Asked>
  );
}

function Providing({
  claim,
  task,
  papers,
}: {
  readonly claim: Claim;
  readonly task: Task;
  readonly papers: readonly Paper[];
}) {
  const said = useWords(words);
  const states = useWords(paperStates);
  const names = useNames();
  const navigate = useNavigate();
  const client = useQueryClient();
  const uploads = useUploads({ claimNo: claim.claimNo });
  const known = usePaperKinds(claim);
  const complete = useCommand('POST /v1/tasks/{taskId}/completion');
  const kinds = task.documentKinds ?? [];
  const handedIn = (kind: string) =>
    papers.filter((paper) => paper.kind === kind && paper.state === 'uploaded');
  const neededOf = (kind: string) => Math.max(1, known.find((one) => one.kind === kind)?.minCount ?? 1);
  const missing = kinds.filter((kind) => handedIn(kind).length < neededOf(kind)).length;

  const add = async (kind: string, file: File) => {
    await uploads.add(kind, file);
    await client.invalidateQueries();
  };
  const documentIds = kinds.flatMap((kind) => handedIn(kind).map(({ documentId }) => documentId));
  const onSuccess = () => void navigate(`/firm/claims/${claim.claimNo}`);
  const send = () =>
    complete.mutate({ params: { taskId: task.taskId }, body: { documentIds } }, { onSuccess });
  return (
    <Page
      title={said.title}
      back={{ to: `/firm/claims/${claim.claimNo}`, name: said.back }}
      beside={<span className="quiet">{said.progress(kinds.length - missing, kinds.length)}</span>}
    >
      <p>{said.once}</p>
      {complete.error && <ProblemBlock problem={complete.error} />}
      {kinds.map((kind) => {
        const of = known.find((one) => one.kind === kind);
        return (
          <PaperItem
            key={kind}
            kind={kind}
            name={of ? names(of.names) : kind}
            help={of && names(of.example)}
            needed={neededOf(kind)}
            papers={papers
              .filter((paper) => paper.kind === kind)
              .map(({ state, ...paper }) => ({
                ...paper,
                fault: state === 'uploaded' ? undefined : states[state],
              }))}
            share={uploads.shareOf(kind)}
            problem={uploads.problemOf(kind)}
            onFile={(file) => void add(kind, file)}
          />
        );
      })}
      <Button type="primary" block disabled={missing > 0 || complete.isPending} onClick={send}>
        {complete.isPending ? said.sending : missing > 0 ? said.missing(missing) : said.send}
      </Button>
    </Page>
  );
}
