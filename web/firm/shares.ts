import { asFen, subtractFen, sumFen } from '../../shared/domain/money.ts';
import type { AnswerOf } from '../api/contract.ts';
import type { Party, Share } from '../components/split-bar.tsx';
import type { Language } from '../words/language.tsx';
import { levelWords } from '../words/statuses.ts';

type Priced = Pick<AnswerOf<'GET /v1/quotes/{quoteId}'>, 'premium' | 'subsidy'>;

const firmWords = { zh: '企业自缴', en: 'Your firm' };

/** Who bears a premium in the end: the firm, and each fiscal level over all programmes. */
export function sharesOf({ premium, subsidy }: Priced, language: Language): readonly Share[] {
  const levels = new Map<string, number>();
  for (const { level, fen } of subsidy.programmes.flatMap((programme) => programme.levels)) {
    levels.set(level, (levels.get(level) ?? 0) + fen);
  }
  const levelShares = [...levels].map(([level, fen]) => ({
    party: level as Party,
    name: levelWords[level]?.[language] ?? level,
    fen: asFen(fen),
  }));
  const firmFen = subtractFen(premium.grossFen, sumFen(levelShares.map(({ fen }) => fen)));
  return [{ party: 'firm', name: firmWords[language], fen: firmFen }, ...levelShares];
}
