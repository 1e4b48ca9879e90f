import { createServer, type IncomingMessage } from 'node:http';
import { request, type RequestOptions } from 'node:http';
import { type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { httpEvent } from '../../infra/local/http-event.ts';
import { RouteTable } from '../../infra/local/route-table.ts';

const routes = new RouteTable(
  [
    'GET /things/{id}',
    'GET /things/best',
    'ANY /things/{id}',
    'GET /files/{path+}',
    'POST /things',
    '$default',
  ].map((routeKey) => ({ routeKey, functionName: routeKey })),
);

describe('the route table', () => {
  it.each([
    ['GET', '/things/best', 'GET /things/best', {}],
    ['GET', '/things/a%20b', 'GET /things/{id}', { id: 'a b' }],
    ['DELETE', '/things/7', 'ANY /things/{id}', { id: '7' }],
    ['GET', '/files/a/b.txt', 'GET /files/{path+}', { path: 'a/b.txt' }],
    ['POST', '/things', 'POST /things', {}],
    ['PUT', '/things', '$default', {}],
    ['GET', '/things/', '$default', {}],
    ['GET', '/things/1/2', '$default', {}],
    ['GET', '/things/%ZZ', 'GET /things/{id}', { id: '%ZZ' }],
  ])('leads %s %s to %s', (method, path, routeKey, parameters) => {
    const matched = routes.match(method, path);
    expect(matched?.route.routeKey).toBe(routeKey);
    expect(matched?.parameters).toEqual(parameters);
  });

  it('leads nowhere without a default', () => {
    expect(new RouteTable([]).match('GET', '/')).toBeUndefined();
  });
});

/** Sends a request over a socket and makes the event of what arrives. */
async function eventOf(
  options: RequestOptions,
  body: string | Buffer = '',
): Promise<Record<string, unknown>> {
  const arrived = Promise.withResolvers<{ incoming: IncomingMessage; body: Buffer }>();
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      response.end();
      arrived.resolve({ incoming, body: Buffer.concat(parts) });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  request({ ...options, port, host: '127.0.0.1', agent: false }).end(body);
  const { incoming, body: received } = await arrived.promise;
  server.close();
  const matched = routes.match(incoming.method ?? '', (incoming.url ?? '').split('?')[0] ?? '');
  if (!matched) throw new Error('no route');
  const claims = { sub: 'firm-a', roles: ['firm', 'x'], exp: 1, org: 'o' };
  return httpEvent({
    request: incoming,
    matched,
    body: received,
    claims,
    requestId: 'r',
    now: 1000,
  }) as Record<string, unknown>;
}

describe('the event of a request', () => {
  it('has the path decoded, the query as it came and its values joined', async () => {
    const event = await eventOf({ path: '/things/%E7%A7%91?a=1&a=2&b=%20' });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /things/{id}',
      rawPath: '/things/科',
      rawQueryString: 'a=1&a=2&b=%20',
      queryStringParameters: { a: '1,2', b: ' ' },
      pathParameters: { id: '科' },
      isBase64Encoded: false,
    });
    expect(event).not.toHaveProperty('body');
  });

  it('has lower-case headers, repeated ones joined, cookies apart', async () => {
    const event = await eventOf({
      path: '/things/1',
      headers: { 'X-Many': ['a', 'b'], Cookie: 'one=1; two=2' },
    });
    expect(event.headers).toMatchObject({ 'x-many': 'a,b' });
    expect(event.headers).not.toHaveProperty('cookie');
    expect(event.cookies).toEqual(['one=1', 'two=2']);
  });

  it('has claims as strings, lists as [a b], and the business time', async () => {
    const { requestContext } = await eventOf({ path: '/things/1' });
    expect(requestContext).toMatchObject({
      timeEpoch: 1000,
      authorizer: { jwt: { claims: { sub: 'firm-a', roles: '[firm x]', exp: '1' } } },
      http: { method: 'GET', path: '/things/1' },
    });
  });

  it.each([
    ['application/json; charset=utf-8', '{"名":1}', false],
    ['text/csv', 'a,b', false],
    ['application/problem+json', '{}', false],
    ['application/x-www-form-urlencoded', 'a=b', true],
    ['application/pdf', '%PDF', true],
  ])('has a body of %s as it should be', async (contentType, body, isBase64Encoded) => {
    const event = await eventOf(
      { path: '/things', method: 'POST', headers: { 'content-type': contentType } },
      body,
    );
    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    expect(Buffer.from(String(event.body), isBase64Encoded ? 'base64' : 'utf8').toString()).toBe(body);
  });
});
