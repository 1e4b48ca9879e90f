import * as z from 'zod';
import { day } from '../dates.ts';
import { uscc } from '../ids.ts';
import { fen } from '../money.ts';
import { fiscalLevel, programme, type Programme } from '../subsidies/programme.ts';

/**
 * What of a programme can be tried out: whatever grants are reckoned from. Whether a firm is eligible is decided by registers
 * when it buys, and is not decided again.
 */
export const programmeChange = programme
  .unwrap()
  .pick({
    base: true,
    rateCeilingPpm: true,
    sumTimesValue: true,
    rates: true,
    firmYearCapFen: true,
    kindsCapsFen: true,
    classCapsFen: true,
    policyCapFen: true,
    stacking: true,
    minSelfPayPpm: true,
    deMinimisFen: true,
    performance: true,
    levels: true,
  })
  .partial()
  .strict();
export type ProgrammeChange = z.infer<typeof programmeChange>;

/** What is tried out on which year. */
export const simulationRequest = z.strictObject({
  programmeId: z.string().max(64),
  change: programmeChange,
  year: z.int().min(2000).max(2100),
});

const sums = z.object({
  /** Policies that are granted something. */
  policies: z.int(),
  firms: z.int(),
  grantedFen: fen,
  /** Came back from reductions and ends of policies. */
  returnedFen: fen,
  /** What it costs: granted less returned. */
  costFen: fen,
});

const money = z.object({
  level: fiscalLevel,
  approvedFen: fen.optional(),
  costFen: fen,
  /** The first day on which a grant does not fit, or the day on which it ends at the pace so far; left out: not this year. */
  endsOn: day.optional(),
  projected: z.boolean().optional(),
});

const outcome = sums.extend({
  levels: z.array(money),
  /** Grants that the money does not suffice for. */
  short: z.object({ grants: z.int(), fen }),
});

const firmDifference = z.object({ uscc, todayFen: fen, changedFen: fen });

/** What a changed programme would have cost and reached on a year's real policies, against what it did. */
export const simulation = z.object({
  programmeId: z.string(),
  year: z.int(),
  policies: z.int(),
  today: outcome,
  changed: outcome,
  differenceFen: fen,
  gains: z.object({ firms: z.int(), fen, most: z.array(firmDifference) }),
  loses: z.object({ firms: z.int(), fen, most: z.array(firmDifference) }),
  unchanged: z.object({ firms: z.int() }),
});
export type Simulation = z.infer<typeof simulation>;

/** A version with some of its figures changed; none where they do not fit together. */
export function changedProgramme(of: Programme, change: ProgrammeChange): z.ZodSafeParseResult<Programme> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return programme.safeParse({ ...of, ...Object.fromEntries(given) });
}
