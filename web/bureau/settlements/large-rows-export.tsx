import { useCommand } from '../../api/ask.ts';
import { JobFile } from '../../components/job-file.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';
import type { Settlement } from './settlement-table.tsx';

const words = { begin: { zh: '明细很多？后台导出', en: 'Many rows? Export in the background' } };

/** Every row with its outcome as a file, written by a job where there are too many to wait for. */
export function LargeRowsExport({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const begin = useCommand('POST /v1/settlements/{settlementId}/exports');
  if (begin.data) {
    return <JobFile jobId={begin.data.jobId} fileName={`settlement-${of.quarter}-${of.programmeId}.csv`} />;
  }
  return (
    <>
      <button
        type="button"
        className="text-button"
        disabled={begin.isPending}
        onClick={() =>
          begin.mutate({ params: { settlementId: of.settlementId }, body: { content: 'outcomes' } })
        }
      >
        {said.begin}
      </button>
      {begin.error && <ProblemBlock problem={begin.error} />}
    </>
  );
}
