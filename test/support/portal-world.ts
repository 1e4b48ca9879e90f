import { randomUUID } from 'node:crypto';

/** Where a stage answers. */
export interface Reachable {
  readonly url: string;
}

/** A day before anything has happened: budgets, and three firms that are technology SMEs. */
export async function openTheYear(stage: Reachable): Promise<void> {
  await listTheFirms(stage);
  for (const programme of ['SN-QKB-PH', 'SN-QKB-YF']) await approveBudget(stage, programme);
}

/** Six, three and one million yuan of province, city and county. */
export async function approveBudget(stage: Reachable, programme: string): Promise<void> {
  await act(stage, 'bureau-approver', 'PUT', `/v1/programmes/${programme}/budgets/2026`, {
    levels: [
      { level: 'province', approvedFen: 600_000_000 },
      { level: 'city', approvedFen: 300_000_000 },
      { level: 'county', approvedFen: 100_000_000 },
    ],
  });
}

/** The same day without a budget. */
export async function listTheFirms(stage: Reachable): Promise<void> {
  await local(stage, '/local/clock', { now: '2026-01-05T01:00:00Z' });
  const rows = ['91610100QKB0000102', '91610100QKB000029Y', '91610100QKB0003870'].map(
    (uscc, index) => `${uscc},2026610113A800000${index},2026-01-01,2026-12-31`,
  );
  const list = ['uscc,number,validFrom,validTo', ...rows, ''].join('\n');
  await act(stage, 'operator', 'POST', '/v1/registries/tech-sme/imports', list);
}

export async function tokenOf({ url }: Reachable, user: string): Promise<string> {
  const response = await fetch(`${url}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  return ((await response.json()) as { accessToken: string }).accessToken;
}

/** Does something through the API as a demo user; text is a list, anything else JSON. Throws what was refused. */
export async function act<Answer = Readonly<Record<string, unknown>>>(
  stage: Reachable,
  user: string,
  method: string,
  path: string,
  body?: object | string,
): Promise<Answer> {
  const response = await fetch(`${stage.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await tokenOf(stage, user)}`,
      'idempotency-key': randomUUID(),
      'content-type': typeof body === 'string' ? 'text/csv' : 'application/json',
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Answer;
  if (!response.ok) throw new Error(`${method} ${path} as ${user}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Asks the stage itself, which no deployment has: clock, bank, reset. */
export async function local({ url }: Reachable, path: string, body: object = {}): Promise<void> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
}

/** A firm binds 秦科普惠保 and pays what is due of it; answers the policy number. `programmeIds` left out: by every programme. */
export async function insureInclusive(
  stage: Reachable,
  user: string,
  start: string,
  programmeIds?: readonly string[],
): Promise<string> {
  const { org } = (await knownUsers(stage)).find((one) => one.user === user) ?? { org: '' };
  const quote = await act<{ quoteId: string; firmPaysFen: number }>(stage, user, 'POST', '/v1/quotes', {
    productCode: 'qinke-inclusive',
    uscc: org,
    start,
    ...(programmeIds && { programmeIds }),
  });
  const { policyNo } = await act<{ policyNo: string }>(
    stage,
    user,
    'POST',
    `/v1/quotes/${quote.quoteId}/bind`,
    {
      clauseConfirmations: ['deductible', 'payment-ratio', 'general-exclusions'],
      consent: { clawback: true },
    },
  );
  const firm = await act<{ name: string }>(stage, user, 'GET', `/v1/firms/${org}`);
  await local(stage, '/local/bank/transfers', {
    reference: policyNo,
    amountFen: quote.firmPaysFen,
    payerName: firm.name,
    payerAccount: '6100000000000001',
  });
  return policyNo;
}

async function knownUsers({ url }: Reachable): Promise<readonly { user: string; org: string }[]> {
  const response = await fetch(`${url}/local/users`);
  return ((await response.json()) as { items: { user: string; org: string }[] }).items;
}
