import { describe, expect, it } from 'vitest';
import { openApiOf } from '../../functions/documentation/openapi.ts';
import { handler as documentation } from '../../functions/documentation/documentation-api.ts';
import { operations } from '../../shared/contract/operations.ts';
import { problemCodes } from '../../shared/contract/problem-codes.ts';
import { routes } from '../../shared/contract/routes.ts';
import { caller } from '../support/http.ts';

const ask = caller(documentation, () => '2026-01-05T01:00:00Z');

describe('the contract', () => {
  it('has one operation for each route and no other', () => {
    expect(operations.map((operation) => operation.key).toSorted()).toEqual(Object.keys(routes).toSorted());
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
  });

  it('opens without a token exactly the routes that say so', () => {
    const open = operations
      .filter((operation) => operation.roles === 'open')
      .map((operation) => operation.key);
    const wired = Object.entries(routes).filter(([, wiring]) => 'open' in wiring);
    expect(open.toSorted()).toEqual(wired.map(([key]) => key).toSorted());
  });

  it('is published as OpenAPI 3.1 with one success code for each operation', async () => {
    const { status, body } = await ask('GET /v1/openapi.json', { key: null });
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    for (const operation of operations) {
      const [method = '', path = ''] = operation.key.split(' ');
      const described = body.paths[path][method.toLowerCase()];
      const successes = Object.keys(described.responses).filter((code) => code.startsWith('2'));
      expect(successes, operation.key).toEqual([String(operation.success)]);
      if (operation.body !== undefined)
        expect(described.requestBody.content['application/json'].schema).toBeTypeOf('object');
    }
  });

  it('names every refusal of an operation with its status', () => {
    const document = openApiOf(operations) as {
      paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>;
    };
    const bind = document.paths['/v1/quotes/{quoteId}/bind']?.['post'];
    expect(bind?.responses['409']?.description).toContain('budget-exhausted');
  });

  it('explains every problem code once', async () => {
    const fixed = [
      'invalid-request',
      'idempotency-key-missing',
      'idempotency-key-reused',
      'payload-too-large',
      'too-many-requests',
      'unauthorized',
      'forbidden',
      'not-found',
      'fault',
    ];
    const used = new Set([
      ...fixed,
      ...operations.flatMap((operation) => Object.keys(operation.refusals ?? {})),
    ]);
    expect(Object.keys(problemCodes).toSorted()).toEqual([...used].toSorted());
    const page = await ask('GET /docs', { key: null });
    for (const code of used) expect(page.text.split(`id="${code}"`)).toHaveLength(2);
  });

  it('can be read as a page, and an unknown address is a problem document', async () => {
    const page = await ask('GET /docs', { key: null });
    expect(page.headers['content-type']).toContain('text/html');
    for (const operation of operations) expect(page.text).toContain(`id="${operation.operationId}"`);
    const unknown = await ask('$default', { key: null });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});
