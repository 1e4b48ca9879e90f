import type { ReactNode } from 'react';

/** Something wide that scrolls sideways by itself, with the keyboard too. */
export function ScrollRegion({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <div className="scroll-x" tabIndex={0} role="region" aria-label={name}>
      {children}
    </div>
  );
}
