import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import type { HttpEvent, HttpResult } from '../../functions/runtime/http-event.ts';
import type { Role } from '../../shared/domain/access/role.ts';

export interface TestCaller {
  readonly sub: string;
  /** As the token says it; the subject's where none is given. */
  readonly name?: string;
  readonly roles: readonly Role[];
  readonly org: string;
}

export const callers = {
  firmA: { sub: 'firm-a', roles: ['firm'], org: '91610100QKB0000102' },
  firmB: { sub: 'firm-b', roles: ['firm'], org: '91610100QKB000029Y' },
  firmC: { sub: 'firm-c', roles: ['firm'], org: '91610100QKB0003870' },
  underwriter: { sub: 'underwriter', roles: ['underwriter'], org: 'picc-sn' },
  adjuster: { sub: 'adjuster', roles: ['adjuster'], org: 'picc-sn' },
  adjuster2: { sub: 'adjuster-2', roles: ['adjuster'], org: 'picc-sn' },
  claimsManager: { sub: 'claims-manager', roles: ['claims-manager'], org: 'picc-sn' },
  insurerFinance: { sub: 'insurer-finance', roles: ['insurer-finance'], org: 'picc-sn' },
  cpicAdjuster: { sub: 'cpic-adjuster', roles: ['adjuster'], org: 'cpic-sn' },
  cpicFinance: { sub: 'cpic-finance', roles: ['insurer-finance'], org: 'cpic-sn' },
  bureauClerk: { sub: 'bureau-clerk', roles: ['bureau-clerk'], org: '610000' },
  bureauApprover: { sub: 'bureau-approver', roles: ['bureau-approver'], org: '610000' },
  cityClerk: { sub: 'city-clerk', roles: ['bureau-clerk'], org: '610100' },
  otherBureau: { sub: 'other-bureau', roles: ['bureau-clerk'], org: '420000' },
  operator: { sub: 'operator', roles: ['operator'], org: 'kebao' },
} as const satisfies Record<string, TestCaller>;

export interface TestRequest {
  readonly caller?: TestCaller;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  /** Left out: a fresh key; `null`: none. */
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are looked into freely by tests
  readonly body: any;
  readonly text: string;
  /** The body as it reaches the client. */
  readonly bytes: Buffer;
}

type Handler = (event: HttpEvent, context: Context) => Promise<HttpResult> | HttpResult;

/** Calls an HTTP function as the gateway would, at a business time of the test's choosing. */
export function caller(handler: unknown, now: () => string) {
  return async (routeKey: string, request: TestRequest = {}): Promise<TestAnswer> => {
    const event = eventOf(routeKey, request, now());
    const result = await (handler as Handler)(event, lambdaContext());
    const text = result.body ?? '';
    const json = /[/+]json\b/.test(String(result.headers?.['content-type'] ?? ''));
    return {
      status: result.statusCode ?? 200,
      headers: { ...result.headers },
      body: json ? JSON.parse(text) : text,
      text,
      bytes: Buffer.from(text, result.isBase64Encoded === true ? 'base64' : 'utf8'),
    };
  };
}

function eventOf(routeKey: string, request: TestRequest, now: string): HttpEvent {
  const [method = 'GET', template = '/'] = routeKey.split(' ');
  const rawPath = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => request.params?.[name] ?? '');
  const isFile = request.body instanceof Uint8Array;
  const body = bodyOf(request.body);
  const headers: Record<string, string> = { ...request.headers };
  if (request.caller !== undefined) headers['authorization'] = `Bearer ${unsignedToken(request.caller)}`;
  if (request.key !== null) headers['idempotency-key'] = request.key ?? randomUUID();
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: new URLSearchParams(request.query).toString(),
    headers,
    ...(request.query === undefined ? {} : { queryStringParameters: request.query }),
    ...(request.params === undefined ? {} : { pathParameters: request.params }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: 'test',
      domainPrefix: 'test',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: now,
      timeEpoch: Date.parse(now),
    },
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: isFile,
  };
}

/** Bytes travel as base64, as the gateway hands them over. */
function bodyOf(body: unknown): string | undefined {
  if (body instanceof Uint8Array) return Buffer.from(body).toString('base64');
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** The gateway's authorizer verifies tokens; the functions behind it only read them. */
function unsignedToken(of: TestCaller): string {
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode({ name: of.sub, ...of })}.${encode('unsigned')}`;
}

export function lambdaContext(millisLeft = 15_000): Context {
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: 'test',
    functionVersion: '1',
    invokedFunctionArn: 'test',
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: 'test',
    logStreamName: 'test',
    getRemainingTimeInMillis: () => millisLeft,
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}
