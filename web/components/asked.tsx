import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { Problem } from '../api/problem.ts';
import { useWords } from '../words/language.tsx';
import { ProblemBlock } from './problem-block.tsx';
import './asked.css';

const words = { reading: { zh: '正在读取', en: 'Loading' } };
const patienceMs = 200;

/** What was asked for, once it is there: nothing at first, then its outline, or the problem with a way to try again. */
export function Asked<Answer>({
  query,
  lines = 4,
  children,
}: {
  readonly query: UseQueryResult<Answer, Problem>;
  /** How long the outline is. */
  readonly lines?: number;
  readonly children: (answer: Answer) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error !== null) {
    return <ProblemBlock problem={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Outline lines={lines} />;
}

export function Outline({ lines }: { readonly lines: number }) {
  const said = useWords(words);
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div className="outline" role="status">
      <span className="visually-hidden">{said.reading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} />
      ))}
    </div>
  );
}
