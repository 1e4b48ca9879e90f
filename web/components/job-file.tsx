import { type Job, useJob } from '../api/job.ts';
import { useWords } from '../words/language.tsx';

const words = {
  running: {
    zh: (done: number, total: number) => `正在生成 ${done} / ${total}，可以离开本页`,
    en: (done: number, total: number) => `${done} of ${total} written, you may leave`,
  },
  ready: { zh: '下载文件', en: 'Download the file' },
  failed: { zh: '没有完成，请再试一次', en: 'It did not finish, try again' },
};

interface JobFileProps {
  readonly jobId: Job['jobId'];
  readonly fileName: string;
}

/** How far a job is, and the file that it has written once it is done. */
export function JobFile({ jobId, fileName }: JobFileProps) {
  const said = useWords(words);
  const job = useJob(jobId);
  const { state, done = 0, total = 0, resultsUrl } = job.data ?? {};
  if (state === 'failed') return <p role="alert">{said.failed}</p>;
  if (state === 'done' && resultsUrl !== undefined) {
    return (
      <a href={resultsUrl} download={fileName}>
        {said.ready}
      </a>
    );
  }
  return <p role="status">{said.running(done, total)}</p>;
}
