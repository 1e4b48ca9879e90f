import { useId } from 'react';
import type { AnswerOf } from '../../api/contract.ts';
import { Block } from '../../components/page.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { documentTypes } from '../../api/upload-document.ts';
import { useNames, useWords } from '../../words/language.tsx';
import { fileSize } from '../../words/file-size.ts';
import { paperStates } from './paper-kinds.ts';

const words = {
  choose: { zh: '拍照或选文件', en: 'Take a photo or choose a file' },
  more: { zh: '再加一份', en: 'Add another' },
  going: { zh: (percent: number) => `上传中 ${percent}%`, en: (percent: number) => `Uploading ${percent}%` },
  missing: { zh: '未交', en: 'Missing' },
  atLeast: { zh: (n: number) => `至少 ${n} 份`, en: (n: number) => `at least ${n}` },
};

interface PaperItemProps {
  readonly kind: string;
  readonly known: AnswerOf<'GET /v1/products/{productCode}'>['documents'][number] | undefined;
  readonly papers: AnswerOf<'GET /v1/claims/{claimNo}/documents'>['items'];
  /** How much of a file has gone up; left out: none is going. */
  readonly share: number | undefined;
  readonly problem: string;
  readonly onFile: (file: File) => void;
}

/** One kind of paper: what it is, what has come in, and the way to add a file. */
export function PaperItem({ kind, known, papers, share, problem, onFile }: PaperItemProps) {
  const said = useWords(words);
  const states = useWords(paperStates);
  const names = useNames();
  const id = useId();
  const uploaded = papers.filter(({ state }) => state === 'uploaded').length;
  const isIn = uploaded >= Math.max(1, known?.minCount ?? 1);
  return (
    <Block
      title={known ? names(known.names) : kind}
      beside={<Tag tone={isIn ? 'good' : 'warn'}>{isIn ? states.uploaded : said.missing}</Tag>}
    >
      {known && (
        <p className="quiet small">
          {names(known.example)}
          {known.minCount > 1 && ` · ${said.atLeast(known.minCount)}`}
        </p>
      )}
      <ul>
        {papers.map((paper) => (
          <li key={paper.documentId} className="apart">
            <span>
              {paper.fileName} <span className="quiet">{fileSize(paper.sizeBytes)}</span>
            </span>
            {paper.state !== 'uploaded' && <Tag tone="bad">{states[paper.state]}</Tag>}
          </li>
        ))}
      </ul>
      {share !== undefined && <p role="status">{said.going(Math.round(share * 100))}</p>}
      {problem !== '' && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <label htmlFor={id}>{isIn ? said.more : said.choose}</label>
      <input
        id={id}
        type="file"
        name={kind}
        accept={[...documentTypes, '.xlsx'].join(',')}
        disabled={share !== undefined}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </Block>
  );
}
