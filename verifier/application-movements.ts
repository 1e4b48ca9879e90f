import type { ApplicationLine, LevelPart, Step } from './export-lines.ts';
import { fallenAway, type Reckoned } from './reckon-grant.ts';

/** What a step of an application has to have moved, in entries of these kinds. */
export interface Movement {
  readonly kinds: readonly string[];
  /** Left out: whenever. A review of a revocation is carried out when it is decided. */
  readonly at?: string;
  readonly parts: readonly LevelPart[];
}

const takenBack = ['subsidy-clawed-back', 'subsidy-returned'];

/** What an application holds while its steps are gone through. */
interface Held {
  readonly levels: readonly LevelPart[];
  readonly sent: ReadonlySet<string>;
  /** Parts that were claimed back from the firm when its policy ended. */
  readonly recovered: readonly LevelPart[];
}

/** Everything that entries of an application may have moved, by its record: what was granted, and each step after it. */
export function movementsOf(
  { basis, steps }: ApplicationLine,
  levels: readonly LevelPart[],
  reckoned: Reckoned,
): readonly Movement[] {
  const movements: Movement[] = [
    { kinds: ['subsidy-reserved'], at: basis?.granted?.at ?? '', parts: some(levels) },
  ];
  let held: Held = { levels: some(levels), sent: new Set(), recovered: [] };
  for (const step of steps) {
    const { moved, after } = goOn(held, step, reckoned);
    movements.push(...moved);
    held = after;
    movements.push(...claimedBack(held));
  }
  return movements;
}

function goOn(
  held: Held,
  step: Step,
  reckoned: Reckoned,
): { readonly moved: readonly Movement[]; readonly after: Held } {
  const { at } = step;
  switch (step.kind) {
    case 'confirmed':
      return { moved: [{ kinds: ['subsidy-accrued', 'subsidy-owed'], at, parts: held.levels }], after: held };
    case 'ended':
      return {
        moved: [{ kinds: ['subsidy-released'], at, parts: held.levels }],
        after: { ...held, levels: [] },
      };
    case 'sent': {
      const parts = held.levels.filter(({ level }) => level === step.level);
      const moved = [{ kinds: ['subsidy-paid', 'subsidy-transferred'], at, parts }];
      return { moved, after: { ...held, sent: new Set([...held.sent, step.level]) } };
    }
    case 'lowered': {
      const away = fallenAway(held.levels, reckoned, step);
      const recovered = some(away.filter(({ level }) => held.sent.has(level)));
      const lowered = some(away.filter(({ level }) => !held.sent.has(level)));
      const moved = [
        { kinds: ['subsidy-released', 'subsidy-annulled', 'subsidy-owed-lowered'], at, parts: lowered },
        { kinds: takenBack, at, parts: recovered },
      ];
      return { moved, after: { ...held, levels: less(held.levels, lowered), recovered } };
    }
    case 'corrected': {
      const parts = step.levels.map((part) => ({ ...part, fen: -part.fen }));
      return {
        moved: [{ kinds: takenBack, at, parts }],
        after: { ...held, recovered: less(held.recovered, step.levels) },
      };
    }
  }
}

/** What a firm that was not eligible has still had: everything that was sent, less what was claimed back before. */
function claimedBack({ levels, sent, recovered }: Held): readonly Movement[] {
  const parts = less(
    levels.filter(({ level }) => sent.has(level)),
    recovered,
  );
  return parts.length === 0 ? [] : [{ kinds: takenBack, parts }];
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
