import { putCollectingAccountOperation } from '../../shared/contract/operations/insurers.ts';
import { writeCollectingAccount } from '../../shared/persistence/collecting-accounts.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';

export const putCollectingAccount = changingRoute(
  putCollectingAccountOperation,
  async ({ params: { insurer }, body, caller, now, command }) => {
    if (insurer !== caller.org) return notFound();
    const account = { insurer, ...body, changedAt: now };
    await commitCommand([writeCollectingAccount(account), command.remember(account)]);
    return answer(account);
  },
);
