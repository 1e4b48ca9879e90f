import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as papersApi } from '../../../functions/papers/papers-api.ts';
import { ClaimDesk, surveyed } from '../../support/claim-desk.ts';
import { caller, callers, type TestCaller } from '../../support/http.ts';
import { testFirm } from '../../support/journeys.ts';
import { embedsSubsets, readPdf } from '../../support/pdf.ts';

let desk: ClaimDesk;
let firms = 4_000;
beforeAll(async () => {
  desk = await ClaimDesk.open();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.clear();
  desk.now = '2026-01-05T01:00:00.000Z';
});

const assessor = { ...callers.adjuster, name: '王核定' };

const letterOf = (claimNo: string, by: TestCaller) => {
  const papers = caller(papersApi, () => desk.now);
  const request = { caller: by, params: { claimNo }, key: null };
  return papers('GET /v1/claims/{claimNo}/rejection-letter.pdf', request);
};

async function rejected(ruleId = 'CLM-25') {
  const firm = testFirm((firms += 1));
  const policyNo = await desk.insured(firm, `拒赔企业${firms}`);
  desk.now = '2026-03-25T01:00:00.000Z';
  const claimNo = await desk.reported(firm, policyNo);
  await desk.answer(claimNo, callers.adjuster, surveyed);
  const rejection = { ruleId, reason: '损失发生在保险期间之外' };
  await desk.answer(claimNo, assessor, { outcome: 'rejected', rejection });
  return { claimNo, firm, name: `拒赔企业${firms}` };
}

describe('the rejection letter (CLM-6)', () => {
  it('names firm, rule, its words, the reason, who decided and what can be done', async () => {
    const { claimNo, firm, name } = await rejected();
    const answered = await letterOf(claimNo, firm);
    expect(answered.status).toBe(200);
    expect(answered.headers['content-disposition']).toContain(`rejection-letter-${claimNo}.pdf`);
    expect(embedsSubsets(answered.bytes)).toBe(true);
    const text = (await readPdf(answered.bytes)).text.replaceAll('\n', '');
    for (const words of [
      '拒绝赔偿通知书',
      name,
      'CLM-25（保险法第2条；保险期间条款）',
      '保险期间开始前或终止后发生的损失不在保险责任范围内',
      '损失发生在保险期间之外',
      '王核定',
      '2026年3月25日',
      '申请复议',
      '人民法院',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('quotes the exemption clause that it rests on', async () => {
    const { claimNo, firm } = await rejected('general-exclusions');
    const text = (await readPdf((await letterOf(claimNo, firm)).bytes)).text.replaceAll('\n', '');
    expect(text).toContain('责任免除条款');
  });

  it.each(['constructor', '__proto__', 'toString'])('is written for a rule called %s', async (ruleId) => {
    const { claimNo, firm } = await rejected(ruleId);
    const answered = await letterOf(claimNo, firm);
    expect(answered.status).toBe(200);
    expect((await readPdf(answered.bytes)).text).toContain(`依据：${ruleId}`);
  });

  it('of a claim under review says so, and one that was upheld offers no second review', async () => {
    const { claimNo, firm } = await rejected();
    const body = { reason: '出险在期间内' };
    await desk.ask('POST /v1/claims/{claimNo}/appeal', { caller: firm, params: { claimNo }, body });
    await desk.relay();
    expect((await readPdf((await letterOf(claimNo, firm)).bytes)).text).toContain('企业已申请复议');
    const rejection = { ruleId: 'CLM-25', reason: '复核维持' };
    await desk.answer(claimNo, callers.claimsManager, { outcome: 'rejected', rejection });
    const { text } = await readPdf((await letterOf(claimNo, firm)).bytes);
    expect(text).toContain('复核维持');
    expect(text).not.toContain('申请复议');
  });

  it('is for the firm and its insurers, and there is none where nothing was rejected', async () => {
    const { claimNo } = await rejected();
    expect((await letterOf(claimNo, callers.adjuster)).status).toBe(200);
    expect((await letterOf(claimNo, callers.firmB)).status).toBe(404);
    expect((await letterOf(claimNo, callers.cpicAdjuster)).status).toBe(404);
    expect((await letterOf(claimNo, callers.bureauClerk)).status).toBe(404);
    const firm = testFirm((firms += 1));
    desk.now = '2026-01-05T01:00:00.000Z';
    const policyNo = await desk.insured(firm, `在办企业${firms}`);
    desk.now = '2026-03-25T01:00:00.000Z';
    const open = await desk.reported(firm, policyNo);
    expect(await letterOf(open, firm)).toMatchObject({ status: 409, body: { code: 'claim-not-rejected' } });
  });
});
