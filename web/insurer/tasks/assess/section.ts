import type { Cover } from '../../../../shared/domain/products/cover.ts';
import type { SheetDraft } from './sheet-draft.ts';

/** What every part of the sheet works on. */
export interface SectionProps {
  readonly draft: SheetDraft;
  readonly change: (change: Partial<SheetDraft>) => void;
  readonly faultAt: (path: string) => string | undefined;
  readonly cover: Cover;
}

/** A list with one of its members changed. */
export function changedAt<Member>(
  list: readonly Member[],
  index: number,
  change: Partial<Member>,
): readonly Member[] {
  return list.map((member, at) => (at === index ? { ...member, ...change } : member));
}

export function withoutAt<Member>(list: readonly Member[], index: number): readonly Member[] {
  return list.filter((_, at) => at !== index);
}
