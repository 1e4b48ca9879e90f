import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as papers } from '../../../functions/papers/papers-api.ts';
import { handler as quoting } from '../../../functions/quoting/quoting-api.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { caller, callers, type TestAnswer, type TestCaller } from '../../support/http.ts';
import { journeysAt } from '../../support/journeys.ts';
import { embedsSubsets, readPdf } from '../../support/pdf.ts';

const mostBytes = 300 * 1024;
const name = '西安示范科技有限公司';
const firm = callers.firmA;
let time = '2026-01-05T01:00:00Z';
let engine: Engine;
let quoteId: string;
let policyNo: string;

const ask = caller(papers, () => time);
const askQuoting = caller(quoting, () => time);
const journeys = journeysAt(() => time);

const policyPapers = ['policy.pdf', 'premium-notice.pdf', 'certificate.pdf'] as const;
const paperOf = (file: (typeof policyPapers)[number], by: TestCaller = firm, of = policyNo) =>
  ask(`GET /v1/policies/{policyNo}/${file}`, { caller: by, params: { policyNo: of }, key: null });
const confirm = (code: string) => ask('GET /v1/certificates/{code}', { params: { code }, key: null });

const opened = (code: string) => {
  const headers = { accept: 'text/html,application/xhtml+xml' };
  return ask('GET /v1/certificates/{code}', { params: { code }, key: null, headers });
};

async function textOf(answered: TestAnswer): Promise<string> {
  expect(answered.status, answered.text.slice(0, 300)).toBe(200);
  expect(answered.headers['content-type']).toBe('application/pdf');
  expect(answered.bytes.byteLength).toBeLessThanOrEqual(mostBytes);
  expect(embedsSubsets(answered.bytes)).toBe(true);
  return (await readPdf(answered.bytes)).text;
}

beforeAll(async () => {
  engine = await startEngine();
  await journeys.register(firm, name);
  await journeys.register(callers.firmB, '西安另一家科技有限公司');
  await journeys.approveBudget('2026', [480_000, 240_000, 80_000]);
  ({ quoteId, policyNo } = await journeys.bind(firm, '2026-01-10'));
});
afterAll(() => engine.stop());

describe('before it is paid', () => {
  it('a premium notice asks for 200.00 until the third working day', async () => {
    const answered = await paperOf('premium-notice.pdf');
    const text = await textOf(answered);
    expect(text).toContain('请支付（元）\n200.00\n人民币贰佰元整');
    expect(text).toContain('请于 2026年1月8日 24:00 前缴清');
    expect(text).toContain(`付款附言（必填）\n${policyNo}`);
    expect(answered.headers['content-disposition']).toBe(
      `inline; filename="premium-notice-${policyNo}.pdf"; filename*=UTF-8''${encodeURIComponent(`缴费通知书 ${policyNo}.pdf`)}`,
    );
  });

  it('there is no certificate, and the firm is told what to do', async () => {
    const refused = await paperOf('certificate.pdf');
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'policy-not-issued', facts: { status: 'awaiting-payment' } },
    });
    expect(refused.body.detail).toContain('缴清保险费');
  });

  it('its quotation shows the price, who pays it and the whole explanation', async () => {
    const request = { caller: firm, params: { quoteId } };
    const text = await textOf(await ask('GET /v1/quotes/{quoteId}/quotation.pdf', request));
    for (const figure of ['1,000.00', '-800.00', '200.00', '480.00', '240.00', '80.00']) {
      expect(text.split('\n')).toContain(figure);
    }
    const quote = await askQuoting('GET /v1/quotes/{quoteId}', { ...request, key: null });
    const whole = text.replaceAll('\n', '');
    for (const line of quote.body.explanation) {
      expect(whole).toContain(line.rule);
      expect(whole.replaceAll(' ', '')).toContain(line.text.replaceAll(' ', ''));
      expect(whole.replaceAll(' ', '')).toContain(line.source.replaceAll(' ', ''));
    }
    expect(text).toContain('已投保');
  });
});

describe('once it is paid', () => {
  let code: string;
  beforeAll(async () => {
    await journeys.pay({ payment: { reference: policyNo, dueFen: 20_000 } }, name);
    time = '2026-01-12T01:00:00Z';
    const text = await textOf(await paperOf('certificate.pdf'));
    code = /验证码\n(\S+)/.exec(text)?.[1] ?? '';
  });

  it('a certificate says who is covered, for what, and where that can be confirmed', async () => {
    const text = await textOf(await paperOf('certificate.pdf'));
    expect(text).toContain(`被保险人\n${name}`);
    expect(text).toContain('自2026年1月10日零时起至2027年1月9日二十四时止');
    expect(text).toContain('2026-01-10 00:00 – 2027-01-09 24:00');
    expect(text).toContain('有效');
    expect(text).toContain('200,000.00');
    expect(text.replaceAll('\n', '')).toContain(`https://portal.kebao.example/v1/certificates/${code}`);
    expect(code).toMatch(new RegExp(`^${policyNo}-[0-9A-Z]{5}-[0-9A-Z]{5}$`));
  });

  it('a policy says who pays 1,000.00: 480.00, 240.00, 80.00 and the firm 200.00', async () => {
    const text = await textOf(await paperOf('policy.pdf'));
    expect(text).toContain('省级财政（610000）\n陕西省秦科普惠保保费补贴\n480.00');
    expect(text).toContain('市级财政（610100）\n陕西省秦科普惠保保费补贴\n240.00');
    expect(text).toContain('县级财政（610113）\n陕西省秦科普惠保保费补贴\n80.00');
    expect(text).toContain('投保企业\n自缴保险费\n200.00');
    expect(text).toContain('保险费合计（含税）\n1,000.00');
    expect(text).toContain('已收\n200.00 元');
    expect(text.replaceAll('\n', '')).toContain('固有缺陷与自然磨损');
    expect(text).toContain('示例：设备损失 33,000.00 元，免赔 3,300.00 元。');
    expect(text).toContain('中国人民财产保险股份有限公司陕西省分公司\n首席\n100 %\n1,000.00');
  });

  it('a premium notice says that nothing is due', async () => {
    expect(await textOf(await paperOf('premium-notice.pdf'))).toContain('已缴清，无需付款');
  });

  it('papers are seen by who may see the policy, and are not there for anybody else', async () => {
    for (const file of policyPapers) {
      for (const by of [callers.adjuster, callers.bureauClerk, callers.cityClerk]) {
        expect((await paperOf(file, by)).status, file).toBe(200);
      }
      for (const by of [callers.firmB, callers.cpicAdjuster, callers.otherBureau, callers.operator]) {
        expect(await paperOf(file, by)).toMatchObject({ status: 404, body: { code: 'not-found' } });
      }
    }
    const request = { caller: callers.firmB, params: { quoteId } };
    expect((await ask('GET /v1/quotes/{quoteId}/quotation.pdf', request)).status).toBe(404);
  });

  it('anybody who holds the certificate may confirm it, however the code is typed', async () => {
    const { status, body } = await confirm(code);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      code,
      policyNo,
      product: { code: 'qinke-inclusive', filing: 'demo', names: { zh: '秦科普惠保' } },
      insured: { name, usccEnding: '0102' },
      period: { start: '2026-01-10', end: '2027-01-10' },
      coverEnds: '2027-01-10',
      status: 'in-force',
      insurers: [{ insurer: 'picc-sn', lead: true, sharePpm: 1_000_000 }],
      aggregateLimitFen: 20_000_000,
    });
    expect(body.covers[0]).toMatchObject({ code: 'equipment', limitFen: 5_000_000 });
    const spaced = code.toLowerCase().replaceAll('-', ' ');
    for (const typed of [code.replaceAll('-', ''), spaced]) {
      expect((await confirm(typed)).body).toMatchObject({ code });
    }
  });

  it('what is confirmed tells neither price nor subsidy nor accounts nor the whole code of the firm', async () => {
    const { text } = await confirm(code);
    expect(text).not.toMatch(/premium|subsidy|firmPays|account|9161/i);
  });

  it('a phone that follows the QR gets a page that runs nothing, for a wrong code too', async () => {
    const page = await opened(code);
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    for (const words of ['凭证属实：有效', name, '2027年1月9日 24 时', '至多 50,000.00 元', '未备案']) {
      expect(page.text).toContain(words);
    }
    expect(page.text).not.toMatch(/<script|9161/);
    const unknown = await opened(`${policyNo}-00000-00000`);
    expect(unknown).toMatchObject({ status: 404, text: expect.stringContaining('查无此凭证') });
  });

  it('a wrong code is not there, whatever is wrong with it', async () => {
    const last = code.endsWith('0') ? '1' : '0';
    const wrong = [
      code.slice(0, -1) + last,
      `${policyNo}-00000-00000`,
      policyNo,
      'KB202600000000003-00000-00000',
      'nothing',
    ];
    const bodies = [];
    for (const typed of wrong) {
      const { status, body } = await confirm(typed);
      expect(status).toBe(404);
      bodies.push({ ...body, instance: '', requestId: '' });
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });
});

describe('a policy that ended', () => {
  it('keeps a certificate that says so, and its code tells until when it covered', async () => {
    time = '2026-03-02T01:00:00Z';
    const issued = await textOf(await paperOf('certificate.pdf'));
    const code = /验证码\n(\S+)/.exec(issued)?.[1] ?? '';
    await journeys.cancel(firm, policyNo, '2026-06-01');
    const text = await textOf(await paperOf('certificate.pdf'));
    expect(text).toContain('已退保（保障至2026年5月31日二十四时止）');
    expect((await confirm(code)).body).toMatchObject({ status: 'cancelled', coverEnds: '2026-06-01' });
    expect(await textOf(await paperOf('policy.pdf'))).toContain('退还保险费合计');
  });

  it('without ever having been issued has no certificate to hold', async () => {
    time = '2026-03-02T01:00:00Z';
    const bound = await journeys.bind(callers.firmB, '2026-03-20');
    time = '2026-03-20T01:00:00Z';
    expect(await paperOf('certificate.pdf', callers.firmB, bound.policyNo)).toMatchObject({
      status: 409,
      body: { code: 'policy-not-issued', facts: { status: 'lapsed' } },
    });
    const notice = await textOf(await paperOf('premium-notice.pdf', callers.firmB, bound.policyNo));
    expect(notice).toContain('请勿付款：本保单已失效');
  });
});
