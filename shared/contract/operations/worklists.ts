import * as z from 'zod';
import { claimStatus } from '../../domain/claims/claim-lifecycle.ts';
import { claimPayee } from '../../domain/claims/payment.ts';
import { day, instant } from '../../domain/dates.ts';
import { divisionCode, taskId } from '../../domain/ids.ts';
import { fen } from '../../domain/money.ts';
import { fiscalLevel } from '../../domain/subsidies/programme.ts';
import { assignmentRequest } from '../../domain/tasks/assign-task.ts';
import { taskKind } from '../../domain/tasks/task.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';
import { taskAnswer } from './tasks.ts';

/** A task on somebody's list, with what a person needs to choose the next one. */
export const taskRow = z.object({
  ...taskAnswer.shape,
  movedTo: day,
  article: z.string().optional(),
  firm: z.object({ uscc: z.string(), name: z.string() }),
  productCode: z.string().optional(),
  coverCode: z.string().optional(),
  estimatedFen: fen.optional(),
  remainingFen: fen.optional(),
  claimStatus: claimStatus.optional(),
  /** Whom to pay, in a payment task, as agreed with the firm; without one the firm has to be asked. */
  payee: claimPayee.optional(),
  /** What a review of a clawback decides: what the registry says now of the day of bind, and what each payer would have back. */
  review: z
    .object({
      ruleId: z.string(),
      fact: z.string(),
      factEn: z.string().optional(),
      year: z.int(),
      levels: z.array(z.object({ level: fiscalLevel, payer: divisionCode, fen })),
      openedAt: instant,
    })
    .optional(),
});

/** `0d`: due today or overdue; `7d`: due within a week. */
const dueWithin = z
  .string()
  .regex(/^\d{1,3}d$/, 'expected days such as 0d, 3d or 7d')
  .transform((text) => Number(text.slice(0, -1)));

export const listTasksOperation = operation({
  key: 'GET /v1/tasks',
  operationId: 'listTasks',
  summary: 'Open tasks that the caller may complete, the least time left first',
  roles: 'anyone',
  query: z.strictObject({
    status: z.literal('open').default('open'),
    kind: taskKind.optional(),
    /** Only what is assigned to the caller. */
    mine: z
      .enum(['true', 'false', '1', '0'])
      .transform((word) => word === 'true' || word === '1')
      .optional(),
    due: dueWithin.optional(),
    /** By last day, soonest or (`-due`) latest first. */
    sort: z.enum(['due', '-due']).default('due'),
    ...pageQuery,
  }),
  success: 200,
  answer: z.object({
    ...pageOf(taskRow).shape,
    /** `due`: today or within two days; `atLeast`: a desk so full that not everything due soon was counted. */
    counts: z.object({ overdue: z.int(), due: z.int(), atLeast: z.literal(true).optional() }),
  }),
});

export const assignTaskOperation = operation({
  key: 'POST /v1/tasks/{taskId}/assignment',
  operationId: 'assignTask',
  summary: 'Take a task, hand it to a colleague, or (without `assignee`) put it back',
  roles: 'anyone',
  params: z.object({ taskId }),
  body: assignmentRequest,
  success: 200,
  answer: taskAnswer,
  refusals: { 'task-closed': 409, 'task-assigned': 409, 'same-person': 403 },
});
