import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { ApiClient, ApiAnswer } from '../../demo/api-client.ts';
import type { DeclaredRoute } from '../../shared/contract/routes.ts';
import { binding } from './bindings.ts';

export const firms = {
  a: { user: 'firm-a', uscc: '91610100QKB0000102' },
  b: { user: 'firm-b', uscc: '91610100QKB000029Y' },
  c: { user: 'firm-c', uscc: '91610100QKB0003870' },
} as const;
export type DemoFirm = (typeof firms)[keyof typeof firms];

/** A changing request, and another body for the same place that is just as valid. */
export interface Change {
  readonly user: string;
  readonly route: DeclaredRoute;
  readonly params?: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly other: unknown;
}

/** Steps of a story over HTTP, each checked for its success code. */
export class Steps {
  readonly service: ApiClient;
  /** Routes that were repeated, and kinds of tasks that were completed so. */
  readonly repeated = { routes: new Set<string>(), tasks: new Set<string>() };

  constructor(service: ApiClient) {
    this.service = service;
  }

  async reset(now: string): Promise<void> {
    expect((await this.service.local('/local/reset', {})).status).toBe(200);
    await this.service.setClock(now);
  }

  async approveBudget(
    fen: readonly [number, number, number],
    programmeId = 'SN-QKB-PH',
    year = 2026,
  ): Promise<void> {
    const [province, city, county] = fen;
    const levels = [
      { level: 'province', approvedFen: province },
      { level: 'city', approvedFen: city },
      { level: 'county', approvedFen: county },
    ];
    must(
      200,
      await this.service.put('bureau-approver', `/v1/programmes/${programmeId}/budgets/${year}`, { levels }),
    );
  }

  async makeEligible(...of: readonly DemoFirm[]): Promise<void> {
    const rows = of.map((firm) => `${firm.uscc},2026610113A8${firm.uscc.slice(-6)},2026-01-01,2026-12-31`);
    const csv = ['uscc,number,validFrom,validTo', ...rows, ''].join('\n');
    must(200, await this.service.post('operator', '/v1/registries/tech-sme/imports', csv));
  }

  async quote(firm: DemoFirm, start: string): Promise<ApiAnswer['body']> {
    const body = { productCode: 'qinke-inclusive', uscc: firm.uscc, start };
    return must(201, await this.service.post(firm.user, '/v1/quotes', body));
  }

  bind(firm: DemoFirm, quoteId: string, key?: string): Promise<ApiAnswer> {
    return this.service.post(firm.user, `/v1/quotes/${quoteId}/bind`, binding, key);
  }

  async pay(firm: DemoFirm, policyNo: string, amountFen: number): Promise<ApiAnswer['body']> {
    const { name } = must(200, await this.service.get(firm.user, `/v1/firms/${firm.uscc}`));
    const transfer = { reference: policyNo, amountFen, payerName: name, payerAccount: '6100000000000001' };
    return must(200, await this.service.local('/local/bank/transfers', transfer));
  }

  /** A policy bought and paid. */
  async insured(firm: DemoFirm, start: string): Promise<string> {
    const quoted = await this.quote(firm, start);
    const bound = must(201, await this.bind(firm, quoted.quoteId));
    await this.pay(firm, bound.policyNo, bound.payment.dueFen);
    return bound.policyNo;
  }

  async report(firm: DemoFirm, policyNo: string, occurredAt: string): Promise<ApiAnswer['body']> {
    const claim = {
      policyNo,
      coverCode: 'equipment',
      occurredAt,
      cause: 'electrical-damage',
      description: '测试台短路，主控板烧毁。',
      estimatedFen: 3_500_000,
    };
    return must(201, await this.service.post(firm.user, '/v1/claims', claim));
  }

  /** The open task of a kind on somebody's list; workflows run beside the requests, so it is asked for until it is there. */
  async task(user: string, kind: string): Promise<ApiAnswer['body']> {
    for (let attempt = 1; attempt <= 100; attempt += 1) {
      const list = must(200, await this.service.get(user, '/v1/tasks?status=open&limit=100'));
      const found = list.items.find((one: { kind: string }) => one.kind === kind);
      if (found !== undefined) return found;
      await breathe();
    }
    throw new Error(`no ${kind} task on the list of ${user}`);
  }

  async complete(user: string, kind: string, body: unknown): Promise<ApiAnswer['body']> {
    const { taskId } = await this.task(user, kind);
    return must(200, await this.service.post(user, `/v1/tasks/${taskId}/completion`, body));
  }

  /** Sends a change, the same again, and another under its key: answered, answered alike, refused. */
  async repeat({ user, route, params, body, other }: Change): Promise<ApiAnswer['body']> {
    const [method, template = ''] = route.split(' ');
    const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => params?.[name] ?? '');
    const key = randomUUID();
    const send = (content: unknown) =>
      method === 'PUT'
        ? this.service.put(user, path, content, key)
        : this.service.post(user, path, content, key);
    const first = await send(body);
    expect(first.status, `${route}: ${JSON.stringify(first.body)}`).toBeLessThan(300);
    expect(await send(body), route).toEqual(first);
    expect(await send(other), route).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect(await send(body), route).toEqual(first);
    this.repeated.routes.add(route);
    return first.body;
  }

  /** Completes the open task of a kind on somebody's list, and repeats it. */
  async repeatCompletion(user: string, kind: string, body: unknown, other: unknown): Promise<void> {
    const { taskId } = await this.task(user, kind);
    await this.repeat({
      user,
      route: 'POST /v1/tasks/{taskId}/completion',
      params: { taskId },
      body,
      other,
    });
    this.repeated.tasks.add(kind);
  }

  async budget(programmeId = 'SN-QKB-PH', year = 2026): Promise<ApiAnswer['body']> {
    return must(
      200,
      await this.service.get('bureau-clerk', `/v1/programmes/${programmeId}/budget?year=${year}`),
    ).totals;
  }
}

export function must(status: number, answer: ApiAnswer): ApiAnswer['body'] {
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status });
  return answer.body;
}

function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
}
