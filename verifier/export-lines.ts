import type { ApplicationLine } from './application-line.ts';

/** What the lines of an export say, as far as it is recomputed. */
export interface LevelPart {
  readonly level: string;
  readonly payer: string;
  readonly fen: number;
}

export interface Grant {
  readonly programmeId: string;
  readonly version: number;
  readonly mode: string;
  readonly baseFen: number;
  readonly ratePpm: number;
  readonly calculatedFen: number;
  readonly grantedFen: number;
  readonly limitedBy: readonly string[];
  readonly limitedToFen?: readonly number[];
  readonly levels: readonly LevelPart[];
}

export interface Charge {
  readonly premium: { readonly grossFen: number; readonly netOfVatFen: number; readonly vatFen: number };
  readonly firmPaysFen: number;
  readonly subsidy: { readonly totalFen: number; readonly programmes: readonly Grant[] };
  readonly insurers: readonly { readonly insurer: string; readonly premiumFen: number }[];
}

export interface Refund {
  readonly totalFen: number;
  readonly firmFen: number;
  readonly bureauFen: number;
  readonly levels: readonly LevelPart[];
}

/** What a policy, or an endorsement of it, costs and is granted: stands before the block that books it. */
export interface ChargeLine extends Charge {
  readonly type: 'charge';
  readonly policyNo: string;
  /** Empty for the policy itself. */
  readonly endorsementNo: string;
  readonly divisionCode: string;
}

/** What a programme deducts from a premium: stands before the block in which it becomes due. */
export interface GrantLine {
  readonly type: 'grant';
  readonly policyNo: string;
  readonly endorsementNo: string;
  readonly divisionCode: string;
  readonly grant: Grant;
}

/** What goes back: stands before the block that books it. */
export interface RefundLine {
  readonly type: 'refund';
  readonly policyNo: string;
  readonly endorsementNo: string;
  readonly refund: Refund;
}

/** What a version of a programme grants on, and up to what; absent from exports of format 1. */
export interface Rules {
  readonly base: string;
  readonly rateCeilingPpm?: number;
  readonly sumTimesValue?: number;
  readonly rates: readonly Rate[];
  readonly stacking: { readonly mode: string; readonly capPpm?: number };
  readonly firmYearCapFen?: number;
  readonly kindsCapsFen?: readonly number[];
  readonly classCapsFen?: Readonly<Record<string, number>>;
  readonly policyCapFen?: number;
  readonly minSelfPayPpm: number;
  readonly deMinimisFen: number;
  readonly performance?: readonly { readonly code: string; readonly ppm: number }[];
  readonly allocation: string;
}

export interface Rate {
  readonly class?: string;
  readonly yearOfInsurance?: number;
  readonly andLater?: boolean;
  readonly sumUpToFen?: number;
  readonly ppm: number;
  readonly capFen?: number;
}

export interface ProgrammeLine {
  readonly type: 'programme';
  readonly programmeId: string;
  readonly version: number;
  readonly mode: string;
  readonly levels: readonly { readonly level: string; readonly sharePpm: number }[];
  readonly rules?: Rules;
}

export interface BudgetLine {
  readonly type: 'budget';
  readonly programmeId: string;
  readonly year: number;
  /** Whether every entry of the programme is in the export. */
  readonly complete: boolean;
  readonly envelopes: readonly {
    readonly level: string;
    readonly approvedFen: number;
    readonly availableFen: number;
    readonly reservedFen: number;
    readonly accruedFen: number;
    readonly settledFen: number;
    readonly paidFen: number;
    readonly clawedBackFen: number;
    /** From format 3 on. */
    readonly lapsedFen?: number;
  }[];
}

/** What one level of a cleared year came to. */
export interface ClearedLevel {
  readonly level: string;
  readonly payer: string | null;
  readonly approvedFen: number;
  readonly reservedFen: number;
  readonly accruedFen: number;
  readonly clawedBackFen: number;
  readonly paidFen: number;
  readonly differenceFen: number;
  readonly unspentFen: number;
}

/** A year of a programme that is cleared, and what its counties owed their cities; stated where every entry is in the export. */
export interface ClearingLine {
  readonly type: 'clearing';
  readonly programmeId: string;
  readonly year: number;
  readonly clearedAt: string;
  readonly statement: {
    readonly levels: readonly ClearedLevel[];
    readonly totals: Omit<ClearedLevel, 'level' | 'payer'>;
    readonly owed: readonly { readonly county: string; readonly fen: number }[];
    readonly owedFen: number;
  };
}

export interface LevelTotal extends LevelPart {
  readonly subsidyFen: number;
  readonly clawbackFen: number;
  readonly broughtForwardFen: number;
  readonly carriedForwardFen: number;
}

export interface SettlementLine {
  readonly type: 'settlement';
  readonly settlementId: string;
  /** Whether every row of it is in the export. */
  readonly complete: boolean;
  readonly rows: number;
  readonly totals: {
    readonly premiumFen: number;
    readonly firmFen: number;
    readonly subsidyFen: number;
    readonly clawbackFen: number;
    readonly broughtForwardFen: number;
    readonly carriedForwardFen: number;
    readonly payableFen: number;
    readonly levels: readonly LevelTotal[];
  };
  readonly paidFen: number;
}

export interface RowLine {
  readonly type: 'row';
  readonly settlementId: string;
  readonly policyNo: string;
  readonly endorsementNo: string;
  readonly outcome: string;
  readonly reason?: string;
  readonly premiumFen: number;
  readonly firmFen: number;
  readonly subsidyFen: number;
  readonly levels: readonly LevelPart[];
}

export interface BlockLine {
  readonly type: 'block';
  readonly chain: string;
  readonly number: number;
  readonly day: string;
  readonly previousHash: string;
  readonly entries: readonly { readonly entryId: string; readonly hash: string }[];
  readonly hash: string;
  /** How many of its entries are in the export: a reader is given those that it may see. */
  readonly shown: number;
}

export interface EntryLine {
  readonly type: 'entry';
  readonly entry: {
    readonly entryId: string;
    readonly kind: string;
    readonly bookedAt: string;
    readonly policyNo?: string;
    readonly endorsementNo?: string;
    readonly programmeId?: string;
    readonly settlementId?: string;
    readonly insurer?: string;
    readonly legs: readonly { readonly account: string; readonly fen: number }[];
  };
}

export interface BalanceLine {
  readonly type: 'balance';
  readonly account: string;
  readonly debitFen: number;
  readonly creditFen: number;
}

export interface HeadLine {
  readonly type: 'export';
  readonly format: number;
}

export interface EndLine {
  readonly type: 'end';
  readonly lines: number;
}

export type ExportLine =
  | HeadLine
  | ProgrammeLine
  | BudgetLine
  | ClearingLine
  | SettlementLine
  | RowLine
  | ChargeLine
  | GrantLine
  | RefundLine
  | ApplicationLine
  | BlockLine
  | EntryLine
  | BalanceLine
  | EndLine;
