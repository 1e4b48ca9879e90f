import { asFen, type Fen, subtractFen, sumFen } from '../../shared/domain/money.ts';
import type { AnswerOf } from '../api/contract.ts';
import type { Party, Share } from '../components/split-bar.tsx';
import type { Language } from '../words/language.tsx';
import { levelWords } from '../words/statuses.ts';

type Priced = Pick<AnswerOf<'GET /v1/quotes/{quoteId}'>, 'premium' | 'subsidy'>;

const firmWords = { zh: '企业自缴', en: 'Your firm' };

type Parts = Priced['subsidy']['programmes'][number]['levels'];

/** What each fiscal level bears of a subsidy. */
export function levelShares(parts: Parts, language: Language): readonly Share[] {
  const levels = new Map<string, number>();
  for (const { level, fen } of parts) levels.set(level, (levels.get(level) ?? 0) + fen);
  return [...levels].map(([level, fen]) => ({
    party: level as Party,
    name: levelWords[level]?.[language] ?? level,
    fen: asFen(fen),
  }));
}

/** What is taken off the premium, and reserved for the firm when it binds; what is paid back later is not. */
export function deductedFen({ subsidy }: Pick<Priced, 'subsidy'>): Fen {
  return sumFen(subsidy.programmes.filter(isDeducted).map(({ grantedFen }) => grantedFen));
}

/** Who pays a premium when it is due: what is paid back later is the firm's until it is there. */
export function sharesDue({ premium, subsidy }: Priced, language: Language): readonly Share[] {
  const programmes = subsidy.programmes.filter(isDeducted);
  return sharesOf({ premium, subsidy: { ...subsidy, programmes } }, language);
}

function isDeducted({ mode }: Priced['subsidy']['programmes'][number]): boolean {
  return mode === 'direct-deduct';
}

/** Who bears a premium in the end: the firm, and each fiscal level over all programmes. */
export function sharesOf({ premium, subsidy }: Priced, language: Language): readonly Share[] {
  const shares = levelShares(
    subsidy.programmes.flatMap((programme) => programme.levels),
    language,
  );
  const firmFen = subtractFen(premium.grossFen, sumFen(shares.map(({ fen }) => fen)));
  return [{ party: 'firm', name: firmWords[language], fen: firmFen }, ...shares];
}
