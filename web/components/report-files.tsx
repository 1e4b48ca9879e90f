import type { InputOf, Route } from '../api/contract.ts';
import { PaperLink } from './paper-link.tsx';
import { useWords } from '../words/language.tsx';

export const fileWords = {
  csv: { zh: '导出 CSV', en: 'Export CSV' },
  xlsx: { zh: '导出 XLSX', en: 'Export XLSX' },
};

/** A report as the files that a spreadsheet opens. */
export function ReportFiles<Key extends Route>({
  route,
  inputOf,
  name,
}: {
  readonly route: Key;
  readonly inputOf: (format: 'csv' | 'xlsx') => InputOf<Key>;
  readonly name: string;
}) {
  const said = useWords(fileWords);
  return (['csv', 'xlsx'] as const).map((format) => (
    <PaperLink key={format} route={route} input={inputOf(format)} fileName={`${name}.${format}`}>
      {said[format]}
    </PaperLink>
  ));
}
