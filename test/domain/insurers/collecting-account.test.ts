import { expect, it } from 'vitest';
import { collectorOf } from '../../../shared/domain/insurers/collecting-account.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { ResearchPolicy, sumOf } from '../policies/endorsement-fixtures.ts';
import { bind, paid } from '../policies/policy-fixtures.ts';
import { at, now } from '../quoting/quote-fixtures.ts';

it('COI-6: the lead collects while a policy waits for its premium, and nobody once it is paid or too late', () => {
  const { policy } = bind();
  expect(collectorOf(policy, now)).toBe('picc-sn');
  expect(collectorOf(policy, at('2026-01-08T15:59:59.999Z'))).toBe('picc-sn');
  expect(collectorOf(policy, at('2026-01-08T16:00:00.000Z'))).toBeUndefined();
  expect(collectorOf(paid(policy), now)).toBeUndefined();
});

it('COI-6, QTE-7: the same for the premium of an endorsement', () => {
  const of = new ResearchPolicy({
    ratePpm: 50_000,
    subsidyPpm: 700_000,
    sumFen: 50_000_000,
    valueFen: 125_000_000,
  });
  const asked = at('2026-03-01T01:00:00.000Z');
  expect(collectorOf(of.policy, asked)).toBeUndefined();
  const decided = of.decide('2026-03-10', sumOf(80_000_000), { now: asked });
  invariant(decided.accepted, 'the policy is endorsed');
  of.policy = decided.value.policy;
  expect(collectorOf(of.policy, asked)).toBe('picc-sn');
  of.pay('E1', asked);
  expect(collectorOf(of.policy, asked)).toBeUndefined();
});
