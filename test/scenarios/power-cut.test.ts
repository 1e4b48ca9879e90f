import { afterAll, beforeAll, expect, it } from 'vitest';
import { newDataFolder, removeDataFolder, type RunningStage, startStageProcess } from '../support/stage.ts';
import { firms, must, Steps } from '../support/steps.ts';

let dataDir: string;
let stage: RunningStage;

beforeAll(async () => {
  dataDir = await newDataFolder();
  stage = await startStageProcess(dataDir);
});
afterAll(async () => {
  await stage.stop();
  await removeDataFolder(dataDir);
});

it('goes on with a claim that waited for its adjuster when the machine was cut off', async () => {
  const before = new Steps(stage.service);
  await stage.service.setClock('2026-01-05T01:00:00Z');
  await before.approveBudget([480_000, 240_000, 80_000]);
  await before.makeEligible(firms.a);
  const policyNo = await before.insured(firms.a, '2026-01-10');
  await stage.service.setClock('2026-03-24T03:00:00Z');
  const { claimNo } = await before.report(firms.a, policyNo, '2026-03-24T01:30:00Z');
  const waiting = await before.task('adjuster', 'survey');

  await stage.kill();
  stage = await startStageProcess(dataDir);

  const after = new Steps(stage.service);
  expect(must(200, await stage.service.local('/local/clock')).now >= '2026-03-24T03:00:00').toBe(true);
  expect((await after.task('adjuster', 'survey')).taskId).toBe(waiting.taskId);
  await after.complete('adjuster', 'survey', { findings: '短路烧毁。', outcome: 'complete' });
  await after.complete('adjuster', 'assess-loss', {
    lossLines: [{ item: 'repair', claimedFen: 3_350_000, acceptedFen: 3_350_000 }],
    salvageFen: 50_000,
    outcome: 'covered',
  });
  await stage.kill();
  stage = await startStageProcess(dataDir);
  const last = new Steps(stage.service);
  await last.complete('claims-manager', 'approve', { outcome: 'approve', reason: '一致' });
  await last.complete('firm-a', 'accept-offer', { outcome: 'accept' });
  const now = must(200, await stage.service.local('/local/clock')).now;
  await last.complete('insurer-finance', 'confirm-payment', {
    bankReference: 'P1',
    paidAt: now,
    amountFen: 2_376_000,
  });
  expect(must(200, await stage.service.get('firm-a', `/v1/claims/${claimNo}`))).toMatchObject({
    status: 'paid',
    indemnity: { totalFen: 2_376_000 },
  });
  expect(must(200, await stage.service.get('insurer-finance', '/v1/ledger/trial-balance')).balanced).toBe(
    true,
  );
});
