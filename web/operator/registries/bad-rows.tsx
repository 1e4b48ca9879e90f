import { Button } from 'antd';
import { saveAs } from '../../components/paper-link.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Block } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';
import type { ReadList } from './read-list.ts';

const words = {
  title: { zh: '退回的行', en: 'Returned rows' },
  row: { zh: '行', en: 'Row' },
  value: { zh: '原文', en: 'As written' },
  reason: { zh: '怎么改', en: 'What to do' },
  download: { zh: '下载退回的行', en: 'Download these rows alone' },
  again: {
    zh: '改好后把这个文件再导入一次即可，已收的行不必再传',
    en: 'Mend this file and import it again; rows that were taken need not be sent',
  },
};

/** The rows that were turned away, as they were written, each with what to do, and a file of them alone. */
export function BadRows({
  list,
  errors,
}: {
  readonly list: ReadList;
  readonly errors: readonly { readonly row: number; readonly message: string }[];
}) {
  const said = useWords(words);
  const lineOf = (row: number) => list.lines[row - 1] ?? '';
  const download = () => {
    const rows = [...new Set(errors.map(({ row }) => row))].map(lineOf);
    saveAs(
      new Blob([[list.lines[0] ?? '', ...rows, ''].join('\n')], { type: 'text/csv' }),
      `returned-${list.name}`,
    );
  };
  return (
    <Block title={said.title} beside={<Button onClick={download}>{said.download}</Button>}>
      <p className="quiet">{said.again}</p>
      <PlainTable caption={said.title} isTitled heads={[said.row, said.value, said.reason]}>
        <tbody>
          {errors.map(({ row, message }, index) => (
            <tr key={index}>
              <td className="number">{row}</td>
              <td>
                <code>{lineOf(row)}</code>
              </td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Block>
  );
}
