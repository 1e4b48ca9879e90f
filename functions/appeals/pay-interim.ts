import { payInterimOperation } from '../../shared/contract/operations/indemnities.ts';
import { readClaimFile } from '../../shared/persistence/claims.ts';
import { proposeInterimOf } from '../claims/interim-writes.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { notFound } from '../runtime/reply.ts';
import { changingRoute } from '../runtime/route.ts';
import { answerWithClaim, tryAgainWhenRaced } from '../claims/claim-answer.ts';

/** CLM-4: an adjuster pays what is certain before day 45 asks for it. */
export const payInterim = changingRoute(payInterimOperation, ({ params, body, caller, now, command }) =>
  tryAgainWhenRaced(async () => {
    const file = await readClaimFile(businessTable(), caller.scope, params.claimNo);
    if (file === undefined) return notFound();
    const making = { mint: command.mint, now, calendar: await currentCalendar() };
    const changed = await proposeInterimOf(file, body, { caller }, making);
    if (changed.kind === 'refusal') return changed;
    const { claim, writes, use } = changed;
    return answerWithClaim({ ...file, claim }, writes, { caller, now, command, use });
  }),
);
