import { text } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { indicatorsReport } from '../../functions/reports/indicators-report.ts';
import { writtenReport } from '../../functions/reports/report-answer.ts';
import { sectionsInMemory } from '../../functions/reports/workspace.ts';
import { addDays, day } from '../../shared/domain/dates.ts';
import { composeClaimNo, composePolicyNo, type Uscc } from '../../shared/domain/ids.ts';
import { asFen } from '../../shared/domain/money.ts';
import { bucketOf } from '../../shared/domain/reports/buckets.ts';
import { type IndicatorFact, keyOfFact } from '../../shared/domain/reports/indicator-facts.ts';
import { indicatorKinds } from '../../shared/domain/reports/indicators.ts';
import { testFirm } from '../support/journeys.ts';
import { seeded } from '../support/seeded.ts';

const start = day.parse('2026-01-10');
const firms = Array.from({ length: 12 }, (_, serial) => testFirm(serial).org as Uscc);
const number = (most: number) => fc.integer({ min: 0, max: most });

/** A policy with its telephone, its premium and, for some, a claim and money that went back. */
const onePolicy = fc.record({
  serial: number(60),
  firm: number(11),
  phone: number(4),
  account: number(6),
  month: number(20),
  endedAtOnce: fc.boolean(),
  isUnreachable: fc.boolean(),
  isSentByAnother: number(5).map((of) => of === 0),
  isPaidBack: number(3).map((of) => of === 0),
});
type OnePolicy = typeof onePolicy extends fc.Arbitrary<infer One> ? One : never;

function factsOf(of: OnePolicy): readonly IndicatorFact[] {
  const ten = String(of.serial).padStart(10, '0');
  const policy = { policyNo: composePolicyNo(2026, ten), uscc: firms[of.firm] ?? ('' as Uscc) };
  const { policyNo } = policy;
  const from = addDays(start, of.month * 30);
  const cover = { start: from, end: addDays(from, 365) };
  const back: readonly IndicatorFact[] = [
    {
      fact: 'indemnity',
      firmName: `企业${of.firm}`,
      ...policy,
      claimNo: composeClaimNo(2026, ten),
      paidOn: from,
      paidFen: asFen(1_000),
    },
    { fact: 'other-money', payerName: `企业${of.firm}`, paidOn: from, amountFen: asFen(300) },
  ];
  return [
    { fact: 'policy-of-firm', ...policy, productCode: 'qinke-rd', cover, endedAtOnce: of.endedAtOnce },
    { fact: 'policy', ...policy, isUnreachable: of.isUnreachable },
    { fact: 'telephone', ...policy, phone: `1380000000${of.phone}` },
    { fact: 'premium', policyNo, account: `62220200${of.account}` },
    ...(of.isSentByAnother ? [{ fact: 'sent-by-another' as const, policyNo }] : []),
    ...(of.isPaidBack ? back : []),
  ];
}

async function reported(facts: readonly IndicatorFact[], buckets: number) {
  const { json, rows } = await indicatorsReport().make({
    buckets,
    async *facts(bucket) {
      yield facts.filter((fact) => bucketOf(keyOfFact(fact), buckets) === bucket);
    },
    sections: sectionsInMemory,
  });
  return { json: await text(json()), csv: await text(writtenReport(rows(), 'csv')) };
}

it('shows the same patterns in the same order, in however many buckets their facts are', async () => {
  const kinds = new Set<string>();
  const books = fc.uniqueArray(onePolicy, { maxLength: 40, selector: ({ serial }) => serial });
  const check = fc.asyncProperty(books, number(15), async (book, more) => {
    const facts = book.flatMap(factsOf);
    const whole = await reported(facts, 1);
    expect(await reported(facts, 2 + more)).toEqual(whole);
    for (const { kind } of JSON.parse(whole.json).items) kinds.add(kind);
  });
  await fc.assert(check, { ...seeded, numRuns: 200 });
  expect([...kinds].toSorted()).toEqual([...indicatorKinds].toSorted());
});
