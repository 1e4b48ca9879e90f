import { describe, expect, it } from 'vitest';
import type { PolicyNo, Uscc } from '../../../shared/domain/ids.ts';
import { IndicatorBucket } from '../../../shared/domain/reports/indicators.ts';
import { mostNamed, Sharing } from '../../../shared/domain/reports/sharing.ts';

const numbered = (at: number) => String(at).padStart(9, '0');
const policyAt = (at: number) => `KB2026${numbered(at)}` as PolicyNo;
const firmAt = (at: number) => `9161${numbered(at)}` as Uscc;

/** Every number below a size once, in an order of their own. */
function shuffled(size: number): number[] {
  return Array.from({ length: size }, (_, at) => (at * 7_919) % size);
}

describe('who shares an account or a telephone (REC-5)', () => {
  it('names the first policies by their numbers, in whatever order they come, and counts every firm', () => {
    for (const size of [1, 4, 5, 9, 10, 23, 100]) {
      const sharing = new Sharing(5);
      for (const at of shuffled(size)) sharing.add(firmAt(at % 40), policyAt(at));
      const first = Array.from({ length: Math.min(5, size) }, (_, at) => policyAt(at));
      expect(
        sharing.named().map((one) => one.policyNo),
        String(size),
      ).toEqual(first);
      expect([sharing.firms, sharing.unnamed]).toEqual([Math.min(40, size), Math.max(0, size - 5)]);
    }
  });

  it('counts a firm of which every policy has lapsed, and names none of it', () => {
    const sharing = new Sharing();
    sharing.add(firmAt(1));
    sharing.add(firmAt(2), policyAt(2));
    expect([sharing.firms, sharing.unnamed]).toEqual([2, 0]);
    expect(sharing.named()).toEqual([{ uscc: firmAt(2), policyNo: policyAt(2) }]);
  });

  it('says in a pattern of very many policies how many are not named', () => {
    const bucket = new IndicatorBucket();
    for (const at of shuffled(mostNamed + 3)) {
      bucket.add({ fact: 'paid-from', account: 'A', policyNo: policyAt(at), uscc: firmAt(at) });
    }
    const [found, ...others] = [...bucket.indicators()];
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      kind: 'payer-of-many',
      unnamed: 3,
      fact: { zh: '同一账户为 10003 家企业缴纳保费；列出保单 10000 份，另有 3 份未列' },
    });
    expect(found?.policyNos).toHaveLength(mostNamed);
    expect(found?.fact.en).toContain('10000 policies are named, 3 more are not');
  });
});
