import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { businessTable } from '../../functions/runtime/business-table.ts';
import { addDays, day } from '../../shared/domain/dates.ts';
import { taskId as idOfTask } from '../../shared/domain/ids.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import { ClaimDesk } from '../support/claim-desk.ts';
import { type Replaced, withCopies } from '../support/full-table.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const open = 100_000;
/** Last days of a thousand days, a hundred tasks each, in no order. */
const first = day.parse('2026-01-01');
const copies = Array.from({ length: open }, (_, index) => ({
  taskId: idOfTask.parse(`tsk_${String(index).padStart(26, '0')}`),
  dueOn: addDays(first, (index * 7_919) % 1_000),
}));
const inOrder = copies
  .map(({ dueOn, taskId }) => `${dueOn} ${taskId}`)
  .toSorted()
  .map((place) => place.slice(11));

let desk: ClaimDesk;
let full: Replaced;
let original: Task;

beforeAll(async () => {
  desk = await ClaimDesk.open();
  const firm = testFirm(7_100);
  const policyNo = await desk.insured(firm, '满案头企业');
  desk.now = '2026-03-25T01:00:00.000Z';
  original = await desk.openTask(await desk.reported(firm, policyNo));
  full = await withCopies(desk.engine, original, copies);
});
beforeEach(() => {
  desk.now = '2026-03-25T01:00:00.000Z';
});
afterAll(async () => {
  await full.stop();
  await desk.close();
});

interface Row {
  readonly taskId: string;
  readonly dueOn: string;
}

/** A page of the list, with the names of the requests that it took. */
async function page(query: Record<string, string> = {}, by: TestCaller = callers.adjuster2) {
  const sent: string[] = [];
  const { middlewareStack } = businessTable().client;
  middlewareStack.add(
    (next, context) => (args) => {
      sent.push(String(context.commandName));
      return next(args);
    },
    { step: 'initialize', name: 'countRequests', override: true },
  );
  const { status, body } = await desk.ask('GET /v1/tasks', { caller: by, query });
  middlewareStack.remove('countRequests');
  expect(status).toBe(200);
  const rows: Row[] = body.items;
  return { sent, rows, ids: rows.map((row) => row.taskId), ...body };
}

describe(`a desk with ${open} open tasks`, () => {
  it.each([
    ['adjuster', callers.adjuster2],
    ['claims manager', callers.claimsManager],
  ])(
    'answers the %s’s first page with two requests to the engine, by the time that is left',
    async (_, by) => {
      const { sent, ids, rows, counts, nextCursor } = await page({}, by);
      expect(sent).toEqual(['QueryCommand', 'BatchGetItemCommand']);
      expect(ids).toEqual(inOrder.slice(0, 20));
      expect(rows[0]?.dueOn).toBe(first);
      expect(counts).toEqual({ overdue: 500, due: 0, atLeast: true });
      expect(nextCursor).toBeDefined();
    },
  );

  it('answers each page after it in the order of the whole pile, none twice and none left out', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let turn = 0; turn < 12; turn += 1) {
      const { ids, nextCursor } = await page({ limit: '100', ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...ids);
      cursor = nextCursor;
    }
    expect(seen).toEqual(inOrder.slice(0, 1_200));
  });

  it('ends: the last pages hold what is left, and the last has no cursor', async () => {
    const dueOf = new Map(copies.map(({ taskId, dueOn }) => [taskId as string, dueOn]));
    const before = inOrder.at(-251) ?? '';
    const seen: string[] = [];
    let cursor: string | undefined = `${dueOf.get(before)}.${before}`;
    while (cursor !== undefined) {
      const next = await page({ limit: '100', cursor });
      seen.push(...next.ids);
      cursor = next.nextCursor;
    }
    expect(seen).toEqual(inOrder.slice(-250));
  });

  it('looks at 2,000 tasks for a kind that is not there, and goes on from where it has looked', async () => {
    const { sent, ids, nextCursor } = await page({ kind: 'approve' });
    expect(sent.filter((name: string) => name === 'QueryCommand')).toHaveLength(4);
    expect(ids).toEqual([]);
    expect(nextCursor.slice(11)).toBe(inOrder[1_999]);
    const next = await page({ kind: 'survey', limit: '1', cursor: nextCursor });
    expect(next.ids).toEqual(inOrder.slice(2_000, 2_001));
    const turned = await page({ kind: 'approve', sort: '-due' });
    expect(turned.nextCursor.slice(11)).toBe(inOrder.at(-2_000));
  });

  it('begins with the last days where it is turned round', async () => {
    expect((await page({ sort: '-due', limit: '100' })).ids).toEqual(inOrder.slice(-100).toReversed());
  });
});
