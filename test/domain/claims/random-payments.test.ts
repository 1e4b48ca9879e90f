import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { acceptOffer } from '../../../shared/domain/claims/answer-offer.ts';
import { redivide, returnPayment } from '../../../shared/domain/claims/change-payments.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { withInterim } from '../../../shared/domain/claims/interim-payment.ts';
import { overpaidFen, payableFen, payClaim } from '../../../shared/domain/claims/pay-claim.ts';
import { duePayments, instructedFen, paidFen } from '../../../shared/domain/claims/payment.ts';
import { splitToInsurers } from '../../../shared/domain/co-insurance/split-claim.ts';
import { entryId, insurerCode } from '../../../shared/domain/ids.ts';
import type { JournalEntry } from '../../../shared/domain/ledger/journal-entry.ts';
import {
  bookAgreedClaim,
  bookOverpaid,
  bookPaidClaim,
  bookReturnedClaimPayment,
} from '../../../shared/domain/ledger/claim-postings.ts';
import { addFen, asFen, asPpm, sumFen } from '../../../shared/domain/money.ts';
import { assessedAs, at, claimIn, lender, newPaymentId, paymentOf } from './claim-fixtures.ts';

const now = at('2026-07-10T02:00:00.000Z');
const by = { entryId: entryId.parse('ent_01KHQGZ0000000000000000000'), now };
const insurers = [400_000, 350_000, 250_000].map((sharePpm, index) => ({
  insurer: insurerCode.parse(['lead', 'second', 'third'][index]),
  sharePpm: asPpm(sharePpm),
}));
const on = { lossPayee: lender, assessment: undefined, nextId: newPaymentId };

/** A claim with what was booked on it. */
interface Booked {
  readonly claim: Claim;
  readonly entries: readonly JournalEntry[];
}

const fen = fc.integer({ min: 1, max: 30_000_000 });
const place = fc.nat({ max: 2 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('interim' as const), fen }),
  fc.record({ kind: fc.constant('agree' as const), fen }),
  fc.record({ kind: fc.constant('debt' as const), fen }),
  fc.record({ kind: fc.constant('pay' as const), place }),
  fc.record({ kind: fc.constant('pay' as const), place }),
  fc.record({ kind: fc.constant('return' as const), place }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** What a command makes of the claim; one that is refused, or has nothing to act on, changes nothing. */
function carryOut({ claim, entries }: Booked, wanted: Step): Booked {
  const unchanged = { claim, entries };
  const payments = claim.payments ?? [];
  switch (wanted.kind) {
    case 'interim': {
      if (claim.status !== 'decided-covered') return unchanged;
      const amount = asFen(wanted.fen);
      return {
        claim: withInterim(claim, amount, on),
        entries: [...entries, bookAgreedClaim(claim, amount, by)],
      };
    }
    case 'agree': {
      const assessed = { ...claim, assessed: assessedAs(wanted.fen) };
      const agreed = acceptOffer(assessed, undefined, { ...on, firm: { name: '甲' } }, now);
      if (!agreed.accepted) return unchanged;
      const [due, over] = [payableFen(assessed), overpaidFen(assessed)];
      const booked = [
        ...(due > 0 ? [bookAgreedClaim(claim, due, by)] : []),
        ...(over > 0 ? [bookOverpaid(claim, over, by)] : []),
      ];
      return { claim: agreed.value, entries: [...entries, ...booked] };
    }
    case 'debt': {
      const stated = { receivedAt: now, lender, debtFen: asFen(wanted.fen) };
      const divided = redivide(claim, stated, on);
      return divided.accepted ? { claim: divided.value.claim, entries } : unchanged;
    }
    case 'pay': {
      const due = payments.filter((one) => one.status === 'open')[wanted.place];
      if (due === undefined) return unchanged;
      const confirmed = { bankReference: 'B', paidAt: now, amountFen: due.fen };
      const paid = payClaim(claim, due.paymentId, confirmed, now);
      if (!paid.accepted) throw new Error(paid.refusal.kind);
      return { claim: paid.value.claim, entries: [...entries, bookPaidClaim(claim, due, by)] };
    }
    case 'return': {
      const paid = payments.filter((one) => one.status === 'paid')[wanted.place];
      if (paid === undefined) return unchanged;
      const back = { payer: paid.payer, now, nextId: newPaymentId };
      const returned = returnPayment(claim, paid.paymentId, { returnedAt: now }, back);
      if (!returned.accepted) throw new Error(returned.refusal.kind);
      return {
        claim: returned.value.claim,
        entries: [...entries, bookReturnedClaimPayment(claim, paid, by)],
      };
    }
  }
}

function balance(entries: readonly JournalEntry[], account: RegExp): number {
  const legs = entries.flatMap((entry) => entry.legs).filter((leg) => account.test(leg.account));
  return sumFen(legs.map((leg) => leg.fen));
}

it('whatever is paid, returned and divided anew: interim and balance are the final, and every fen is in the ledger (invariant 9)', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), (steps, isPool) => {
      const open = claimIn('decided-covered', isPool ? { insurers } : {});
      const { claim, entries } = steps.reduce(carryOut, { claim: open, entries: [] } as Booked);
      expect(balance(entries, /^bank:/) + paidFen(claim)).toBe(0);
      const dueFen = sumFen(duePayments(claim).map((one) => one.fen));
      expect(balance(entries, /^claims-payable$/) + dueFen).toBe(0);
      expect(balance(entries, /^claims-paid$/) + balance(entries, /^receivable-claims$/)).toBe(
        paidFen(claim),
      );
      if (claim.clocks.agreedAt === undefined) return;
      const final = claim.assessed?.totalFen ?? asFen(0);
      const receivable = balance(entries, /^receivable-claims$/);
      expect(instructedFen(claim)).toBe(addFen(final, asFen(receivable)));
      if (claim.status !== 'paid') return;
      const borne = splitToInsurers(instructedFen(claim), claim.insurers);
      for (const { insurer } of borne)
        expect(balance(entries, new RegExp(`^claims-incurred:${insurer}$`))).toBe(0);
    }),
    { seed: 9, numRuns: 10_000 },
  );
});

it('names no payment twice, whatever happens', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const open = claimIn('decided-covered', { insurers, payments: [paymentOf({ payer: 'lead' })] });
      const { claim } = steps.reduce(carryOut, { claim: open, entries: [] } as Booked);
      const ids = (claim.payments ?? []).map((one) => one.paymentId);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { seed: 10, numRuns: 300 },
  );
});
