import { useId } from 'react';
import { Block } from '../components/page.tsx';
import { Tag } from '../components/status-tag.tsx';
import { documentTypes } from '../api/upload-document.ts';
import { useWords } from '../words/language.tsx';
import { fileSize } from '../words/file-size.ts';

const words = {
  choose: { zh: '拍照或选文件', en: 'Take a photo or choose a file' },
  more: { zh: '再加一份', en: 'Add another' },
  going: { zh: (percent: number) => `上传中 ${percent}%`, en: (percent: number) => `Uploading ${percent}%` },
  missing: { zh: '未交', en: 'Missing' },
  in: { zh: '已交', en: 'Received' },
  atLeast: { zh: (n: number) => `至少 ${n} 份`, en: (n: number) => `at least ${n}` },
  remove: { zh: '移除', en: 'Remove' },
  removeThis: { zh: (file: string) => `移除 ${file}`, en: (file: string) => `Remove ${file}` },
};

export interface ShownPaper {
  readonly documentId: string;
  readonly fileName: string;
  /** Left out: handed in before, and not looked at again. */
  readonly sizeBytes?: number;
  /** What is wrong with it, in words. */
  readonly fault?: string | undefined;
}

interface PaperItemProps {
  readonly kind: string;
  readonly name: string;
  readonly help?: string | undefined;
  /** How many of it are needed. */
  readonly needed?: number;
  readonly papers: readonly ShownPaper[];
  /** How much of a file has gone up; left out: none is going. */
  readonly share: number | undefined;
  readonly problem: string;
  readonly onFile: (file: File) => void;
  /** Left out: what has come in stays. */
  readonly onRemove?: (documentId: string) => void;
}

/** One kind of paper: what it is, what has come in, and the way to add a file. */
export function PaperItem(props: PaperItemProps) {
  const { kind, name, help, needed = 1, papers, share, problem, onFile } = props;
  const said = useWords(words);
  const id = useId();
  const isIn = papers.filter(({ fault }) => fault === undefined).length >= needed;
  const explained = [help, needed > 1 ? said.atLeast(needed) : undefined].filter(
    (text) => text !== undefined,
  );
  return (
    <Block title={name} beside={<Tag tone={isIn ? 'good' : 'warn'}>{isIn ? said.in : said.missing}</Tag>}>
      {explained.length > 0 && <p className="quiet small">{explained.join(' · ')}</p>}
      <PaperList {...props} />
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

function PaperList({ papers, share, onRemove }: PaperItemProps) {
  const said = useWords(words);
  return (
    <ul>
      {papers.map(({ documentId, fileName, sizeBytes, fault }) => (
        <li key={documentId} className="apart">
          <span>
            {fileName} {sizeBytes !== undefined && <span className="quiet">{fileSize(sizeBytes)}</span>}
          </span>
          {fault !== undefined && <Tag tone="bad">{fault}</Tag>}
          {onRemove && (
            <button
              type="button"
              className="text-button"
              aria-label={said.removeThis(fileName)}
              disabled={share !== undefined}
              onClick={() => onRemove(documentId)}
            >
              {said.remove}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
