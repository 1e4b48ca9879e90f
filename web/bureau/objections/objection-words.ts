import type { Pair } from '../../words/language.tsx';
import type { Tone } from '../../words/statuses.ts';

type Status = 'open' | 'upheld' | 'dismissed';

/** Where an objection from a public notice stands. */
export const objectionWords: Readonly<Record<Status, Pair<string> & { readonly tone: Tone }>> = {
  open: { zh: '异议待处理', en: 'Objection open', tone: 'warn' },
  upheld: { zh: '异议成立', en: 'Objection upheld', tone: 'bad' },
  dismissed: { zh: '异议不成立', en: 'Objection dismissed', tone: 'neutral' },
};
