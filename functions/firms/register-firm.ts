import { registerFirmOperation } from '../../shared/contract/operations/firms.ts';
import { isAccountOf } from '../../shared/domain/firms/payee-account.ts';
import { writeFirm } from '../../shared/persistence/firms.ts';
import { answer, invalidRequest, notFound } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';

export const registerFirm = changingRoute(
  registerFirmOperation,
  async ({ params, body, caller, command }) => {
    if (params.uscc !== caller.org) return notFound();
    if (body.uscc !== undefined && body.uscc !== params.uscc) {
      return invalidRequest([{ path: 'uscc', message: 'must be the code in the path' }]);
    }
    if (body.bankAccount !== undefined && !isAccountOf(body.bankAccount, body)) {
      const message = '户名须与企业名称一致 / the account must be in the name of the firm';
      return invalidRequest([{ path: 'bankAccount.name', message }]);
    }
    const firm = { ...body, uscc: params.uscc };
    await commitCommand([writeFirm(firm), command.remember(firm)]);
    return answer(firm);
  },
);
