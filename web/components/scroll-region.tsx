import type { KeyboardEventHandler, ReactNode } from 'react';

/** Something wide that scrolls sideways by itself, with the keyboard too. */
export function ScrollRegion({
  name,
  onKeyDown,
  children,
}: {
  readonly name: string;
  /** What its keys do while it has the focus. */
  readonly onKeyDown?: KeyboardEventHandler<HTMLElement> | undefined;
  readonly children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a region that scrolls must be reachable by keyboard, and a list may be led through by it
    <div className="scroll-x" tabIndex={0} role="region" aria-label={name} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
