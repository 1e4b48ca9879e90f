import { stringify } from 'csv-stringify/sync';
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { signIn } from './demo-users.ts';
import { invalidRequest } from './problem.ts';
import { type ServiceClient } from './service-client.ts';

const transfer = z.strictObject({
  reference: z.string().trim().min(1).max(140),
  amountFen: z.int().positive(),
  payerName: z.string().trim().min(1).max(200),
  payerAccount: z.string().trim().min(1).max(64),
});

/** Who books the money of each insurer; the first is asked where no policy has the reference. */
const financeUsers = ['insurer-finance', 'cpic-finance'] as const;

/** What a bank does when somebody pays: a statement of one line arrives at the insurer that waits for the money. */
export async function bankTransfer(service: ServiceClient, input: unknown, now: number) {
  const parsed = transfer.safeParse(input);
  if (!parsed.success) {
    throw invalidRequest(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
  }
  const { reference, amountFen, payerName, payerAccount } = parsed.data;
  const bankReference = `LB${now}${randomUUID().slice(0, 8).toUpperCase()}`;
  const paidAt = new Date(now).toISOString();
  const statement = stringify(
    [{ bankReference, paidAt, payerName, payerAccount, amountFen, remark: reference }],
    {
      header: true,
    },
  );
  const answer = await service.call({
    as: signIn(await holderOf(service, reference)),
    method: 'POST',
    path: '/v1/bank-statements',
    contentType: 'text/csv',
    body: statement,
  });
  return {
    status: answer.status,
    body: answer.status === 200 ? { bankReference, ...answer.body } : answer.body,
  };
}

async function holderOf(service: ServiceClient, reference: string): Promise<string> {
  const policyNo = reference.replace(/E\d+$/, '');
  if (/^KB[0-9A-Z]+$/.test(policyNo)) {
    for (const user of financeUsers) {
      const { status } = await service.call({
        as: signIn(user),
        method: 'GET',
        path: `/v1/policies/${policyNo}`,
      });
      if (status === 200) return user;
    }
  }
  return financeUsers[0];
}
