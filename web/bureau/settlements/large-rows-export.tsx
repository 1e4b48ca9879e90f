import { useCommand } from '../../api/ask.ts';
import { JobFile } from '../../components/job-file.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';
import type { Settlement } from './settlement-table.tsx';

const words = {
  csv: { zh: '明细很多？后台导出 CSV', en: 'Many rows? Export as CSV in the background' },
  xlsx: { zh: '后台导出 XLSX', en: 'As XLSX in the background' },
};

/** Every row with its outcome as a file, written by a job where there are too many to wait for. */
export function LargeRowsExport({ of }: { readonly of: Settlement }) {
  return (
    <>
      <RowsFile of={of} format="csv" />
      <RowsFile of={of} format="xlsx" />
    </>
  );
}

function RowsFile({ of, format }: { readonly of: Settlement; readonly format: keyof typeof words }) {
  const said = useWords(words);
  const begin = useCommand('POST /v1/settlements/{settlementId}/exports');
  if (begin.data) {
    const fileName = `settlement-${of.quarter}-${of.programmeId}.${format}`;
    return <JobFile jobId={begin.data.jobId} fileName={fileName} />;
  }
  const body = { content: 'outcomes', format } as const;
  return (
    <>
      <button
        type="button"
        className="text-button"
        disabled={begin.isPending}
        onClick={() => begin.mutate({ params: { settlementId: of.settlementId }, body })}
      >
        {said[format]}
      </button>
      {begin.error && <ProblemBlock problem={begin.error} />}
    </>
  );
}
