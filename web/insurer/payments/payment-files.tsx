import { useState } from 'react';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block } from '../../components/page.tsx';
import { PaperLink } from '../../components/paper-link.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { DayText, InstantText } from '../../words/dates.tsx';
import { counted, useWords } from '../../words/language.tsx';
import { NewPaymentFile } from './new-payment-file.tsx';
import { VoidFile } from './void-file.tsx';

const words = {
  title: { zh: '付款文件', en: 'Payment files' },
  how: {
    zh: '把待付赔款做成一份交给银行的文件，每笔只会进一份。银行付出后传流水，付款自动确认。',
    en: 'Open payments of claims go into one file for the bank, each into one file only. Upload the statement afterwards and they are confirmed.',
  },
  none: { zh: '还没有付款文件', en: 'No payment file yet' },
  made: { zh: '制作时间', en: 'Made' },
  execute: { zh: '付款日', en: 'Pay on' },
  count: { zh: '笔数', en: 'Payments' },
  total: { zh: '合计', en: 'Total' },
  file: { zh: '文件', en: 'File' },
  voided: { zh: '已作废', en: 'Void' },
  done: {
    zh: (n: number) => `文件已做好，共 ${n} 笔。`,
    en: (n: number) => `The file is made, with ${counted(n, 'payment')}.`,
  },
  left: {
    zh: (n: number) => `${n} 笔没有账户，未放入。`,
    en: (n: number) => `${counted(n, 'payment')} without an account stayed out.`,
  },
  iso: { zh: '下载 ISO 20022', en: 'ISO 20022' },
  csv: { zh: '下载 CSV', en: 'CSV' },
};

type FileHead = AnswerOf<'GET /v1/payment-files'>['items'][number];
type MadeFile = AnswerOf<'POST /v1/payment-files'>;

/** Files for the insurer's bank: made here, fetched here, each the same every time. */
export function PaymentFiles() {
  const said = useWords(words);
  const [made, setMade] = useState<MadeFile | undefined>();
  const files = useAsk('GET /v1/payment-files', {});
  return (
    <Block title={said.title}>
      <p className="quiet">{said.how}</p>
      {made && (
        <Notice tone="good">
          {said.done(made.count)} {made.left.length > 0 && said.left(made.left.length)}
        </Notice>
      )}
      <NewPaymentFile onMade={setMade} />
      <Asked query={files}>
        {({ items }) =>
          items.length === 0 ? <p className="quiet">{said.none}</p> : <FileTable files={items} />
        }
      </Asked>
    </Block>
  );
}

function FileTable({ files }: { readonly files: readonly FileHead[] }) {
  const said = useWords(words);
  return (
    <PlainTable
      caption={said.title}
      isTitled
      heads={[said.made, said.execute, { number: said.count }, { number: said.total }, said.file]}
    >
      <tbody>
        {files.map((file) => (
          <tr key={file.paymentFileId}>
            <td>
              <InstantText at={file.madeAt} />
            </td>
            <td>
              <DayText day={file.executeOn} />
            </td>
            <td className="number">{file.count}</td>
            <td className="number">
              <MoneyText fen={file.totalFen} />
            </td>
            <td>
              {file.voided ? (
                <Tag tone="neutral">{said.voided}</Tag>
              ) : (
                <>
                  <Downloads id={file.paymentFileId} />
                  <VoidFile id={file.paymentFileId} />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function Downloads({ id: paymentFileId }: { readonly id: string }) {
  const said = useWords(words);
  return (
    <span className="row">
      {(
        [
          ['pain001', 'xml', said.iso],
          ['csv', 'csv', said.csv],
        ] as const
      ).map(([format, ending, name]) => (
        <PaperLink
          key={format}
          route="GET /v1/payment-files/{paymentFileId}/export"
          input={{ params: { paymentFileId }, query: { format } }}
          fileName={`${paymentFileId}.${ending}`}
        >
          {name}
        </PaperLink>
      ))}
    </span>
  );
}
