import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { handler as ledgerApi } from '../../functions/ledger/ledger-api.ts';
import type { DeclaredRoute } from '../../shared/contract/routes.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import type { ClaimDesk } from './claim-desk.ts';
import { caller, callers, type TestAnswer, type TestCaller } from './http.ts';

/** What tests about the money of claims do at the desk, everything twice under its key. */
export function claimMoneyAt(desk: ClaimDesk) {
  const ledger = caller(ledgerApi, () => desk.now);

  async function openTasks(claimNo: string, kind: Task['kind']): Promise<readonly Task[]> {
    const tasks = await desk.tasksOf(claimNo);
    return tasks.filter((task) => task.status === 'open' && task.kind === kind);
  }

  async function completeTwice(id: string, by: TestCaller, body: unknown): Promise<TestAnswer> {
    const key = randomUUID();
    const answer = await desk.complete(id, by, body, key);
    const { status } = answer;
    const again = await desk.complete(id, by, body, key);
    // A body that does not fit is not remembered: only its status is the same.
    expect(again).toMatchObject(status === 400 ? { status } : { status, body: answer.body });
    await desk.relay();
    return answer;
  }

  /** Completes the claim's one open task of a kind. */
  async function complete(claimNo: string, kind: Task['kind'], by: TestCaller, body: unknown) {
    const [task, ...others] = await openTasks(claimNo, kind);
    expect(others).toEqual([]);
    return completeTwice(task!.taskId, by, body);
  }

  /** Finance carries out whatever is due on the claim. */
  async function payAll(claimNo: string): Promise<void> {
    for (const task of await openTasks(claimNo, 'confirm-payment')) {
      const finance = { ...callers.insurerFinance, org: task.insurer! };
      const body = { bankReference: `OUT-${task.taskId}`, paidAt: desk.now, amountFen: task.amountFen };
      expect((await desk.complete(task.taskId, finance, body)).status).toBe(200);
      await desk.relay();
    }
  }

  async function sendTwice(
    route: DeclaredRoute,
    claimNo: string,
    by: TestCaller,
    body: unknown,
    more: object = {},
  ) {
    const request = { caller: by, params: { claimNo, ...more }, body, key: randomUUID() };
    const answer = await desk.ask(route, request);
    expect(await desk.ask(route, request)).toMatchObject({ status: answer.status, body: answer.body });
    return answer;
  }

  /** What the ledger says of a claim, by account, nothing left out. */
  async function balances(claimNo: string): Promise<Record<string, number>> {
    const query = { claimNo, limit: '100' };
    const { body } = await ledger('GET /v1/ledger/entries', { caller: callers.insurerFinance, query });
    const sums: Record<string, number> = {};
    for (const entry of body.items) {
      for (const { account, fen } of entry.legs) sums[account] = (sums[account] ?? 0) + fen;
    }
    return Object.fromEntries(Object.entries(sums).filter(([, fen]) => fen !== 0));
  }

  return { openTasks, completeTwice, complete, payAll, sendTwice, balances };
}

export function accountOf(name: string, number = '6100000000000001') {
  return { name, number, bankName: '示范银行西安分行', cnapsCode: '102100099996' };
}
