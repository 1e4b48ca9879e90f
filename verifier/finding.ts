/** What does not hold first: where, and why, for readers of both languages. */
export interface Finding {
  /** The entry, block, policy, settlement, account or budget that does not hold. */
  readonly where: string;
  readonly zh: string;
  readonly en: string;
}

/** Ends the reading of an export at the first thing that does not hold. */
export class DoesNotHold extends Error {
  override readonly name = 'DoesNotHold';
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(`${finding.where}: ${finding.en}`);
    this.finding = finding;
  }
}

/** Goes on where it holds, and ends the reading where it does not. */
export function hold(holds: boolean, where: string, zh: string, en: string): asserts holds {
  if (!holds) throw new DoesNotHold({ where, zh, en });
}

/** Two figures of fen that have to be the same. */
export function holdEqual(
  where: string,
  what: { readonly zh: string; readonly en: string },
  stated: number,
  recomputed: number,
): void {
  hold(
    stated === recomputed,
    where,
    `${what.zh}：载明 ${stated} 分，重算 ${recomputed} 分，相差 ${stated - recomputed} 分`,
    `${what.en}: stated ${stated} fen, recomputed ${recomputed} fen, a difference of ${stated - recomputed} fen`,
  );
}
