import * as z from 'zod';
import { bureauRoles, role } from '../../domain/access/role.ts';
import { discrepancyResolution, settlementPart } from '../../domain/bank/discrepancy.ts';
import { instant, quarter } from '../../domain/dates.ts';
import { discrepancyId, divisionCode, insurerCode, settlementId } from '../../domain/ids.ts';
import { fen } from '../../domain/money.ts';
import { discrepancyReasons } from '../../domain/settlement/match-transfer.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';

const reason = z.enum(discrepancyReasons);
const status = z.enum(['open', 'resolved']);

const discrepancyAnswer = z.object({
  discrepancyId,
  status,
  reason,
  insurer: insurerCode,
  divisionCode: divisionCode.optional(),
  settlementIds: z.array(settlementId),
  payer: divisionCode.optional(),
  bankReference: z.string(),
  expectedFen: fen.optional(),
  arrivedFen: fen,
  /** What came less what was to come. */
  differenceFen: fen.optional(),
  /** What of it is nobody's still: to be returned, or given to payments that are open. */
  leftFen: fen,
  owner: z.object({ role, org: z.string() }),
  ageDays: z.int(),
  openedAt: instant,
  resolution: z
    .object({
      kind: z.enum(['returned', 'explained', 'received', 'allocated']),
      by: z.string(),
      name: z.string(),
      at: instant,
      text: z.string(),
      /** The payments that it was given to. */
      payments: z.array(settlementPart.extend({ fen })).optional(),
    })
    .optional(),
});

export const listDiscrepanciesOperation = operation({
  key: 'GET /v1/discrepancies',
  operationId: 'listDiscrepancies',
  summary:
    'Money that does not fit: both figures, the reason, who has to clear it up and for how long it has been open',
  roles: ['insurer-finance', ...bureauRoles],
  query: z.strictObject({
    ...pageQuery,
    status: status.optional(),
    reason: reason.optional(),
    settlementId: settlementId.optional(),
  }),
  success: 200,
  answer: pageOf(discrepancyAnswer),
});

export const listOpenPaymentsOperation = operation({
  key: 'GET /v1/discrepancies/{discrepancyId}/open-payments',
  operationId: 'listOpenPayments',
  summary:
    'Payments of the insurer’s settlements that its bank has not seen, to which the caller may give the money',
  roles: ['insurer-finance', ...bureauRoles],
  params: z.object({ discrepancyId }),
  success: 200,
  answer: z.object({
    leftFen: fen,
    items: z.array(
      settlementPart.extend({
        programmeId: z.string(),
        quarter,
        /** What is still to come for it. */
        dueFen: fen,
        /** Whether its payer has recorded it. */
        isRecorded: z.boolean(),
      }),
    ),
  }),
});

export const resolveDiscrepancyOperation = operation({
  key: 'POST /v1/discrepancies/{discrepancyId}/resolution',
  operationId: 'resolveDiscrepancy',
  summary:
    'Close a discrepancy by the entry of what went back, by giving the money to payments that are open, or by a signed explanation',
  roles: ['insurer-finance', ...bureauRoles],
  params: z.object({ discrepancyId }),
  body: discrepancyResolution,
  success: 200,
  answer: discrepancyAnswer,
  refusals: {
    'discrepancy-resolved': 409,
    'nothing-to-return': 409,
    'nothing-to-allocate': 409,
    'payment-not-open': 409,
    'amount-differs': 422,
  },
});
