import type { LevelPart } from './export-lines.ts';

/** What a grant to a firm was reckoned on when it was granted. */
export interface Basis {
  readonly premium: { readonly grossFen: number; readonly netOfVatFen: number };
  readonly sumInsuredFen: number;
  readonly insurableValueFen?: number;
  readonly class?: string;
  readonly yearOfInsurance: number;
  readonly usedFen: number;
  readonly usedOfClassFen: number;
  readonly kinds: number;
  readonly otherFen: number;
  readonly outsideFen: number;
  readonly grade?: string;
  readonly granted?: {
    readonly at: string;
    readonly levels: readonly GrantedPart[];
    /** For each level, what its envelope had left for what all claims asked of it. */
    readonly shared?: readonly { readonly leftFen: number; readonly askedFen: number }[];
  };
}

export interface GrantedPart extends LevelPart {
  /** Taken from an envelope of the payer's own. */
  readonly ownEnvelope?: boolean;
}

/** What a corrected premium leaves the firm more of a part, or less, and how it comes to it. */
export interface Move extends LevelPart {
  readonly how: string;
}

/** What moved the money of an application since it was granted, in its order. */
export type Step =
  | { readonly kind: 'confirmed' | 'ended'; readonly at: string }
  | { readonly kind: 'sent'; readonly at: string; readonly level: string; readonly again?: boolean }
  | { readonly kind: 'lowered'; readonly at: string; readonly heldFen: number; readonly keptFen: number }
  | {
      readonly kind: 'followed';
      readonly at: string;
      readonly heldFen: number;
      readonly keptFen: number;
      readonly moves: readonly Move[];
    }
  | {
      readonly kind: 'corrected';
      readonly at: string;
      readonly keptFen: number;
      readonly levels: readonly LevelPart[];
    };

/** A subsidy that a firm was granted by itself: stands before every block that moves money of it. */
export interface ApplicationLine {
  readonly type: 'application';
  readonly applicationId: string;
  readonly policyNo: string;
  readonly programmeId: string;
  readonly version: number;
  readonly mode: string;
  readonly year: number;
  readonly uscc: string;
  readonly divisionCode: string;
  readonly collectedUntil?: string;
  /** Absent where it was granted before such records were kept. */
  readonly basis?: Basis;
  readonly steps: readonly Step[];
}
