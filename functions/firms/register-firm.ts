import { registerFirmOperation } from '../../shared/contract/operations/firms.ts';
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
    const firm = { ...body, uscc: params.uscc };
    await commitCommand([writeFirm(firm), command.remember(firm)]);
    return answer(firm);
  },
);
