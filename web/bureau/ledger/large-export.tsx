import { Button } from 'antd';
import { useCommand } from '../../api/ask.ts';
import { JobFile } from '../../components/job-file.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';

const words = { begin: { zh: '台账很大？后台导出', en: 'A large ledger? Export in the background' } };

/** The same ledger, written by a job. */
export function LargeExport() {
  const said = useWords(words);
  const begin = useCommand('POST /v1/ledger/exports');
  if (begin.data) return <JobFile jobId={begin.data.jobId} fileName="ledger.jsonl" />;
  return (
    <>
      <Button disabled={begin.isPending} onClick={() => begin.mutate({ body: {} })}>
        {said.begin}
      </Button>
      {begin.error && <ProblemBlock problem={begin.error} />}
    </>
  );
}
