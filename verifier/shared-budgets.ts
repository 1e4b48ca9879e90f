import { fractionDown } from './check-policy.ts';
import type { ApplicationLine, GrantedPart } from './application-line.ts';
import { hold, holdEqual } from './finding.ts';

interface Share {
  readonly application: string;
  readonly tie: string;
  readonly claimFen: number;
  readonly fen: number;
}

interface Envelope {
  readonly leftFen: number;
  readonly askedFen: number;
  readonly shares: Map<string, Share>;
}

/**
 * Budgets that are shared among everybody who applied in time: each gets floor(left × claim ÷ asked), the left-over fen go to the
 * largest remainders. Which those are is known when all claims on an envelope were read.
 */
export class SharedBudgets {
  private readonly notRecomputed: Set<string>;
  private readonly envelopes = new Map<string, Envelope>();

  constructor(notRecomputed: Set<string>) {
    this.notRecomputed = notRecomputed;
  }

  add(
    { applicationId, policyNo, programmeId, year, uscc, collectedUntil, basis }: ApplicationLine,
    levels: readonly GrantedPart[],
    claims: ReadonlyMap<string, number>,
  ): void {
    const application = `application ${policyNo} ${programmeId}`;
    const shared = basis?.granted?.shared;
    if (shared === undefined) {
      this.notRecomputed.add(application);
      return;
    }
    for (const [place, { level, payer, ownEnvelope, fen }] of levels.entries()) {
      const claimFen = claims.get(level) ?? 0;
      if (claimFen === 0) continue;
      const { leftFen, askedFen } = shared[place] ?? { leftFen: 0, askedFen: 0 };
      const owner = ownEnvelope === true ? ` ${payer}` : '';
      const key = `budget ${programmeId} ${year} ${level}${owner} shared ${collectedUntil}`;
      const known = this.envelopes.get(key) ?? { leftFen, askedFen, shares: new Map<string, Share>() };
      this.envelopes.set(key, known);
      holdEqual(
        application,
        { zh: '共享额度的余额', en: 'what the shared envelope had left' },
        leftFen,
        known.leftFen,
      );
      holdEqual(
        application,
        { zh: '共享额度的申请总额', en: 'what was asked of it' },
        askedFen,
        known.askedFen,
      );
      const least = Math.min(
        claimFen,
        askedFen === 0 ? 0 : fractionDown(leftFen, claimFen, BigInt(askedFen)),
      );
      hold(
        leftFen >= askedFen ? fen === claimFen : fen === least || fen === least + 1,
        application,
        `${level} 级分得 ${fen} 分，与余额 ${leftFen} 分按申请额 ${claimFen}/${askedFen} 分配不符`,
        `level ${level} gave ${fen} fen, which is not its part of ${leftFen} fen by ${claimFen} of ${askedFen}`,
      );
      known.shares.set(applicationId, { application, tie: `${uscc}#${policyNo}`, claimFen, fen });
    }
  }

  end(): void {
    for (const { leftFen, askedFen, shares } of this.envelopes.values()) {
      if (leftFen >= askedFen) continue;
      const all = [...shares.values()].toSorted((one, other) => (one.tie < other.tie ? -1 : 1));
      const shown = all.reduce((total, { claimFen }) => total + claimFen, 0);
      if (shown !== askedFen) {
        // Others' claims are not in the export: who of all had the left-over fen is not to be seen.
        for (const { application } of all) this.notRecomputed.add(application);
        continue;
      }
      compare(all, leftFen, askedFen);
    }
  }
}

function compare(all: readonly Share[], leftFen: number, askedFen: number): void {
  const whole = BigInt(askedFen);
  const parts = all.map((share) => ({
    share,
    down: fractionDown(leftFen, share.claimFen, whole),
    remainder: (BigInt(leftFen) * BigInt(share.claimFen)) % whole,
  }));
  const leftOver = leftFen - parts.reduce((total, { down }) => total + down, 0);
  // Sorting keeps the order of those that have the same remainder.
  const favoured = parts
    .toSorted((one, other) =>
      one.remainder === other.remainder ? 0 : one.remainder < other.remainder ? 1 : -1,
    )
    .slice(0, leftOver);
  for (const part of parts) {
    const due = part.down + (favoured.includes(part) ? 1 : 0);
    holdEqual(
      part.share.application,
      { zh: '按比例分得', en: 'its part of the shared budget' },
      part.share.fen,
      due,
    );
  }
}
