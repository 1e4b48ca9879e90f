import { type ReactNode, useState } from 'react';
import { fetchFile } from '../api/call.ts';
import type { InputOf, Route } from '../api/contract.ts';
import { useWords } from '../words/language.tsx';
import { ProblemBlock } from './problem-block.tsx';

const words = { making: { zh: '正在生成', en: 'Being made' } };

/** A paper, table or archive of the service, fetched with the caller's token and handed over as a file. */
export function PaperLink<Key extends Route>({
  route,
  input,
  fileName,
  children,
}: {
  readonly route: Key;
  readonly input: InputOf<Key>;
  readonly fileName: string;
  readonly children: ReactNode;
}) {
  const said = useWords(words);
  const [isMaking, setIsMaking] = useState(false);
  const [problem, setProblem] = useState<Error | undefined>();
  const download = async () => {
    setIsMaking(true);
    setProblem(undefined);
    try {
      saveAs(await fetchFile(route, input), fileName);
    } catch (error) {
      setProblem(error as Error);
    } finally {
      setIsMaking(false);
    }
  };
  return (
    <span>
      <button
        type="button"
        className="text-button no-print"
        disabled={isMaking}
        onClick={() => void download()}
      >
        {isMaking ? said.making : children}
      </button>
      {problem && <ProblemBlock problem={problem} />}
    </span>
  );
}

export function saveAs(content: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
