import type { ShareDue } from '../co-insurance/shares-due.ts';
import { type InsurerPart, splitOnTop } from '../co-insurance/split-claim.ts';
import type { PaymentId } from '../ids.ts';
import { addFen, asFen, atLeastZero, type Fen, subtractFen, sumFen, minFen, zeroFen } from '../money.ts';
import type { LossPayee } from '../quoting/loss-payee.ts';
import type { Claim } from './claim.ts';
import type { Assessment } from './assessment.ts';
import type { Indemnity } from './indemnity.ts';
import { divideAmong, payeesOf } from './lender-debt.ts';
import {
  type ClaimPayee,
  type ClaimPayment,
  instructedFen,
  instructedTo,
  type PayeeKind,
  standingPayments,
} from './payment.ts';

/** COI-7: below this sum of a claim, 100,000.00, the lead pays for the whole pool and recovers the followers' parts. */
const leadAdvancesBelowFen = asFen(10_000_000);

/** What instructions are made from besides the claim and the amount. */
export interface Instructing {
  readonly lossPayee: LossPayee | undefined;
  /** The assessment that the amount comes from, where there is one; an interim payment may come before it. */
  readonly assessment: Pick<Assessment, 'sheet' | 'indemnity'> | undefined;
  readonly nextId: () => PaymentId;
}

/**
 * Makes the instructions for an amount that is due: what each payee gets (LOS-2 to LOS-4, CLM-11), and who pays it. A pool's lead
 * advances everything while the claim stays below 100,000.00; from there on every insurer pays its own part, several and not
 * joint, and nobody pays for one that cannot (COI-7, case 57).
 */
export function instruct(
  of: Claim,
  dueFen: Fen,
  purpose: ClaimPayment['purpose'],
  { lossPayee, assessment, nextId }: Instructing,
): readonly ClaimPayment[] {
  const { lenderDebt } = of;
  const parts = divideAmong(
    dueFen,
    {
      thirdPartyFen: thirdPartyStill(assessment?.indemnity, of),
      hasLossPayee: lossPayee !== undefined,
      lenderDebt,
    },
    of,
  );
  const accounts = accountsOf(of, { lossPayee, assessment });
  let beforeFen = instructedFen(of);
  const totalFen = addFen(beforeFen, dueFen);
  return parts.flatMap((part) => {
    const shares = splitOnTop(beforeFen, part.fen, of.insurers);
    beforeFen = addFen(beforeFen, part.fen);
    const account = accounts[part.payee];
    const common = {
      purpose,
      payee: part.payee,
      ...(account === undefined ? {} : { account }),
      status: part.isHeld === true ? 'held' : 'open',
    } as const;
    return payersOf(of, part.fen, shares, totalFen).map((payer) => {
      return { paymentId: nextId(), ...common, ...payer };
    });
  });
}

function accountsOf(
  { lenderDebt }: Claim,
  { lossPayee, assessment }: Pick<Instructing, 'lossPayee' | 'assessment'>,
): Readonly<Partial<Record<PayeeKind, ClaimPayee>>> {
  const thirdParty = assessment?.sheet.thirdParty;
  const lender = lenderDebt?.lender ?? lossPayee;
  return {
    ...(thirdParty && { 'third-party': { name: thirdParty.name, number: thirdParty.account } }),
    ...(lender && { 'loss-payee': loanAccount(lender) }),
  };
}

/** A part of an instruction: who pays it, and whose money it is. */
interface Borne extends InsurerPart {
  readonly payer: ClaimPayment['payer'];
}

/**
 * Instructs what was stopped once more, divided among lender and insured as it is now (LOS-3, case 21). Who pays, and whose money
 * it is, stays as it was: what one insurer of a pool has paid already is not asked of it twice (COI-3, COI-7).
 */
export function instructAgain(
  of: Claim,
  stopped: readonly ClaimPayment[],
  { lossPayee, nextId }: Pick<Instructing, 'lossPayee' | 'nextId'>,
): readonly ClaimPayment[] {
  const [first] = stopped;
  if (first === undefined) return [];
  const { lenderDebt } = of;
  const claimants = { thirdPartyFen: zeroFen, hasLossPayee: lossPayee !== undefined, lenderDebt };
  const isShared = stopped.some((one) => one.insurers !== undefined);
  const isRepeated = stopped.every((one) => one.replaces !== undefined);
  const accounts = accountsOf(of, { lossPayee, assessment: undefined });
  let left: readonly Borne[] = stopped.flatMap(borneBy);
  return divideAmong(sumFen(stopped.map((one) => one.fen)), claimants, of).flatMap((part) => {
    const dealt = deal(part.fen, left);
    left = dealt.left;
    const account = accounts[part.payee];
    return [...new Set(dealt.taken.map((one) => one.payer))].map((payer): ClaimPayment => {
      const own = dealt.taken.filter((one) => one.payer === payer);
      return {
        paymentId: nextId(),
        purpose: first.purpose,
        payee: part.payee,
        payer,
        fen: sumFen(own.map((one) => one.fen)),
        ...(isShared ? { insurers: own.map(({ insurer, fen }) => ({ insurer, fen })) } : {}),
        ...(isRepeated && first.replaces !== undefined ? { replaces: first.replaces } : {}),
        ...(account === undefined ? {} : { account }),
        status: part.isHeld === true ? 'held' : 'open',
      };
    });
  });
}

function borneBy({ payer, fen, insurers = [{ insurer: payer, fen }] }: ClaimPayment): readonly Borne[] {
  return insurers.map((share) => ({ ...share, payer }));
}

/** Takes an amount off what is borne, first come first, to the fen. */
function deal(
  amountFen: Fen,
  borne: readonly Borne[],
): { readonly taken: readonly Borne[]; readonly left: readonly Borne[] } {
  let openFen = amountFen;
  const taken: Borne[] = [];
  const left: Borne[] = [];
  for (const one of borne) {
    const takenFen = minFen(openFen, one.fen);
    openFen = subtractFen(openFen, takenFen);
    if (takenFen !== 0) taken.push({ ...one, fen: takenFen });
    if (takenFen !== one.fen) left.push({ ...one, fen: subtractFen(one.fen, takenFen) });
  }
  return { taken, left };
}

/** CLM-11: what a third party that is paid directly has not been instructed to get yet, whatever was paid since the assessment. */
function thirdPartyStill(of: Pick<Indemnity, 'payees' | 'limitUseFen'> | undefined, paid: Claim): Fen {
  const gotFen = instructedTo('third-party', paid);
  const isDirect = gotFen > 0 || thirdPartyFen(of) > 0;
  return of !== undefined && isDirect ? atLeastZero(subtractFen(of.limitUseFen, gotFen)) : zeroFen;
}

/** CLM-11: what the third party was to be paid directly, by the assessment. */
function thirdPartyFen(of: Pick<Indemnity, 'payees'> | undefined): Fen {
  return of?.payees.find((payee) => payee.kind === 'third-party')?.fen ?? zeroFen;
}

function loanAccount({ bankName, account, loanNo }: LossPayee): ClaimPayee {
  return { name: bankName, number: account, bankName, loanNo };
}

/** The account of a payment: the insured's own is the claim's. */
export function accountOf(of: Pick<Claim, 'payeeAccount'>, payment: ClaimPayment): ClaimPayee | undefined {
  return payment.account ?? (payment.payee === 'insured' ? of.payeeAccount : undefined);
}

type Payer = Pick<ClaimPayment, 'payer' | 'fen' | 'insurers'>;

function payersOf(
  of: Claim,
  amountFen: Fen,
  shares: readonly InsurerPart[],
  totalFen: Fen,
): readonly Payer[] {
  const [lead, ...followers] = of.insurers;
  if (lead === undefined) return [];
  if (followers.length === 0) return [{ payer: lead.insurer, fen: amountFen }];
  const isAdvanced = totalFen < leadAdvancesBelowFen || shares.some((share) => share.fen < 0);
  if (isAdvanced) return [{ payer: lead.insurer, fen: amountFen, insurers: shares }];
  return shares.filter((share) => share.fen > 0).map(({ insurer, fen }) => ({ payer: insurer, fen }));
}

/** COI-7: what followers owe the lead for what it has advanced: its own part stays with it. */
export function dueFromFollowers(of: Pick<ClaimPayment, 'payer' | 'insurers'>): readonly ShareDue[] {
  return (of.insurers ?? [])
    .filter((part) => part.insurer !== of.payer && part.fen > 0)
    .map((part) => ({ from: part.insurer, to: of.payer, fen: part.fen }));
}

/** Who gets what of an indemnity on top of what was paid before: as it is instructed, or as it would be now. */
export function payeesNow(
  of: Claim,
  { totalFen, interimFen, payees }: Pick<Indemnity, 'totalFen' | 'interimFen' | 'payees'>,
  hasLossPayee: boolean,
): Indemnity['payees'] {
  const { lenderDebt } = of;
  const instructed = instructedSince(interimFen, of);
  if (instructed.length > 0) return payeesOf(instructed);
  if (lenderDebt === undefined) return payees;
  const dueFen = atLeastZero(subtractFen(totalFen, interimFen));
  const directFen = thirdPartyFen({ payees });
  return payeesOf(divideAmong(dueFen, { thirdPartyFen: directFen, hasLossPayee, lenderDebt }, of));
}

/** Instructions of an agreement that came on top of so much paid before. */
function instructedSince(beforeFen: Fen, of: Claim): readonly ClaimPayment[] {
  const standing = standingPayments(of);
  const isInterim = (one: ClaimPayment) => one.purpose === 'interim';
  let leftFen = subtractFen(beforeFen, sumFen(standing.filter(isInterim).map((one) => one.fen)));
  return standing.filter((one) => {
    if (isInterim(one)) return false;
    const isEarlier = leftFen > 0;
    leftFen = subtractFen(leftFen, one.fen);
    return !isEarlier;
  });
}
