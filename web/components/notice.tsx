import type { ReactNode } from 'react';
import './problem-block.css';

/** Something that people should know here, announced once. */
export function Notice({
  tone = 'info',
  children,
}: {
  readonly tone?: 'info' | 'good' | 'warn';
  readonly children: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role="status">
      {children}
    </div>
  );
}
