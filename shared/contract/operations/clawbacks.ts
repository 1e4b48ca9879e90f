import * as z from 'zod';
import { bureauRoles, insurerRoles } from '../../domain/access/role.ts';
import { day, instant, quarter, requestInstant } from '../../domain/dates.ts';
import { clawbackId, divisionCode, insurerCode, policyNo, uscc } from '../../domain/ids.ts';
import { fen, requestFen } from '../../domain/money.ts';
import { fiscalLevel } from '../../domain/subsidies/programme.ts';
import { requestText } from '../../domain/texts.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';

const one = z.object({ clawbackId });
const status = z.enum(['offset', 'owed', 'repaid', 'written-off']);
const part = z.object({ level: fiscalLevel, payer: divisionCode, fen });

const clawbackAnswer = z.object({
  clawbackId,
  policyNo,
  programmeIds: z.array(z.string()),
  status,
  /** `settlement`: netted in the settlement of the quarter `offsetIn`; `order`: the firm pays it back. */
  route: z.enum(['settlement', 'order']),
  cause: z.enum(['cancellation', 'rescission', 'revocation', 'fraud']),
  rule: z.string(),
  article: z.string().optional(),
  reason: z.string(),
  formula: z.array(z.object({ rule: z.string(), text: z.string(), textEn: z.string().optional(), fen })),
  days: z.object({ total: z.int(), unexpired: z.int(), endedOn: day }).optional(),
  uscc,
  insurer: insurerCode,
  divisionCode,
  levels: z.array(part),
  totalFen: fen,
  /** Whether it freed the envelope and the firm’s counter: not after the budget’s own year. */
  freesBudget: z.boolean(),
  offsetIn: quarter.optional(),
  repayments: z
    .array(
      z.object({
        level: fiscalLevel,
        payer: divisionCode,
        amountFen: fen,
        bankReference: z.string(),
        paidAt: instant,
        recordedBy: z.string(),
        recordedAt: instant,
      }),
    )
    .optional(),
  /** What the insurer has given back since of what the firm owed. */
  lowered: z.array(part).optional(),
  contest: z.object({ reason: z.string(), by: z.string(), at: instant }).optional(),
  repaidAt: instant.optional(),
  writtenOff: z.object({ fen, reason: z.string(), by: z.string(), at: instant }).optional(),
  left: z.array(part),
  leftFen: fen,
  openedAt: instant,
});

const readers = ['firm', ...insurerRoles, ...bureauRoles] as const;

export const listClawbacksOperation = operation({
  key: 'GET /v1/clawbacks',
  operationId: 'listClawbacks',
  summary:
    'What bureaus take back of subsidies, the newest first: how it was reckoned and how it is paid back',
  roles: readers,
  query: z.strictObject({ ...pageQuery, status: status.optional(), policyNo: z.string().max(64).optional() }),
  success: 200,
  answer: pageOf(clawbackAnswer),
});

export const readClawbackOperation = operation({
  key: 'GET /v1/clawbacks/{clawbackId}',
  operationId: 'readClawback',
  summary: 'One clawback: formula, days, article, levels, and what is still owed',
  roles: readers,
  params: one,
  success: 200,
  answer: clawbackAnswer,
});

export const contestClawbackOperation = operation({
  key: 'POST /v1/clawbacks/{clawbackId}/contest',
  operationId: 'contestClawback',
  summary: 'Say why the firm does not owe it',
  roles: ['firm'],
  params: one,
  body: z.strictObject({ reason: requestText(2_000) }),
  success: 200,
  answer: clawbackAnswer,
  refusals: { 'wrong-status': 409, 'contested-before': 409 },
});

export const recordRepaymentOperation = operation({
  key: 'POST /v1/clawbacks/{clawbackId}/repayments',
  operationId: 'recordClawbackRepayment',
  summary: 'Record what the firm has paid back to the payer of a level, at once or in parts',
  roles: bureauRoles,
  params: one,
  body: z.strictObject({
    level: fiscalLevel,
    bankReference: requestText(64),
    paidAt: requestInstant,
    amountFen: requestFen,
  }),
  success: 200,
  answer: clawbackAnswer,
  refusals: {
    'wrong-status': 409,
    'nothing-due': 409,
    'amount-differs': 422,
    'paid-in-future': 422,
    'bank-reference-used': 409,
  },
});

export const writeOffClawbackOperation = operation({
  key: 'POST /v1/clawbacks/{clawbackId}/write-off',
  operationId: 'writeOffClawback',
  summary: 'Give up what the firm still owes, by the authority of an approver over every payer',
  roles: ['bureau-approver'],
  params: one,
  body: z.strictObject({ reason: requestText(2_000) }),
  success: 200,
  answer: clawbackAnswer,
  refusals: { 'wrong-status': 409 },
});
