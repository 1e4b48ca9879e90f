import { useState } from 'react';
import { largestDocumentBytes, type PaperOwner, uploadDocument } from '../api/upload-document.ts';
import { fileSize } from '../words/file-size.ts';
import { inLanguage, useLanguage, useWords } from '../words/language.tsx';

const words = {
  large: {
    zh: (size: string) => `这份 ${size}，超过 20 MB`,
    en: (size: string) => `${size}, over 20 MB`,
  },
};

export interface Uploads {
  /** How much of a kind's file has gone up; `undefined`: none is going. */
  readonly shareOf: (kind: string) => number | undefined;
  /** What went wrong with the last file of a kind, in words; empty: nothing. */
  readonly problemOf: (kind: string) => string;
  /** Puts a file where it belongs; answers its id, or nothing where it did not go up. */
  readonly add: (kind: string, file: File) => Promise<string | undefined>;
}

/** Files that go up at once, one at a time of each kind. */
export function useUploads(of: PaperOwner): Uploads {
  const said = useWords(words);
  const { language } = useLanguage();
  const [going, setGoing] = useState<Readonly<Record<string, number>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const add = async (kind: string, file: File) => {
    const report = (problem: string) => setProblems((all) => ({ ...all, [kind]: problem }));
    report('');
    if (file.size > largestDocumentBytes) {
      report(`${file.name}：${said.large(fileSize(file.size))}`);
      return undefined;
    }
    try {
      return await uploadDocument(of, kind, file, (share) => setGoing((all) => ({ ...all, [kind]: share })));
    } catch (error) {
      report(`${file.name}：${inLanguage((error as Error).message, language)}`);
      return undefined;
    } finally {
      setGoing(({ [kind]: _done, ...others }) => others);
    }
  };
  return { shareOf: (kind) => going[kind], problemOf: (kind) => problems[kind] ?? '', add };
}
