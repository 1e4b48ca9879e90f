import type { ApplicationLine, Step } from './application-line.ts';
import type { LevelPart } from './export-lines.ts';
import { holdEqual } from './finding.ts';
import { fallenAway, type Reckoned } from './reckon-grant.ts';

/** What a step of an application has to have moved, in entries of these kinds. */
export interface Movement {
  readonly kinds: readonly string[];
  /** Left out: whenever. A review of a revocation is carried out when it is decided. */
  readonly at?: string;
  readonly parts: readonly LevelPart[];
}

const takenBack = ['subsidy-clawed-back', 'subsidy-returned'];
const freed = ['subsidy-released', 'subsidy-annulled', 'subsidy-owed-lowered'];

/** What an application holds while its steps are gone through. */
interface Held {
  /** Granted, and not lowered before it was sent. */
  readonly levels: readonly LevelPart[];
  readonly sent: readonly LevelPart[];
  /** To be sent once more, because the firm had paid it back, and sent since. */
  readonly again: readonly LevelPart[];
  readonly sentAgain: readonly LevelPart[];
  /** What has fallen away with the premium by now, and what of it was claimed back from the firm. */
  readonly away: readonly LevelPart[];
  readonly recovered: readonly LevelPart[];
  readonly isDue: boolean;
}

/** Everything that entries of an application may have moved, by its record: what was granted, and each step after it. */
export function movementsOf(
  { basis, steps }: ApplicationLine,
  levels: readonly LevelPart[],
  reckoned: Reckoned,
  where: string,
): readonly Movement[] {
  const granted = some(levels);
  const movements: Movement[] = [
    { kinds: ['subsidy-reserved'], at: basis?.granted?.at ?? '', parts: granted },
  ];
  const nothing = { sent: [], again: [], sentAgain: [], away: [], recovered: [] };
  let held: Held = { ...nothing, levels: granted, isDue: false };
  for (const step of steps) {
    const { moved, after } = goOn(held, step, { granted, reckoned, where });
    movements.push(...moved);
    held = after;
    movements.push(...claimedBack(held));
  }
  return movements;
}

interface Origin {
  readonly granted: readonly LevelPart[];
  readonly reckoned: Reckoned;
  readonly where: string;
}
interface Gone {
  readonly moved: readonly Movement[];
  readonly after: Held;
}

function goOn(held: Held, step: Step, origin: Origin): Gone {
  const { at } = step;
  switch (step.kind) {
    case 'confirmed':
      return {
        moved: [{ kinds: ['subsidy-accrued', 'subsidy-owed'], at, parts: held.levels }],
        after: { ...held, isDue: true },
      };
    case 'ended':
      return {
        moved: [{ kinds: ['subsidy-released'], at, parts: held.levels }],
        after: { ...held, levels: [] },
      };
    case 'sent':
      return step.again === true ? sendAgain(held, step) : send(held, step);
    case 'lowered': {
      const away = fallenAway(origin.granted, origin.reckoned, step);
      const isSent = ({ level }: LevelPart) => held.sent.some((one) => one.level === level);
      const recovered = some(away.filter(isSent));
      const lowered = some(away.filter((part) => !isSent(part)));
      const moved = [
        { kinds: freed, at, parts: lowered },
        { kinds: takenBack, at, parts: recovered },
      ];
      return { moved, after: { ...held, levels: less(held.levels, lowered), away, recovered } };
    }
    case 'followed':
      return followed(held, step, origin);
    case 'corrected': {
      const parts = opposite(step.levels);
      return {
        moved: [{ kinds: takenBack, at, parts }],
        after: { ...held, recovered: less(held.recovered, step.levels) },
      };
    }
  }
}

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** A payer sends what it has not sent of its part yet. */
function send(held: Held, { at, level }: StepOf<'sent'>): Gone {
  const parts = less(held.levels, held.sent).filter((part) => part.level === level);
  const moved = [{ kinds: ['subsidy-paid', 'subsidy-transferred'], at, parts }];
  return { moved, after: { ...held, sent: sum([...held.sent, ...parts]) } };
}

/** The budget of it moved when the refund was corrected. */
function sendAgain(held: Held, { at, level }: StepOf<'sent'>): Gone {
  const parts = held.again.filter((part) => part.level === level);
  return {
    moved: [{ kinds: ['subsidy-transferred'], at, parts }],
    after: {
      ...held,
      again: held.again.filter((part) => part.level !== level),
      sentAgain: sum([...held.sentAgain, ...parts]),
    },
  };
}

/** A grant follows its corrected refund: all that moves is what falls away less, or more, of each part. */
function followed(
  held: Held,
  { at, moves, ...premium }: StepOf<'followed'>,
  { granted, reckoned, where }: Origin,
): Gone {
  const away = fallenAway(granted, reckoned, premium);
  for (const { level, payer } of granted) {
    const isOf = (part: LevelPart) => part.level === level && part.payer === payer;
    const said = {
      zh: `${level} 级随退费更正的补贴`,
      en: `what level ${level} follows the corrected refund by`,
    };
    holdEqual(
      where,
      said,
      fenOf(moves.filter(isOf)),
      fenOf(held.away.filter(isOf)) - fenOf(away.filter(isOf)),
    );
  }
  const by = (...ways: readonly string[]) => sum(moves.filter(({ how }) => ways.includes(how)));
  const [raised, lowered, claimed] = [by('raised'), opposite(by('lowered')), by('owed-less', 'owed-more')];
  const again = by('given-again');
  return {
    moved: [
      { kinds: takenBack, at, parts: opposite(sum([...claimed, ...again])) },
      {
        kinds: held.isDue ? ['subsidy-reserved', 'subsidy-accrued'] : ['subsidy-reserved'],
        at,
        parts: raised,
      },
      { kinds: held.isDue ? ['subsidy-owed'] : [], at, parts: sum([...raised, ...again]) },
      { kinds: freed, at, parts: lowered },
    ],
    after: {
      ...held,
      away,
      levels: less(sum([...held.levels, ...raised]), lowered),
      again: sum([...held.again, ...again]),
      recovered: sum([...held.recovered, ...opposite(claimed)]),
    },
  };
}

/** What a firm that was not eligible has still had: everything that was sent, less what was claimed back before. */
function claimedBack({ sent, sentAgain, recovered }: Held): readonly Movement[] {
  const parts = less(sum([...sent, ...sentAgain]), recovered);
  return parts.length === 0 ? [] : [{ kinds: takenBack, parts }];
}

function sum(parts: readonly LevelPart[]): readonly LevelPart[] {
  const sums: LevelPart[] = [];
  for (const { level, payer, fen } of parts) {
    const at = sums.findIndex((one) => one.level === level && one.payer === payer);
    if (at < 0) sums.push({ level, payer, fen });
    else sums[at] = { level, payer, fen: (sums[at]?.fen ?? 0) + fen };
  }
  return some(sums);
}

function opposite(parts: readonly LevelPart[]): readonly LevelPart[] {
  return parts.map((part) => ({ ...part, fen: -part.fen }));
}

function fenOf(parts: readonly LevelPart[]): number {
  return parts.reduce((total, { fen }) => total + fen, 0);
}

function less(levels: readonly LevelPart[], away: readonly LevelPart[]): readonly LevelPart[] {
  return some(
    levels.map((part) => {
      const gone = away.find(({ level, payer }) => level === part.level && payer === part.payer);
      return { ...part, fen: part.fen - (gone?.fen ?? 0) };
    }),
  );
}

function some(levels: readonly LevelPart[]): readonly LevelPart[] {
  return levels.filter(({ fen }) => fen !== 0);
}
