import { addDays, type Day, dayOf, type Instant, startOfDay } from '../dates.ts';
import { liveOverlap, type Standing, withoutPolicy, withPolicy } from '../firms/standing.ts';
import type { PolicyNo } from '../ids.ts';
import type { ExplanationLine } from '../quoting/explanation-line.ts';
import { asText } from '../names.ts';
import { accept, refuse, type Result } from '../result.ts';
import { agreedTerms } from './agreed-terms.ts';
import { firstDayFor } from './endorse-policy.ts';
import { pendingEndorsement } from './endorsement-life.ts';
import { type Holder, insuredNameOf } from './holders.ts';
import {
  type EndorsementIn,
  endorsementsOf,
  type InForcePolicy,
  type Policy,
  type PolicyTransfer,
  statusOfPolicy,
} from './policy.ts';

export interface TransferRequest {
  readonly effectiveDate: Day;
  readonly reason: PolicyTransfer['reason'];
  /** The lender's letter that the policy may go to the successor (CAN-9). */
  readonly lenderConsent?: string | undefined;
}

export interface TransferFacts {
  readonly now: Instant;
  readonly by: string;
  /** Who steps in; left out where no such firm has registered. */
  readonly successor: Holder | undefined;
  readonly standings: { readonly from: Standing; readonly to: Standing };
}

export type TransferRefusal =
  | { readonly kind: 'policy-not-live'; readonly status: string }
  | { readonly kind: 'endorsement-pending'; readonly endorsementNo: string }
  | { readonly kind: 'successor-not-registered' }
  | { readonly kind: 'nothing-changes' }
  | { readonly kind: 'not-day-of-notice'; readonly today: Day; readonly first: Day }
  | { readonly kind: 'lender-consent-missing'; readonly bankName: string }
  | { readonly kind: 'already-insured'; readonly policyNo: PolicyNo; readonly end: Day };

export interface Transferred {
  readonly policy: InForcePolicy;
  readonly endorsement: EndorsementIn<'in-effect'>;
  readonly transfer: PolicyTransfer;
  readonly standings: { readonly from: Standing; readonly to: Standing };
  /** CAN-10: until when the insurer may answer that the risk has risen. */
  readonly answerBy: Day;
}

/** Days in which the insurer may raise the premium or cancel for a risk that has risen (保险法 art. 49). */
const daysToAnswer = 30;

/**
 * CAN-10, case 27: who buys the insured thing, or succeeds the firm under another code, steps into the policy from the start
 * of the day of the notice, with its lender, at its price. A successor takes the firm's counters along; after a sale they stay
 * with the firm that had the subsidy. The subsidy stays with the bureaus of the bind (case 26).
 *
 * Refusals: `policy-not-live`, `endorsement-pending`, `successor-not-registered`, `nothing-changes` (the same code, case 27),
 * `not-day-of-notice`, `lender-consent-missing` (CAN-9), `already-insured` (rulebook 4.1).
 */
export function transferPolicy(
  of: Policy,
  request: TransferRequest,
  facts: TransferFacts,
): Result<Transferred, TransferRefusal> {
  const status = statusOfPolicy(of, facts.now);
  if (of.status !== 'in-force' || status !== 'in-force') return refuse({ kind: 'policy-not-live', status });
  const pending = pendingEndorsement(of);
  if (pending !== undefined) {
    return refuse({ kind: 'endorsement-pending', endorsementNo: pending.endorsementNo });
  }
  const { successor } = facts;
  if (successor === undefined) return refuse({ kind: 'successor-not-registered' });
  if (successor.uscc === of.uscc) return refuse({ kind: 'nothing-changes' });
  const today = dayOf(facts.now);
  const first = firstDayFor(of, facts.now);
  if (first > today || request.effectiveDate !== today) {
    return refuse({ kind: 'not-day-of-notice', today, first });
  }
  const { lossPayee } = agreedTerms(of, undefined);
  if (lossPayee !== undefined && request.lenderConsent === undefined) {
    return refuse({ kind: 'lender-consent-missing', bankName: lossPayee.bankName });
  }
  const live = liveOverlap(facts.standings.to, of.product.code, { start: today, end: of.period.end });
  if (live !== undefined) {
    return refuse({ kind: 'already-insured', policyNo: live.policyNo, end: live.period.end });
  }
  return accept(transferred(of, successor, request, facts));
}

function transferred(
  of: InForcePolicy,
  { uscc, name }: Holder,
  { effectiveDate, reason, lenderConsent }: TransferRequest,
  { now, by, standings }: TransferFacts,
): Transferred {
  const transfer = { uscc, name, reason, from: { uscc: of.uscc, name: insuredNameOf(of) } };
  const endorsement: EndorsementIn<'in-effect'> = {
    status: 'in-effect',
    endorsementNo: `E${endorsementsOf(of).length + 1}`,
    effectiveDate,
    changes: { transfer },
    ...(lenderConsent === undefined ? {} : { lenderConsent }),
    at: now,
    by,
    inEffectFrom: startOfDay(effectiveDate),
  };
  const endorsements = [...endorsementsOf(of), endorsement];
  // Case 56: an investor goes on as policyholder (保险法 art. 49 moves the insured's rights and duties).
  const renamed = of.insuredName === undefined ? { policyholder: name } : { insuredName: name };
  return {
    policy: { ...of, uscc, ...renamed, endorsements, revision: of.revision + 1 },
    endorsement,
    transfer,
    standings: movedStandings(of, reason, standings),
    answerBy: addDays(effectiveDate, daysToAnswer),
  };
}

function movedStandings(
  of: InForcePolicy,
  reason: PolicyTransfer['reason'],
  { from, to }: TransferFacts['standings'],
): Transferred['standings'] {
  const { policyNo, product, period } = of;
  const grants = reason === 'merger' ? from.granted : [];
  return {
    from: withoutPolicy(from, policyNo, grants),
    to: withPolicy(to, { productCode: product.code, policyNo, period, grants }),
  };
}

/** A transfer in words: who steps in, that the price stays, where the counters are, and what the insurer may still do. */
export function explainTransfer({
  transfer,
  answerBy,
  endorsement,
}: Transferred): readonly ExplanationLine[] {
  const source = '保险法第四十九条';
  const { from, name, reason } = transfer;
  const on = endorsement.effectiveDate;
  const stepsIn = {
    zh: `${on} 零时起，${name} 承继 ${from.name} 在本保单的权利和义务；此前的损失仍赔付 ${from.name}，保险费不变`,
    en: `From ${on} 00:00 ${name} takes over the rights and duties of ${from.name}, which is still paid for earlier losses; the premium stays`,
  };
  const counters =
    reason === 'merger'
      ? {
          zh: `${from.name} 的年度补贴额度和投保年数随承继企业计算`,
          en: `What ${from.name} has used of its firm-year cap, and its years insured, count for the successor`,
        }
      : {
          zh: `已给予的补贴仍计入 ${from.name} 的年度额度和投保年数`,
          en: `The subsidy granted still counts for ${from.name}: in its firm-year cap and its years insured`,
        };
  const answer = {
    zh: `转让使危险程度显著增加的，保险公司可在 ${answerBy} 前增加保险费或解除合同；答复前发生的损失照常保障`,
    en: `If the risk has clearly risen, the insurer may ask more premium or cancel by ${answerBy}; losses before its answer are covered`,
  };
  return [
    { rule: 'CAN-10', ...asText(stepsIn), source },
    { rule: 'case 27', ...asText(counters), source },
    { rule: 'CAN-10', ...asText(answer), source },
  ];
}
