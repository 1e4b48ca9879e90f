import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, startStage } from '../../infra/local/stage.ts';
import { writeAssembly } from './fixture/assembly.ts';
import { frontApp } from './fixture/front-app.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kebao-front-'));
const dataDir = path.join(folder, 'data');
const assemblyDir = writeAssembly(path.join(folder, 'app'), frontApp);
let stage: Stage;

beforeAll(async () => {
  stage = await startStage({ port: 0, dataDir, assemblyDir });
});
afterAll(() => stage.stop());

async function send(method: string, target: string, body?: object, token?: string) {
  const answer = await fetch(`${stage.url}${target}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const { status, headers } = answer;
  return {
    status,
    headers,
    text,
    body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>,
  };
}

async function tokenOf(user: string, org?: string): Promise<string> {
  const { body } = await send('POST', '/local/token', { user, ...(org && { org }) });
  return String(body.accessToken);
}

describe('the demo users', () => {
  it('are listed', async () => {
    const { body } = await send('GET', '/local/users');
    expect(body.items).toHaveLength(14);
  });

  it('get tokens of 12 hours that say who they are', async () => {
    const { sub, org, roles, aud, iss, exp = 0, iat = 0 } = decodeJwt(await tokenOf('firm-b'));
    expect({ sub, org, roles, aud, iss }).toEqual({
      sub: 'firm-b',
      org: '91610100QKB000029Y',
      roles: ['firm'],
      aud: 'kebao',
      iss: 'http://issuer.test',
    });
    expect(exp - iat).toBe(12 * 60 * 60);
  });

  it.each([
    ['firm-a', '91610100QKB000011A', 200],
    ['firm-a', 'picc-sn', 400],
    ['bureau-clerk', '610113', 200],
    ['bureau-clerk', '61', 400],
    ['adjuster', 'cpic-sn', 422],
    ['nobody', undefined, 422],
  ])('%s speaks for %s: %i', async (user, org, status) => {
    expect((await send('POST', '/local/token', { user, ...(org && { org }) })).status).toBe(status);
  });
});

describe('the gateway', () => {
  it('has seeded the demo firms, each by its own hand', async () => {
    const { body } = await send('GET', '/v1/firms/91610100QKB0000102', undefined, await tokenOf('firm-a'));
    expect(body).toMatchObject({
      name: '西安示范甲科技有限公司',
      divisionCode: '610113',
      bankAccount: { name: '西安示范甲科技有限公司' },
      by: { sub: 'firm-a', roles: '[firm]' },
    });
  });

  it('has named the accounts of both demo insurers, marked as what they are', async () => {
    const asked = await tokenOf('firm-a');
    for (const [insurer, user] of [
      ['picc-sn', 'insurer-finance'],
      ['cpic-sn', 'cpic-finance'],
    ]) {
      const { body } = await send('GET', `/v1/insurers/${insurer}/account`, undefined, asked);
      expect(body).toMatchObject({ name: expect.stringContaining('示范账户，请勿转账'), by: { sub: user } });
    }
  });

  it('turns away who has no token, or one that is not good', async () => {
    const good = await tokenOf('firm-a');
    for (const token of [undefined, 'x', `${good.slice(0, -4)}AAAA`]) {
      const { status, text, headers } = await send('GET', '/v1/firms/1', undefined, token);
      expect([status, text]).toEqual([401, '{"message":"Unauthorized"}']);
      expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('answers in its own words where there is no route, or too much', async () => {
    expect(await send('GET', '/nowhere')).toMatchObject({ status: 404, text: '{"message":"Not Found"}' });
    const token = await tokenOf('insurer-finance');
    const { status, text } = await send(
      'POST',
      '/v1/bank-statements',
      { big: 'x'.repeat(10_500_000) },
      token,
    );
    expect([status, text]).toEqual([413, '{"message":"Request Entity Too Large"}']);
  });

  it('hands back status, headers, cookies and bytes of the function’s answer', async () => {
    const { status, headers, text } = await send('GET', '/mischief/none', undefined, await tokenOf('firm-a'));
    expect([status, text, headers.get('x-kind')]).toEqual([201, 'hi', 'none']);
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it.each(['throws', 'hangs', 'spins', 'exits', 'rejects-later', 'nonsense'])(
    'answers 500 when a function %s, and the next call works',
    async (kind) => {
      const token = await tokenOf('firm-a');
      const { status, text } = await send('GET', `/mischief/${kind}`, undefined, token);
      expect([status, text]).toEqual([500, '{"message":"Internal Server Error"}']);
      expect((await send('GET', '/mischief/none', undefined, token)).status).toBe(201);
    },
  );

  it('survives requests that are none', async () => {
    for (const nonsense of [
      'GARBAGE\r\n\r\n',
      'GET /%ZZ%00 HTTP/1.1\r\nhost: x\r\n\r\n',
      'POST /local/token HTTP/1.1\r\n',
    ]) {
      const socket = connect(Number(new URL(stage.url).port), '127.0.0.1');
      await new Promise((resolve) => {
        socket.write(nonsense, resolve);
      });
      socket.destroy();
    }
    expect((await send('GET', '/local/clock')).status).toBe(200);
  });

  it('shows the documentation for a front page', async () => {
    const { status, headers } = await send('GET', '/');
    expect([status, headers.get('location')]).toEqual([302, '/docs']);
  });
});

describe('a bank transfer', () => {
  it('arrives as a statement of one line at the insurer that holds the policy', async () => {
    const transfer = {
      reference: 'KBCPIC',
      amountFen: 1500000,
      payerName: '西安"示范",甲',
      payerAccount: '62 00',
    };
    const { status, body } = await send('POST', '/local/bank/transfers', transfer);
    expect(status).toBe(200);
    expect(body).toMatchObject({ org: 'cpic-sn', roles: '[insurer-finance]', contentType: 'text/csv' });
    const [header, line] = String(body.statement).split('\n');
    expect(header).toBe('bankReference,paidAt,payerName,payerAccount,amountFen,remark');
    expect(line).toContain(`${String(body.bankReference)},`);
    expect(line).toContain('"西安""示范"",甲",62 00,1500000,KBCPIC');
  });

  it('goes to picc-sn where nobody has the policy', async () => {
    const transfer = { reference: 'nonsense', amountFen: 1, payerName: 'a', payerAccount: 'b' };
    expect((await send('POST', '/local/bank/transfers', transfer)).body).toMatchObject({ org: 'picc-sn' });
  });

  it('is refused field by field', async () => {
    const { status, body, headers } = await send('POST', '/local/bank/transfers', { amountFen: 1.5 });
    expect([status, headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    const paths = (body.errors as { path: string }[]).map((error) => error.path);
    expect(paths.sort()).toEqual(['amountFen', 'payerAccount', 'payerName', 'reference']);
  });
});

it('writes down every event', async () => {
  const { body } = await send('POST', '/events', {}, await tokenOf('firm-a'));
  expect(body).toEqual({ failed: 0 });
  const [event] = readFileSync(path.join(dataDir, 'events.jsonl'), 'utf8').trim().split('\n');
  expect(JSON.parse(event ?? '')).toMatchObject({
    bus: 'notices',
    source: 'kebao',
    'detail-type': 'claim.paid',
    detail: { claimNo: 'KC1' },
  });
});

it('signs a person in at the portal with a code and PKCE', async () => {
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = `${stage.url}/auth/callback`;
  const asked = new URLSearchParams({
    client_id: 'kebao-portal',
    response_type: 'code',
    scope: 'openid profile',
    redirect_uri: redirectUri,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 's',
  });
  const cookies = new Map<string, string>();
  const visit = async (location: string, form?: string) => {
    const answer = await fetch(new URL(location, stage.url), {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form !== undefined && { body: form }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  const next = (answer: Response) => answer.headers.get('location') ?? '';

  const page = next(await visit(`/oidc/auth?${asked.toString()}`));
  expect(await (await visit(page)).text()).toContain('value="adjuster"');
  const resumed = next(await visit(page, 'user=adjuster'));
  const code = new URL(next(await visit(resumed))).searchParams.get('code') ?? '';
  const exchanged = await visit(
    '/oidc/token',
    new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'kebao-portal',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }).toString(),
  );
  const { access_token: accessToken } = (await exchanged.json()) as { access_token: string };
  expect(decodeJwt(accessToken)).toMatchObject({
    sub: 'adjuster',
    aud: 'kebao',
    org: 'picc-sn',
    roles: ['adjuster'],
  });
  expect((await send('GET', '/mischief/none', undefined, accessToken)).status).toBe(201);
});
