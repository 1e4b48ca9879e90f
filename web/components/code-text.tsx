import { type ReactNode, useState } from 'react';
import { useWords } from '../words/language.tsx';
import './code-text.css';

const words = {
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  copyThis: { zh: (what: string) => `复制${what}`, en: (what: string) => `Copy ${what}` },
};

/** Groups of a code: `KB 2026 10 characters check`, or 8-6-4 of a credit code; only shown, never copied. */
function groupsOf(code: string): string[] {
  if (/^K[BC]\d{4}/.test(code))
    return [code.slice(0, 2), code.slice(2, 6), code.slice(6, 11), code.slice(11)];
  if (/^[0-9A-Z]{18}$/.test(code)) return [code.slice(0, 8), code.slice(8, 14), code.slice(14)];
  return [code];
}

/** A number that people copy or read aloud: never broken, its groups set apart by space that is not copied. */
export function CodeText({ code }: { readonly code: string }) {
  return (
    <code className="code-text">
      {groupsOf(code).map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </code>
  );
}

/** Copies a text and knows for three seconds that it did. */
export function CopyOnce({
  text,
  children,
}: {
  readonly text: string;
  readonly children: (isCopied: boolean, copy: () => void) => ReactNode;
}) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), 3000);
  };
  return <>{children(isCopied, () => void copy())}</>;
}

export function CopyButton({ text, what = '' }: { readonly text: string; readonly what?: string }) {
  const said = useWords(words);
  return (
    <CopyOnce text={text}>
      {(isCopied, copy) => (
        <button type="button" className="text-button" onClick={copy} aria-label={said.copyThis(what)}>
          <span role="status">{isCopied ? said.copied : said.copy}</span>
        </button>
      )}
    </CopyOnce>
  );
}
