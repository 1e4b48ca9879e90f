import { createHash } from 'node:crypto';
import { type Narrator, yuan } from './narrator.ts';
import type { ApiClient, ApiAnswer } from './api-client.ts';

const firm = '91610100QKB0000102';
const county = 'city-clerk@610113';

/** What the story ends with, for whoever wants to check it. */
export interface Ending {
  readonly firmPaysFen: number;
  readonly claimFen: number;
  readonly subsidyFen: number;
  readonly balanced: boolean;
  readonly claimNo: string;
  readonly policyNo: string;
  readonly settlementId: string;
}

/** The founding story of 秦科保, request by request. Fails at the first answer that is not what it should be. */
export async function tellFoundingStory(service: ApiClient, tell: Narrator): Promise<Ending> {
  const bought = await buyCover(service, tell);
  const claim = await sufferLoss(service, tell, bought.policyNo);
  const settled = await settleQuarter(service, tell);
  const balance = must(200, await service.get('insurer-finance', '/v1/ledger/trial-balance?asOf=2026-04-30'));
  tell.step('试算平衡 / trial balance', `${balance.accounts.length} accounts, balanced: ${balance.balanced}`);
  return { ...bought, ...claim, ...settled, balanced: balance.balanced };
}

async function buyCover(service: ApiClient, tell: Narrator) {
  tell.heading('一月：投保 / January: a firm buys cover');
  await service.setClock('2026-01-05T01:00:00Z');
  const budget = must(
    200,
    await service.put('bureau-approver', '/v1/programmes/SN-QKB-PH/budgets/2026', {
      levels: [
        { level: 'province', approvedFen: 60_000_000 },
        { level: 'city', approvedFen: 30_000_000 },
        { level: 'county', approvedFen: 10_000_000 },
      ],
    }),
  );
  tell.step('财政批准预算 / budget', `approved ${yuan(budget.totals.approvedFen)}`);
  const rows = `uscc,number,validFrom,validTo\n${firm},2026610113A8000001,2026-01-01,2026-12-31\n`;
  const registry = must(200, await service.post('operator', '/v1/registries/tech-sme/imports', rows));
  tell.step('导入科技型中小企业 / registry', `${registry.accepted} accepted, ${registry.rejected} rejected`);
  const quote = must(
    201,
    await service.post('firm-a', '/v1/quotes', {
      productCode: 'qinke-inclusive',
      uscc: firm,
      start: '2026-01-10',
    }),
  );
  const levels = quote.subsidy.programmes[0].levels.map((one: { fen: number }) => yuan(one.fen)).join(' + ');
  tell.step(
    '报价 / quote',
    `premium ${yuan(quote.premium.grossFen)}, subsidy ${yuan(quote.subsidy.totalFen)} (${levels}), firm pays ${yuan(quote.firmPaysFen)}`,
  );
  const bound = must(
    201,
    await service.post('firm-a', `/v1/quotes/${quote.quoteId}/bind`, {
      clauseConfirmations: ['deductible', 'payment-ratio', 'general-exclusions'],
      consent: { clawback: true },
    }),
  );
  tell.step('投保 / bind', `policy ${bound.policyNo}, ${bound.status}, pay by ${bound.payment.payBy}`);
  const { name } = must(200, await service.get('firm-a', `/v1/firms/${firm}`));
  const paid = must(
    200,
    await service.local('/local/bank/transfers', {
      reference: bound.policyNo,
      amountFen: quote.firmPaysFen,
      payerName: name,
      payerAccount: '6100000000000001',
    }),
  );
  const policy = must(200, await service.get('firm-a', `/v1/policies/${bound.policyNo}`));
  tell.step(
    '企业付款 / payment',
    `${yuan(policy.payment.receivedFen)} ${paid.items?.[0]?.outcome ?? ''}, policy ${policy.status}`,
  );
  return { firmPaysFen: quote.firmPaysFen as number, policyNo: bound.policyNo as string };
}

async function sufferLoss(service: ApiClient, tell: Narrator, policyNo: string) {
  tell.heading('三月：出险与赔付 / March: a device burns, and is paid');
  await service.setClock('2026-03-24T03:00:00Z');
  const claim = must(
    201,
    await service.post('firm-a', '/v1/claims', {
      policyNo,
      coverCode: 'equipment',
      occurredAt: '2026-03-24T01:30:00Z',
      cause: 'electrical-damage',
      description: '自研测试台短路，主控板与电源模块烧毁。',
      estimatedFen: 3_500_000,
    }),
  );
  const at = `/v1/claims/${claim.claimNo}`;
  tell.step('报案 / report', `claim ${claim.claimNo}, ${claim.status}, ${claim.checks.length} checks`);
  const documentKinds = ['loss-photos', 'repair-invoice', 'ownership-proof'];
  await complete(service, 'adjuster', 'survey', {
    findings: '短路烧毁，属保障范围。',
    outcome: 'request-documents',
    documentKinds,
  });
  tell.step('查勘 / survey', 'documents requested once, all of them');
  await service.setClock('2026-03-25T02:00:00Z');
  const documentIds: string[] = [];
  for (const kind of documentKinds) documentIds.push(await upload(service, at, kind));
  await complete(service, 'firm-a', 'provide-documents', { documentIds });
  tell.step('交件 / documents', `${documentIds.length} files uploaded, size and SHA-256 verified`);
  await complete(service, 'adjuster', 'assess-loss', {
    lossLines: [{ item: 'repair', claimedFen: 3_350_000, acceptedFen: 3_350_000 }],
    salvageFen: 50_000,
    outcome: 'covered',
  });
  const assessed = must(200, await service.get('adjuster', at));
  for (const line of assessed.indemnity.lines)
    tell.step(`  ${line.rule}`, `${line.label}: ${yuan(line.fen)}`);
  await complete(service, 'adjuster-2', 'approve', { outcome: 'approve', reason: '金额与单证一致。' });
  tell.step('复核 / approval', 'by a second person (CLM-27)');
  await service.setClock('2026-03-26T02:00:00Z');
  const account = {
    name: '',
    number: '6100000000000001',
    bankName: '示范银行西安分行',
    cnapsCode: '102100099996',
  };
  account.name = must(200, await service.get('firm-a', `/v1/firms/${firm}`)).name;
  await complete(service, 'firm-a', 'accept-offer', { outcome: 'accept', payeeAccount: account });
  tell.step('同意 / agreement', `offer of ${yuan(assessed.indemnity.totalFen)} accepted`);
  await service.setClock('2026-03-27T02:00:00Z');
  await complete(service, 'insurer-finance', 'confirm-payment', {
    bankReference: 'PAY-20260327-1',
    paidAt: '2026-03-27T02:00:00Z',
    amountFen: assessed.indemnity.totalFen,
  });
  const paid = must(200, await service.get('firm-a', at));
  tell.step('赔付 / payout', `${yuan(paid.indemnity.totalFen)} paid, claim ${paid.status}`);
  return { claimNo: claim.claimNo as string, claimFen: paid.indemnity.totalFen as number };
}

async function settleQuarter(service: ApiClient, tell: Narrator) {
  tell.heading('四月：结算 / April: the quarter is settled');
  await service.setClock('2026-04-01T01:00:00Z');
  const asked = must(
    202,
    await service.post('insurer-finance', '/v1/settlements', {
      programmeId: 'SN-QKB-PH',
      quarter: '2026-Q1',
    }),
  );
  const at = `/v1/settlements/${asked.settlementId}`;
  const draft = await until(service, 'insurer-finance', at, (one) => one.status !== 'building');
  tell.step(
    '编制 / build',
    `${asked.settlementId}, ${draft.status}, asks for ${yuan(draft.totals.payableFen)}`,
  );
  await decide(service, 'insurer-finance', at, 'submit', '一季度结算');
  await decide(service, 'bureau-clerk', at, 'notice', '开始公示');
  await service.setClock('2026-04-10T01:00:00Z');
  const approved = await decide(service, 'bureau-approver', at, 'approve', '公示无异议');
  tell.step('公示与批准 / notice, approval', `${approved.status} after five working days of notice`);
  const payers = [
    { user: 'bureau-clerk', level: 'province' },
    { user: 'city-clerk', level: 'city' },
    { user: county, level: 'county' },
  ];
  for (const { user, level } of payers) {
    const part = draft.totals.levels.find((one: { level: string }) => one.level === level);
    must(
      200,
      await service.post(user, `${at}/payments`, {
        level,
        bankReference: `FISCAL-${level}`,
        paidAt: '2026-04-10T00:30:00Z',
        amountFen: part.fen,
      }),
    );
    tell.step(`  ${level}`, `${yuan(part.fen)} paid by ${part.payer}`);
  }
  const paid = must(200, await service.get('insurer-finance', at));
  tell.step('财政付款 / paid', `${paid.status}, ${yuan(paid.totals.subsidyFen)} in all`);
  return { settlementId: asked.settlementId as string, subsidyFen: paid.totals.subsidyFen as number };
}

async function decide(service: ApiClient, user: string, at: string, outcome: string, reason: string) {
  return must(200, await service.post(user, `${at}/decision`, { outcome, reason }));
}

/** Completes the only open task of a kind on somebody's list. */
async function complete(service: ApiClient, user: string, kind: string, body: unknown): Promise<void> {
  const list = await until(service, user, '/v1/tasks?status=open', (one) => {
    return one.items.some((task: { kind: string }) => task.kind === kind);
  });
  const task = list.items.find((one: { kind: string }) => one.kind === kind);
  must(200, await service.post(user, `/v1/tasks/${task.taskId}/completion`, body));
}

async function upload(service: ApiClient, claimPath: string, kind: string): Promise<string> {
  const file = new TextEncoder().encode(`%PDF-1.4\n% ${kind}\n%%EOF\n`);
  const sha256 = createHash('sha256').update(file).digest('hex');
  const slot = must(
    201,
    await service.post('firm-a', `${claimPath}/documents`, {
      kind,
      fileName: `${kind}.pdf`,
      contentType: 'application/pdf',
      sizeBytes: file.byteLength,
      sha256,
    }),
  );
  const put = await fetch(slot.uploadUrl, { method: 'PUT', headers: slot.headers, body: file });
  if (!put.ok) throw new Error(`upload answered ${put.status}: ${await put.text()}`);
  return slot.documentId as string;
}

/** Workflows run beside the requests: asks again, a bounded number of times, until an answer shows what is waited for. */
async function until(
  service: ApiClient,
  user: string,
  path: string,
  holds: (body: ApiAnswer['body']) => boolean,
): Promise<ApiAnswer['body']> {
  for (let attempt = 1; attempt <= 100; attempt += 1) {
    const body = must(200, await service.get(user, path));
    if (holds(body)) return body;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error(`${path} never showed what ${user} waits for`);
}

function must(status: number, answer: ApiAnswer): ApiAnswer['body'] {
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
