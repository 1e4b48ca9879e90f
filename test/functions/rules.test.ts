import { expect, it } from 'vitest';
import { handler } from '../../functions/documentation/documentation-api.ts';
import { caller, callers } from '../support/http.ts';

const ask = caller(handler, () => '2026-01-05T01:00:00Z');

it.each([callers.firmA, callers.adjuster, callers.bureauClerk, callers.operator])(
  'G13: tells $sub what each rule says and what it rests on',
  async (by) => {
    const { status, body } = await ask('GET /v1/rules.json', { caller: by });
    expect(status).toBe(200);
    expect(body.find((one: { id: string }) => one.id === 'CLM-3')).toEqual({
      id: 'CLM-3',
      title: { zh: '三十日内核定', en: 'Decision in thirty days' },
      zh: expect.stringContaining('三十日'),
      en: expect.stringContaining('thirty days'),
      basis: 'sourced',
      source: expect.stringContaining('保险法'),
      article: 'art. 23; art. 15',
    });
  },
);

it('asks for a token', async () => {
  expect((await ask('GET /v1/rules.json', {})).status).toBe(401);
});
