import { randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { ApiClient } from '../../demo/api-client.ts';
import { startStage } from '../../infra/local/stage.ts';
import { startEngine } from '../support/engine.ts';
import { testFirm } from '../support/journeys.ts';
import { newDataFolder, removeDataFolder } from '../support/stage.ts';
import { binding } from '../support/bindings.ts';
import { type Figures, median } from './figures.ts';

const rounds = 3;
const perRound = 20;
/** Requests of each kind before the first is counted. */
const warmUps = perRound;

/**
 * A quote, a bind and a report through the local HTTP server beside one bare document-client write on the same engine, in
 * turns in one run; medians of each round, and the ratio of the medians.
 */
export async function benchRequests(): Promise<Figures> {
  const engine = await startEngine();
  const dataDir = await newDataFolder();
  const stage = await startStage({ port: 0, dataDir, dynamoDbEndpoint: engine.endpoint, settles: false });
  const service = new ApiClient(stage.url);
  const samples: Record<'write' | 'quote' | 'bind' | 'report', number[]> = {
    write: [],
    quote: [],
    bind: [],
    report: [],
  };
  try {
    await service.setClock('2026-01-05T01:00:00Z');
    await approveBudget(service);
    const policies: { user: string; policyNo: string }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      for (let turn = 0; turn < perRound; turn += 1) {
        const firm = testFirm(round * perRound + turn);
        const user = `firm-a@${firm.org}`;
        const profile = { name: `西安示范${turn}科技有限公司`, divisionCode: '610113' };
        await service.put(user, `/v1/firms/${firm.org}`, profile);
        const write = await timed(() => engine.store.client.send(bareWrite(engine.store.tableName)));
        const request = { productCode: 'qinke-inclusive', uscc: firm.org, start: '2026-01-10' };
        const quote = await timed(() => service.post(user, '/v1/quotes', request));
        const bind = await timed(() =>
          service.post(user, `/v1/quotes/${quote.answer.body.quoteId}/bind`, binding),
        );
        const { policyNo, payment } = bind.answer.body;
        policies.push({ user, policyNo });
        const line = `${randomUUID()},2026-01-05,${profile.name},61000000,${payment.dueFen},${policyNo}`;
        await service.post(
          'insurer-finance',
          '/v1/bank-statements',
          `bankReference,paidAt,payerName,payerAccount,amountFen,remark\n${line}\n`,
        );
        if (round > 0) {
          samples.write.push(write.millis);
          samples.quote.push(quote.millis);
          samples.bind.push(bind.millis);
        }
      }
    }
    await service.setClock('2026-01-12T01:00:00Z');
    for (const [turn, { user, policyNo }] of policies.entries()) {
      samples.write.push(
        (await timed(() => engine.store.client.send(bareWrite(engine.store.tableName)))).millis,
      );
      const report = await timed(() => service.post(user, '/v1/claims', { ...claim, policyNo }));
      if (report.answer.status !== 201) throw new Error(JSON.stringify(report.answer.body));
      if (turn >= warmUps) samples.report.push(report.millis);
    }
  } finally {
    await stage.stop();
    await engine.stop();
    await removeDataFolder(dataDir);
  }
  const bare = median(samples.write);
  const rows = (['quote', 'bind', 'report'] as const).map((name) => [
    name,
    samples[name].length,
    Number((median(samples[name]) / bare).toFixed(2)),
    Number((quantile(samples[name], 0.95) / bare).toFixed(2)),
  ]);
  return {
    title: 'Through the local HTTP server, as a ratio to one bare document-client write on the same engine',
    columns: ['request', 'samples', 'median ÷ bare write', 'p95 ÷ bare write'],
    rows,
  };
}

const claim = {
  coverCode: 'equipment',
  occurredAt: '2026-01-11T02:00:00Z',
  cause: 'electrical-damage',
  description: '自研测试台短路烧毁',
  estimatedFen: 3_350_000,
};

async function approveBudget(service: ApiClient): Promise<void> {
  const levels = ['province', 'city', 'county'].map((level) => ({ level, approvedFen: 1_000_000_000 }));
  await service.put('bureau-approver', '/v1/programmes/SN-QKB-PH/budgets/2026', { levels });
}

function bareWrite(tableName: string): PutCommand {
  return new PutCommand({
    TableName: tableName,
    Item: { pk: randomUUID(), sk: 'BENCH', text: 'x'.repeat(1_000) },
  });
}

async function timed<T>(work: () => Promise<T>): Promise<{ millis: number; answer: T }> {
  const from = performance.now();
  const answer = await work();
  return { millis: performance.now() - from, answer };
}

function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((low, high) => low - high);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}
