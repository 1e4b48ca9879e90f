import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { duePayments, paidFen } from '../../../shared/domain/claims/payment.ts';
import { reserveMovements } from '../../../shared/domain/claims/reserve-movement.ts';
import { composeClaimNo } from '../../../shared/domain/ids.ts';
import { accounts } from '../../../shared/domain/ledger/accounts.ts';
import { coverCode } from '../../../shared/domain/products/cover.ts';
import { ClaimWorld, type Step } from '../../support/claim-world.ts';
import { Draw } from '../../support/random-requests.ts';
import { claimIn, inclusive } from './claim-fixtures.ts';

const histories = 10_000;

/** A claim's ordinary way. */
const ordinary: readonly Step['does'][] = [
  'register',
  'start-survey',
  'survey',
  'assess',
  'approve',
  'accept',
  'start-payment',
  'pay',
  'pay',
];
/** What people do besides, and again. */
const deeds: readonly [Step['does'], ...Step['does'][]] = [
  'survey',
  'assess',
  'approve',
  'return',
  'accept',
  'dispute',
  'start-payment',
  'pay',
  'interim',
  'approve-interim',
  'return-payment',
  'withdraw',
];
const amounts: readonly [number, ...number[]] = [
  1, 40_000, 700_000, 1_000_000, 2_376_000, 3_350_000, 9_000_000,
];

function claimsOn(covers: readonly string[]): Claim[] {
  return covers.map((code, index) =>
    claimIn('reported', {
      claimNo: composeClaimNo(2026, `000000000${index}`),
      coverCode: coverCode.parse(code),
    }),
  );
}

/** The way of one claim, with other things done in between, most of which come too soon or too late. */
function wayOf(claim: number, draw: Draw): Step[] {
  const step = (does: Step['does']): Step => ({ claim, does, fen: draw.one(amounts), turn: draw.below(4) });
  return ordinary.flatMap((does) => {
    const besides = Array.from({ length: draw.below(3) }, () => step(draw.one(deeds)));
    return draw.chance(20) ? besides : [...besides, step(does)];
  });
}

/** Ways of several claims as they come, each in its own order. */
function shuffled(ways: readonly (readonly Step[])[], draw: Draw): Step[] {
  const left = ways.map((way) => [...way]);
  const steps: Step[] = [];
  for (
    let open = left.filter((way) => way.length > 0);
    open.length > 0;
    open = open.filter((way) => way.length > 0)
  ) {
    steps.push(...(open[draw.below(open.length)]?.splice(0, 1) ?? []));
  }
  return steps;
}

/** What a book of entries says of an account: debits over credits. */
function balanceOf(world: ClaimWorld, account: string, claimNo?: string): number {
  return world.entries
    .filter((entry) => claimNo === undefined || entry.claimNo === claimNo)
    .flatMap((entry) => entry.legs)
    .filter((leg) => leg.account === account)
    .reduce((sum, leg) => sum + leg.fen, 0);
}

/** The model: limits, interim and balance, and every fen in the ledger, after whatever has happened. */
function check(world: ClaimWorld): void {
  const limits = new Map(world.policy.covers.map(({ code, limitFen }) => [code, limitFen]));
  for (const { code, committedFen, paidFen: used } of world.use.covers) {
    expect(committedFen + used).toBeLessThanOrEqual(limits.get(code) ?? 0);
  }
  for (const claim of world.claims) {
    const paid = paidFen(claim);
    const due = duePayments(claim).reduce((sum, one) => sum + one.fen, 0);
    expect(due + balanceOf(world, accounts.claimsPayable, claim.claimNo)).toBe(0);
    const moved = reserveMovements(claim, world.moved.get(claim.claimNo) ?? []);
    expect(moved.reduce((sum, one) => sum + one.amountFen, 0)).toBe(claim.reserveFen);
    expect(moved.slice(1).map((one) => one.beforeFen)).toEqual(moved.slice(0, -1).map((one) => one.afterFen));
    expect(
      balanceOf(world, accounts.claimsPaid, claim.claimNo) +
        balanceOf(world, accounts.receivableClaims, claim.claimNo),
    ).toBe(paid);
    if (claim.status !== 'paid') continue;
    const total = claim.assessed?.totalFen ?? 0;
    const excess = balanceOf(world, accounts.receivableClaims, claim.claimNo);
    expect(due).toBe(0);
    expect(paid).toBe(total + excess);
    expect(claim.reserveFen).toBe(0);
  }
  const paid = world.claims.reduce((sum, claim) => sum + paidFen(claim), 0);
  expect(paid + balanceOf(world, accounts.bank(world.policy.insurers[0]!.insurer))).toBe(0);
}

/** Everything but the ids and the moments of what happened. */
function told(world: ClaimWorld) {
  return {
    claims: world.claims.map(({ status, payments = [], reserveFen, limitTakenFen, assessed }) => ({
      status,
      reserveFen,
      limitTakenFen,
      total: assessed?.totalFen,
      payments: payments.map(({ purpose, fen, status: state }) => [purpose, fen, state]),
    })),
    use: world.use.covers
      .map(({ code, committedFen, paidFen: used }) => [code, committedFen, used].join())
      .toSorted(),
  };
}

describe(`${histories} random histories of claims on one policy`, () => {
  it('never pass a limit, pay interim and balance to the whole, and leave every fen in the ledger', () => {
    const ended = new Map<string, number>();
    for (let seed = 1; seed <= histories; seed += 1) {
      const draw = new Draw(seed);
      const world = new ClaimWorld(inclusive, claimsOn(['equipment', 'equipment', 'key-staff']));
      const ways = world.claims.map((_, claim) => wayOf(claim, draw));
      for (const step of shuffled(ways, draw)) {
        if (world.take(step) && draw.chance(3)) world.take(step);
      }
      check(world);
      for (const claim of world.claims) ended.set(claim.status, (ended.get(claim.status) ?? 0) + 1);
    }
    for (const status of ['paid', 'paying', 'closed', 'withdrawn', 'assessing'] as const) {
      expect(ended.get(status), status).toBeGreaterThan(100);
    }
  });

  it('come to the same in whatever order claims that share no limit are worked on', () => {
    for (let seed = 1; seed <= histories / 10; seed += 1) {
      const draw = new Draw(seed);
      const [one, other] = [wayOf(0, draw), wayOf(1, draw)];
      const orders = [[...one, ...other], [...other, ...one], shuffled([one, other], draw)];
      const outcomes = orders.map((order) => {
        const world = new ClaimWorld(inclusive, claimsOn(['equipment', 'ip-enforcement']));
        for (const step of order) world.take(step);
        return told(world);
      });
      expect(outcomes[1]).toEqual(outcomes[0]);
      expect(outcomes[2]).toEqual(outcomes[0]);
    }
  });
});
