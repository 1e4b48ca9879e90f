import { useNavigate } from 'react-router';
import { useCommand } from '../../api/ask.ts';
import { readText } from '../../api/read-text.ts';
import { useLargeList } from '../../api/upload-list.ts';
import { DropZone } from '../../components/drop-zone.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  drop: { zh: '上传银行流水', en: 'Upload a bank statement' },
  help: {
    zh: 'CSV（bankReference,paidAt,payerName,payerAccount,amountFen,remark）或 camt.053 XML，20 MB 以内；同一笔不会记两次',
    en: 'CSV (bankReference,paidAt,payerName,payerAccount,amountFen,remark) or camt.053 XML, up to 20 MB; nothing is booked twice',
  },
  reading: { zh: '正在核对流水', en: 'Matching the lines' },
  tooLarge: { zh: '文件超过 20 MB，请按日期拆开', en: 'Over 20 MB: split it by days' },
  sending: {
    zh: (percent: number) => `正在上传 ${percent}%`,
    en: (percent: number) => `Uploading ${percent}%`,
  },
};

const mostBytes = 20_971_520;
/** What is more than that goes by upload and is read by a job. */
const mostAtOnce = { bytes: 5_000_000, lines: 200 };

function isLarge(file: File, text: string): boolean {
  const lines = text.trimStart().startsWith('<') ? text.split(/<(?:\w+:)?Ntry>/) : text.trimEnd().split('\n');
  return file.size > mostAtOnce.bytes || lines.length - 1 > mostAtOnce.lines;
}

/** Takes a statement: a small one is read at once, a large one in the background. */
export function StatementDrop() {
  const said = useWords(words);
  const navigate = useNavigate();
  const command = useCommand('POST /v1/bank-statements');
  const large = useLargeList('POST /v1/bank-statements');
  const read = async (file: File) => {
    const { text: content } = await readText(file);
    const contentType = content.trimStart().startsWith('<') ? 'application/xml' : 'text/csv';
    if (isLarge(file, content)) {
      large.mutate(
        { file, purpose: 'bank-statement', contentType, input: {} },
        { onSuccess: (jobId) => void navigate(`?job=${jobId}`) },
      );
      return;
    }
    command.mutate(
      { file: { content, contentType } },
      { onSuccess: ({ statementId }) => void navigate(`/insurer/bank/${statementId}`) },
    );
  };
  const problem = command.error ?? large.error;
  const busy = large.isPending ? said.sending(Math.round(large.share * 100)) : said.reading;
  return (
    <>
      <DropZone
        label={said.drop}
        help={said.help}
        accept=".csv,.xml,text/csv,application/xml,text/xml"
        most={{ bytes: mostBytes, words: said.tooLarge }}
        busy={command.isPending || large.isPending ? busy : undefined}
        onFile={(file) => void read(file)}
      />
      {problem && <ProblemBlock problem={problem} />}
    </>
  );
}
