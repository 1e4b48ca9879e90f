import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { taskAnswer } from '../../shared/contract/operations/tasks.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import { ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let firms = 900;
beforeAll(async () => {
  desk = await ClaimDesk.open();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.clear();
  desk.now = '2026-01-05T01:00:00.000Z';
});

async function reported(): Promise<{ claimNo: string; task: Task }> {
  const firm = testFirm((firms += 1));
  const policyNo = await desk.insured(firm, `工作清单企业${firms}`);
  desk.now = '2026-03-25T01:00:00.000Z';
  const claimNo = await desk.reported(firm, policyNo);
  return { claimNo, task: await desk.openTask(claimNo) };
}

async function seenBy(by: TestCaller, query: Record<string, string> = {}): Promise<string[]> {
  const { body } = await desk.ask('GET /v1/tasks', { caller: by, query: { limit: '100', ...query } });
  return body.items.map((row: { taskId: string }) => row.taskId);
}

function assign(taskId: string, by: TestCaller, assignee?: string, key: string = randomUUID()) {
  const body = assignee === undefined ? {} : { assignee };
  return desk.ask('POST /v1/tasks/{taskId}/assignment', { caller: by, params: { taskId }, body, key });
}

describe('a task', () => {
  it('that somebody has taken is on no other list, until it is put back', async () => {
    const { task } = await reported();
    const taken = await assign(task.taskId, callers.adjuster, 'adjuster');
    expect(taskAnswer.strict().parse(taken.body)).toMatchObject({ assignee: 'adjuster', status: 'open' });
    expect(await seenBy(callers.adjuster)).toContain(task.taskId);
    expect(await seenBy(callers.adjuster, { mine: 'true' })).toEqual([task.taskId]);
    expect(await seenBy(callers.adjuster2)).not.toContain(task.taskId);
    expect(await desk.complete(task.taskId, callers.adjuster2, surveyed)).toMatchObject({ status: 403 });
    await assign(task.taskId, callers.adjuster);
    expect(await seenBy(callers.adjuster, { mine: 'true' })).toEqual([]);
    expect(await seenBy(callers.adjuster2)).toContain(task.taskId);
  });

  it('is handed over to a colleague, and taken away by a claims manager only', async () => {
    const { task } = await reported();
    expect((await assign(task.taskId, callers.adjuster, 'adjuster-2')).status).toBe(200);
    expect(await seenBy(callers.adjuster2, { mine: '1' })).toEqual([task.taskId]);
    expect(await assign(task.taskId, callers.adjuster, 'adjuster')).toMatchObject({
      status: 409,
      body: { code: 'task-assigned', facts: { assignee: 'adjuster-2' } },
    });
    expect((await assign(task.taskId, callers.claimsManager, 'adjuster')).status).toBe(200);
    expect((await desk.complete(task.taskId, callers.adjuster, surveyed)).status).toBe(200);
  });

  it('is assigned once: again under the same key it answers the same and changes nothing', async () => {
    const { task } = await reported();
    const key = randomUUID();
    const first = await assign(task.taskId, callers.adjuster, 'adjuster', key);
    await assign(task.taskId, callers.adjuster);
    expect((await assign(task.taskId, callers.adjuster, 'adjuster', key)).body).toEqual(first.body);
    expect(await seenBy(callers.adjuster, { mine: '1' })).toEqual([]);
    expect(await assign(task.taskId, callers.adjuster, 'adjuster-2', key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it('is not assigned by another role, another organisation, or once it is done', async () => {
    const { task } = await reported();
    expect((await assign(task.taskId, callers.insurerFinance, 'insurer-finance')).status).toBe(403);
    expect((await assign(task.taskId, callers.cpicAdjuster, 'cpic-adjuster')).status).toBe(404);
    await desk.complete(task.taskId, callers.adjuster, surveyed);
    expect(await assign(task.taskId, callers.adjuster, 'adjuster')).toMatchObject({
      status: 409,
      body: { code: 'task-closed' },
    });
  });
});

describe('a list', () => {
  it('is narrowed to what is due soon, and turned round', async () => {
    const { task } = await reported();
    expect(await seenBy(callers.adjuster, { due: '7d' })).not.toContain(task.taskId);
    expect(await seenBy(callers.adjuster, { due: '60d' })).toContain(task.taskId);
    const soonest = await seenBy(callers.claimsManager);
    expect(await seenBy(callers.claimsManager, { sort: '-due' })).toEqual(soonest.toReversed());
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', sort: '-due', ...(cursor === undefined ? {} : { cursor }) };
      const { body } = await desk.ask('GET /v1/tasks', { caller: callers.claimsManager, query });
      paged.push(...body.items.map((row: { taskId: string }) => row.taskId));
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(paged).toEqual(soonest.toReversed());
  });

  it.each([['2026-01-05'], ['2026-01-05.tsk_x'], ['x'.repeat(2_000)], ['{}']])(
    'has given out no cursor like %s',
    async (cursor) => {
      const query = { cursor };
      expect(await desk.ask('GET /v1/tasks', { caller: callers.adjuster, query })).toMatchObject({
        status: 400,
        body: { code: 'invalid-request' },
      });
    },
  );
});
