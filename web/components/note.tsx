import { lazy, type ReactNode, Suspense } from 'react';

const NotePopover = lazy(async () => ({ default: (await import('./note-popover.tsx')).NotePopover }));

interface NoteProps {
  readonly content: ReactNode;
  /** The button that asks for it. */
  readonly children: ReactNode;
}

/** Words on demand, by click or Enter. What shows them is fetched once the page has been painted; the button is there before. */
export function Note({ content, children }: NoteProps) {
  return (
    <Suspense fallback={children}>
      <NotePopover content={content}>{children}</NotePopover>
    </Suspense>
  );
}
