import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { day, type Instant } from '../../../shared/domain/dates.ts';
import { cnapsCode } from '../../../shared/domain/ids.ts';
import { certificatePaper } from '../../../shared/domain/papers/certificate-paper.ts';
import { policyPaper } from '../../../shared/domain/papers/policy-paper.ts';
import { premiumNotice } from '../../../shared/domain/papers/premium-notice.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import { lapsePolicy } from '../../../shared/domain/policies/lapse-policy.ts';
import { rescindPolicy, rescissionRequest } from '../../../shared/domain/policies/rescind-policy.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { ResearchPolicy, sumOf } from '../policies/endorsement-fixtures.ts';
import { bind, noClaims, paid } from '../policies/policy-fixtures.ts';
import { at, now } from '../quoting/quote-fixtures.ts';
import { rowsOf, wordsOf } from './paper-words.ts';

const awaiting = bind();
const verification = { code: 'KB-1', url: 'https://portal.kebao.example/v1/certificates/KB-1' };

function certificate(of: Policy, when: Instant = now) {
  const product = builtInCatalogue.soldProduct(of.product);
  return certificatePaper(of, product, verification, when);
}

function certified(of: Policy, when: Instant = now) {
  const decided = certificate(of, when);
  invariant(decided.accepted, 'the policy was issued');
  return decided.value;
}

function cancelledAt(effectiveDate: string, of: Policy = paid(awaiting.policy)): Policy {
  const request = { effectiveDate: day.parse(effectiveDate), reason: '项目结束', by: 'firm-a' };
  const decided = cancelPolicy(of, awaiting.standing, noClaims, request, now);
  invariant(decided.accepted, 'the policy is cancelled');
  return decided.value.policy;
}

/** For an answer that was wrong on purpose. */
const rescinded = ((): Policy => {
  const decided = rescindPolicy(
    paid(awaiting.policy),
    rescissionRequest.parse({
      ground: 'non-disclosure',
      finding: 'intent',
      questionId: 'q1',
      knownOn: '2026-06-02',
      reason: '投保时答“否”',
    }),
    {
      now: at('2026-06-10T01:00:00.000Z'),
      by: 'underwriter',
      standing: awaiting.standing,
      questions: [{ id: 'q1' }],
      answers: { q1: 'no' },
      premiumTakenOn: [day.parse('2026-01-05')],
      losses: [],
      toFirm: [],
      claimedBack: [],
    },
  );
  invariant(decided.accepted, 'the policy is rescinded');
  return decided.value.policy;
})();

describe('a certificate', () => {
  it('says who is covered, for what, how much and until when (TIM-1)', () => {
    const paper = certified(paid(awaiting.policy), at('2026-02-01T01:00:00.000Z'));
    expect(paper.status).toEqual({ words: '有效', tone: 'good' });
    expect(paper.notice).toBe('示范产品，未备案 / demonstration product, not filed');
    expect(wordsOf(paper)).toContain('自2026年1月10日零时起至2027年1月9日二十四时止');
    expect(wordsOf(paper)).toContain('中国人民财产保险股份有限公司陕西省分公司');
    expect(rowsOf(paper, '保障与限额')).toEqual([
      ['研发设备损失', '50,000.00'],
      ['知识产权维权费用', '50,000.00'],
      ['研发及产品责任', '60,000.00'],
      ['关键研发人员意外', '40,000.00'],
      ['年度累计限额', '200,000.00'],
    ]);
  });

  it('tells nobody what it cost or who subsidised it', () => {
    expect(wordsOf(certified(paid(awaiting.policy)))).not.toMatch(/保险费|补贴|1,000\.00/);
  });

  it('says that cover has not begun yet, and when it has ended', () => {
    const of = paid(awaiting.policy);
    expect(certified(of).status.words).toBe('已签发，尚未起保');
    expect(certified(of, at('2027-01-09T15:59:59.999Z')).status.tone).toBe('good');
    const ended = certified(of, at('2027-01-09T16:00:00.000Z'));
    expect(ended.status).toEqual({ words: '已到期（2027年1月9日）', tone: 'over' });
    expect(wordsOf(ended)).toContain('保障至2027年1月9日二十四时止，此后发生的损失不在保障之内。');
  });

  it('of a cancelled policy says until when it covered', () => {
    const paper = certified(cancelledAt('2026-06-01'));
    expect(paper.status).toEqual({ words: '已退保（保障至2026年5月31日二十四时止）', tone: 'over' });
    expect(wordsOf(paper)).toContain('本保单已退保');
    expect(wordsOf(certified(cancelledAt('2026-01-08')))).toContain('本保单没有产生保障。');
  });

  it('of a rescinded policy says that nothing is covered, not even what happened before (CAN-7)', () => {
    const paper = certified(rescinded);
    expect(paper.status).toEqual({ words: '已由保险人解除', tone: 'over' });
    const words = wordsOf(paper);
    expect(words).toContain('2026年6月10日起不再保障；依保险法第16条，解除前发生的损失也不予赔偿。');
    expect(words).not.toContain('保障至');
  });

  it('is refused for what was never issued', () => {
    const refusal = (of: Policy, when?: Instant) => {
      const decided = certificate(of, when);
      return decided.accepted ? undefined : decided.refusal;
    };
    expect(refusal(awaiting.policy)).toEqual({ kind: 'policy-not-issued', status: 'awaiting-payment' });
    const late = at('2026-01-08T16:00:00.000Z');
    expect(refusal(awaiting.policy, late)).toEqual({ kind: 'policy-not-issued', status: 'lapsed' });
    expect(refusal(cancelledAt('2026-01-06', awaiting.policy))).toMatchObject({ status: 'cancelled' });
  });
});

describe('a policy paper', () => {
  const paper = policyPaper(paid(awaiting.policy), builtInCatalogue, now);

  it('says who pays the premium, to the fen, and what it adds up to (SUB-7)', () => {
    expect(rowsOf(paper, '保险费与财政补贴')).toEqual([
      ['省级财政（610000）', '陕西省秦科普惠保保费补贴', '480.00'],
      ['市级财政（610100）', '陕西省秦科普惠保保费补贴', '240.00'],
      ['县级财政（610113）', '陕西省秦科普惠保保费补贴', '80.00'],
      ['投保企业', '自缴保险费', '200.00'],
      ['保险费合计（含税）', '', '1,000.00'],
      ['其中：不含税保险费', '', '943.40'],
      ['其中：增值税（6 %）', '', '56.60'],
    ]);
  });

  it('says what of a loss stays with the firm', () => {
    expect(rowsOf(paper, '保障、限额与免赔')[0]).toEqual([
      '研发设备损失',
      '50,000.00',
      '500.00 元或 10 %，取高者',
      '80 %',
      '无',
      '第一危险',
    ]);
  });

  it('prints each exemption clause with its example, and whether it was confirmed (QTE-4)', () => {
    const words = wordsOf(paper);
    for (const clause of builtInCatalogue.soldProduct(awaiting.policy.product).exemptionClauses) {
      expect(words).toContain(clause.text.zh);
      expect(words).toContain(clause.example.zh);
    }
    const [, ...unconfirmed] = awaiting.policy.confirmedClauses;
    const partly = policyPaper({ ...awaiting.policy, confirmedClauses: unconfirmed }, builtInCatalogue, now);
    expect(wordsOf(partly)).toContain('未确认，不产生效力');
    expect(words).not.toContain('未确认，不产生效力');
  });

  it('shows the state of payment', () => {
    expect(wordsOf(paper)).toContain('缴费日期 2026年1月5日');
    const unpaid = policyPaper(awaiting.policy, builtInCatalogue, now);
    expect(unpaid.status).toEqual({ words: '待缴费，尚未签发', tone: 'open' });
    expect(wordsOf(unpaid)).toContain('缴费期限 2026年1月8日 24:00');
    expect(wordsOf(unpaid)).toContain('尚未缴清');
  });

  it('of a cancelled policy says what went back to whom (CAN-2, CAN-11)', () => {
    const rows = rowsOf(policyPaper(cancelledAt('2026-06-01'), builtInCatalogue, now), '退保与退费');
    expect(rows.map((row) => row.at(-1))).toEqual(['122.19', '293.27', '146.63', '48.87', '610.96']);
    expect(rows[1]?.[1]).toContain('退回省级财政（610000）');
    const unpaid = policyPaper(cancelledAt('2026-01-06', awaiting.policy), builtInCatalogue, now);
    expect(wordsOf(unpaid)).toContain('没有收到保险费，无款可退');
  });
});

describe('a policy paper of a rescinded policy', () => {
  it('returns nothing after intent, and names what the bureaus claim back (SUB-17)', () => {
    const words = wordsOf(policyPaper(rescinded, builtInCatalogue, now));
    expect(words).toContain('保险人依保险法第16条解除');
    expect(words).toContain('保险费不予退还。');
    expect(words).toContain('财政部门向企业追回补贴 800.00 元：省级财政（610000）480.00 元');
  });
});

describe('a policy that was endorsed (QTE-7)', () => {
  const of = new ResearchPolicy({
    ratePpm: 50_000,
    subsidyPpm: 700_000,
    sumFen: 50_000_000,
    valueFen: 125_000_000,
  });
  const asked = at('2026-03-01T01:00:00.000Z');
  const { catalogue } = of.facts(asked);

  it('asks for the extra premium with a reference of its own', () => {
    const decided = of.decide('2026-03-10', sumOf(80_000_000), { now: asked });
    invariant(decided.accepted, 'the policy is endorsed');
    of.policy = decided.value.policy;
    const words = wordsOf(premiumNotice(of.policy, catalogue, asked));
    expect(words).toContain(`附言填写 ${of.policy.policyNo}E1`);
    expect(words).toContain('批单 E1 应付金额');
    expect(words).toContain('保单维持原条件');
    const paper = policyPaper(of.policy, catalogue, asked);
    expect(wordsOf(paper)).toContain('待缴费，');
    expect(rowsOf(paper, '保障、限额与免赔')[0]?.[1]).toBe('500,000.00');
  });

  it('shows the new terms once they are in effect, and what was changed', () => {
    of.pay('E1', asked);
    const later = at('2026-03-10T01:00:00.000Z');
    const paper = policyPaper(of.policy, catalogue, later);
    expect(rowsOf(paper, '保障、限额与免赔')[0]?.[1]).toBe('800,000.00');
    expect(wordsOf(paper)).toContain('保险金额改为 800,000.00 元');
    expect(wordsOf(premiumNotice(of.policy, catalogue, later))).toContain('已缴清，无需付款');
  });
});

describe('a premium notice', () => {
  const notice = (of: Policy, when: Instant = now) => premiumNotice(of, builtInCatalogue, when);

  it('says what is due, to whom, with which reference and until when', () => {
    const paper = notice(awaiting.policy);
    const words = wordsOf(paper);
    expect(paper.status.words).toBe('请于 2026年1月8日 24:00 前缴清');
    for (const said of ['200.00', '人民币贰佰元整', '中国人民财产保险股份有限公司陕西省分公司']) {
      expect(words).toContain(said);
    }
    expect(words).toContain(`附言填写 ${awaiting.policy.policyNo}`);
    expect(words).toContain('预留的财政补贴 800.00 元随即释放');
    expect(words).toContain('省级财政（610000） 480.00 元');
  });

  it('says the account of the lead where it has named one, and only while something is due', () => {
    const payee = {
      name: '示范保险收款专户',
      number: '9900000000000000001',
      bankName: '示范银行西安分行',
      cnapsCode: cnapsCode.parse('102100099996'),
    };
    const words = wordsOf(premiumNotice(awaiting.policy, builtInCatalogue, now, payee));
    for (const said of [payee.name, payee.number, '示范银行西安分行（102100099996）']) {
      expect(words).toContain(said);
    }
    expect(words).not.toContain('以保险人书面告知为准');
    expect(wordsOf(notice(awaiting.policy))).toContain('以保险人书面告知为准');
    expect(wordsOf(premiumNotice(paid(awaiting.policy), builtInCatalogue, now, payee))).not.toContain(
      payee.number,
    );
  });

  it('asks for the rest after a part was paid', () => {
    const payment = { ...awaiting.policy.payment, receivedFen: asFen(14_995) };
    const words = wordsOf(notice({ ...awaiting.policy, payment }));
    expect(words).toContain('149.95');
    expect(words).toContain('人民币伍拾元零伍分');
  });

  it('of what awaits nothing says so, and asks for no payment', () => {
    const settled = wordsOf(notice(paid(awaiting.policy)));
    expect(settled).toContain('已缴清，无需付款');
    expect(settled).not.toContain('请支付');
    const late = at('2026-01-08T16:00:00.000Z');
    const lapsed = lapsePolicy(awaiting.policy, awaiting.standing, late);
    invariant(lapsed.accepted, 'the policy lapses');
    for (const of of [awaiting.policy, lapsed.value.policy]) {
      expect(wordsOf(notice(of, late))).toContain('请勿付款：本保单已失效');
    }
    expect(wordsOf(notice(cancelledAt('2026-01-06', awaiting.policy)))).toContain('请勿付款：本保单已终止');
  });
});
