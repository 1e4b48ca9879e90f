import { describe, expect, it } from 'vitest';
import { entryId, insurerCode } from '../../../shared/domain/ids.ts';
import { dueFromFollowers } from '../../../shared/domain/claims/instruct-payments.ts';
import {
  bookAdvance,
  bookAdvanceRepaid,
  bookAgreedClaim,
  bookPaidClaim,
} from '../../../shared/domain/ledger/claim-postings.ts';
import { asFen, asPpm } from '../../../shared/domain/money.ts';
import { at, claimIn, paymentOf } from '../claims/claim-fixtures.ts';

const by = { entryId: entryId.parse('ent_01KHQGZ0000000000000000000'), now: at('2026-03-27T02:00:00.000Z') };
const pool = claimIn('agreed', {
  insurers: [
    { insurer: insurerCode.parse('lead'), sharePpm: asPpm(400_000) },
    { insurer: insurerCode.parse('second'), sharePpm: asPpm(350_000) },
    { insurer: insurerCode.parse('third'), sharePpm: asPpm(250_000) },
  ],
});

/** Each insurer's own part of 23,456.78 (COI-3). */
const severally = [
  paymentOf({ fen: 938_272, payer: 'lead' }),
  paymentOf({ fen: 820_987, payer: 'second' }),
  paymentOf({ fen: 586_419, payer: 'third' }),
];

function balances(...entries: ReturnType<typeof bookAgreedClaim>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const leg of entries.flatMap((entry) => entry.legs))
    sums[leg.account] = (sums[leg.account] ?? 0) + leg.fen;
  return Object.fromEntries(Object.entries(sums).filter(([, fen]) => fen !== 0));
}

describe('postings of a claim', () => {
  it('owes an agreed indemnity by the insurers’ shares (COI-3)', () => {
    expect(balances(bookAgreedClaim(pool, asFen(2_345_678), by))).toEqual({
      'claims-incurred:lead': 938_272,
      'claims-incurred:second': 820_987,
      'claims-incurred:third': 586_419,
      'claims-payable': -2_345_678,
    });
  });

  it('leaves, once paid, nothing owed and nothing incurred', () => {
    const entries = [
      bookAgreedClaim(pool, asFen(2_345_678), by),
      ...severally.map((part) => bookPaidClaim(pool, part, by)),
    ] as const;
    expect(balances(...entries)).toEqual({
      'bank:lead': -938_272,
      'bank:second': -820_987,
      'bank:third': -586_419,
      'claims-paid': 2_345_678,
    });
  });

  it('lets the lead advance all and recover 14,074.06, and then everybody has borne its part (COI-7)', () => {
    const insurers = severally.map(({ payer, fen }) => ({ insurer: payer, fen }));
    const advanced = paymentOf({ fen: 2_345_678, payer: 'lead', insurers });
    const due = dueFromFollowers(advanced);
    const paid = [
      bookAgreedClaim(pool, asFen(2_345_678), by),
      bookPaidClaim(pool, advanced, by),
      bookAdvance(pool, due, by),
    ];
    expect(balances(...paid)).toEqual({
      'bank:lead': -2_345_678,
      'claims-paid': 2_345_678,
      'due-from-followers:second': 820_987,
      'due-from-followers:third': 586_419,
      'due-to-insurers:second': -820_987,
      'due-to-insurers:third': -586_419,
    });
    expect(due.reduce((sum, share) => sum + share.fen, 0)).toBe(1_407_406);
    const repaid = due.map((share) => bookAdvanceRepaid(pool, share, by));
    expect(balances(...paid, ...repaid)).toEqual({
      'bank:lead': -938_272,
      'bank:second': -820_987,
      'bank:third': -586_419,
      'claims-paid': 2_345_678,
    });
  });

  it('is found by claim, policy and leading insurer', () => {
    expect(bookPaidClaim(pool, paymentOf({ fen: 100, payer: 'lead' }), by)).toMatchObject({
      kind: 'claim-paid',
      claimNo: pool.claimNo,
      policyNo: pool.policyNo,
      insurer: 'lead',
      divisionCode: '610113',
    });
  });
});
