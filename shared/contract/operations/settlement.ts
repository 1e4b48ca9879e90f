import * as z from 'zod';
import { bureauRoles, type Role } from '../../domain/access/role.ts';
import { day, instant, quarter, requestInstant } from '../../domain/dates.ts';
import { divisionCode, insurerCode, objectionId, settlementId } from '../../domain/ids.ts';
import { fen, requestFen } from '../../domain/money.ts';
import { bilingual } from '../../domain/names.ts';
import { putInsurerList } from '../../domain/reconciliation/insurer-list.ts';
import { settlementDecisions } from '../../domain/settlement/decide-settlement.ts';
import { objection } from '../../domain/settlement/objection.ts';
import { objectionDecision } from '../../domain/settlement/raised-objection.ts';
import {
  endorsementNo,
  numberAsListed,
  rowOutcome,
  settlementRow,
} from '../../domain/settlement/settlement-row.ts';
import {
  settlementCheck,
  settlementEvent,
  settlementPayment,
  settlementStatus,
} from '../../domain/settlement/settlement.ts';
import { levelTotal, outcomeCounts, settlementTotals } from '../../domain/settlement/total-rows.ts';
import { fiscalLevel } from '../../domain/subsidies/programme.ts';
import { requestText } from '../../domain/texts.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';

export const settlers: readonly Role[] = ['insurer-finance', ...bureauRoles];
const one = z.object({ settlementId });

export const settlementAnswer = z.object({
  settlementId,
  status: settlementStatus,
  programmeId: z.string(),
  insurer: insurerCode,
  insurerNames: bilingual,
  quarter,
  sequence: z.int(),
  requestedAt: instant,
  /** What the workflow is doing while the settlement is `building`; `total` is known once the ledger has been read. */
  progress: z.object({ step: z.enum(['collect', 'done']), done: z.int(), total: z.int().optional() }),
  counts: outcomeCounts.optional(),
  totals: settlementTotals.extend({ levels: z.array(levelTotal.extend({ names: bilingual })) }).optional(),
  checks: z.array(settlementCheck).optional(),
  /** The insurer's list beside the ledger, once it was put. */
  list: putInsurerList.optional(),
  noticeEndsOn: day.optional(),
  objections: z.array(objection).optional(),
  payments: z.array(settlementPayment).optional(),
  /** SUB-19: parts that no payment is recorded for, until when, and who pays a county’s after three months. */
  openParts: z
    .array(
      z.object({
        level: fiscalLevel,
        payer: divisionCode,
        names: bilingual,
        fen,
        dueOn: day,
        advancedBy: divisionCode.optional(),
        advancedAfter: day.optional(),
      }),
    )
    .optional(),
  bringsForward: z.array(settlementId).optional(),
  carriedInto: settlementId.optional(),
  /** Rows that earlier settlements held and this one begins with. */
  takenUp: z.object({ from: z.array(settlementId), rows: z.int() }).optional(),
  /** The settlement that has taken up the rows that this one holds. */
  heldInto: settlementId.optional(),
  history: z.array(settlementEvent),
});

const figure = z.union([z.string(), z.int()]);
const rowDifference = z.object({ field: z.string(), ledger: figure, listed: figure });

const rowAnswer = settlementRow.omit({ entryIds: true }).extend({
  /** Journal entries behind the row. */
  entries: z.int(),
  /** Why the row is held and what to do, in words; left out where it is payable. */
  explanation: bilingual.optional(),
  /** Where ledger and list are not the same, with both figures. */
  differences: z.array(rowDifference),
});

/** The objection, and what is payable with it. */
const objectionAnswer = z.object({ objection, totals: settlementTotals });

export const requestSettlementOperation = operation({
  key: 'POST /v1/settlements',
  operationId: 'requestSettlement',
  summary: 'Begin the settlement of a programme’s quarter that is over',
  roles: ['insurer-finance'],
  body: z.strictObject({ programmeId: z.string().max(64), quarter }),
  success: 202,
  answer: z.object({ settlementId, status: z.literal('building') }),
  refusals: { 'quarter-open': 409, 'period-closed': 409, 'settlement-exists': 409 },
});

export const listSettlementsOperation = operation({
  key: 'GET /v1/settlements',
  operationId: 'listSettlements',
  summary: 'Settlements of the caller’s insurer or division, the newest quarter first',
  roles: settlers,
  query: z.strictObject({
    ...pageQuery,
    status: settlementStatus.optional(),
    programmeId: z.string().max(64).optional(),
    quarter: quarter.optional(),
  }),
  success: 200,
  answer: pageOf(settlementAnswer),
});

export const readSettlementOperation = operation({
  key: 'GET /v1/settlements/{settlementId}',
  operationId: 'readSettlement',
  summary: 'One settlement: status, totals, checks and history',
  roles: settlers,
  params: one,
  success: 200,
  answer: settlementAnswer,
});

export const listRowsOperation = operation({
  key: 'GET /v1/settlements/{settlementId}/rows',
  operationId: 'listSettlementRows',
  summary: 'Rows of a settlement by policy number; a bureau sees those of its division and below',
  roles: settlers,
  params: one,
  /** `find`: a part of the policy number or the credit code. */
  query: z.strictObject({
    ...pageQuery,
    outcome: rowOutcome.optional(),
    find: z.string().trim().min(2).max(64).optional(),
  }),
  success: 200,
  answer: pageOf(rowAnswer),
});

export const decideSettlementOperation = operation({
  key: 'POST /v1/settlements/{settlementId}/decision',
  operationId: 'decideSettlement',
  summary: 'Submit, put under notice, approve or return a settlement',
  roles: settlers,
  params: one,
  body: z.strictObject({ outcome: z.enum(settlementDecisions), reason: requestText(1_000).optional() }),
  success: 200,
  answer: settlementAnswer,
  refusals: {
    'same-person': 403,
    'wrong-status': 409,
    'list-missing': 409,
    'notice-running': 409,
    'carried-forward': 409,
  },
});

export const objectToRowOperation = operation({
  key: 'POST /v1/settlements/{settlementId}/objections',
  operationId: 'objectToSettlementRow',
  summary: 'Object to the rows of a policy during the public notice: only they stop',
  roles: bureauRoles,
  params: one,
  body: z.strictObject({
    policyNo: numberAsListed,
    /** Left out: every row of the policy. */
    endorsementNo: endorsementNo.optional(),
    reason: requestText(1_000),
  }),
  success: 201,
  answer: objectionAnswer,
  refusals: {
    'wrong-status': 409,
    'row-unknown': 422,
    'objection-open': 409,
    'too-many-objections': 409,
    'carried-forward': 409,
  },
});

export const decideObjectionOperation = operation({
  key: 'POST /v1/settlements/{settlementId}/objections/{objectionId}/decision',
  operationId: 'decideSettlementObjection',
  summary: 'Uphold an objection, or dismiss it so that its rows are payable again',
  roles: bureauRoles,
  params: one.extend({ objectionId }),
  body: objectionDecision,
  success: 200,
  answer: objectionAnswer,
  refusals: { 'same-person': 403, 'wrong-status': 409, 'objection-decided': 409 },
});

export const recordPaymentOperation = operation({
  key: 'POST /v1/settlements/{settlementId}/payments',
  operationId: 'recordSettlementPayment',
  summary: 'Record that a payer has paid its own part of an approved settlement',
  roles: bureauRoles,
  params: one,
  body: z.strictObject({
    level: fiscalLevel,
    /** Only where the caller pays for several payers of the level. */
    payer: divisionCode.optional(),
    bankReference: requestText(64),
    paidAt: requestInstant,
    amountFen: requestFen,
  }),
  success: 200,
  answer: settlementAnswer,
  refusals: {
    'wrong-status': 409,
    'nothing-due': 409,
    'payer-missing': 422,
    'amount-differs': 422,
    'paid-in-future': 422,
    'bank-reference-used': 409,
  },
});
