import { isUtf8 } from 'node:buffer';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type JWTPayload } from 'jose';
import { asText } from './as-text.ts';
import { decoded, type MatchedRoute } from './route-table.ts';

export interface HttpEventInput {
  readonly request: IncomingMessage;
  readonly matched: MatchedRoute;
  readonly body: Buffer;
  readonly claims: JWTPayload | undefined;
  readonly requestId: string;
  /** Milliseconds of the business clock. */
  readonly now: number;
}

/** The request as an HTTP API hands it to a function: payload format 2.0. */
export function httpEvent({ request, matched, body, claims, requestId, now }: HttpEventInput): object {
  const target = request.url ?? '/';
  const at = target.indexOf('?');
  const path = decoded(at < 0 ? target : target.slice(0, at));
  const query = at < 0 ? '' : target.slice(at + 1);
  const { headers, cookies } = readHeaders(request.rawHeaders);
  const { routeKey } = matched.route;
  // A file in another encoding keeps its bytes, whatever type it is sent as.
  const isText = textual(headers['content-type']) && isUtf8(body);
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(query !== '' && { queryStringParameters: joined(new URLSearchParams(query)) }),
    ...(Object.keys(matched.parameters).length > 0 && { pathParameters: matched.parameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'local',
      ...(claims && { authorizer: { jwt: { claims: flattened(claims), scopes: null } } }),
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now,
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

function readHeaders(raw: readonly string[]): { headers: Record<string, string>; cookies: string[] } {
  const headers: Record<string, string> = {};
  const cookies: string[] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    const value = raw[index + 1] ?? '';
    if (name === 'cookie') cookies.push(...value.split(/;\s*/));
    else headers[name] = Object.hasOwn(headers, name) ? `${headers[name]},${value}` : value;
  }
  return { headers, cookies };
}

function joined(parameters: URLSearchParams): Record<string, string> {
  const names = new Set(parameters.keys());
  return Object.fromEntries([...names].map((name) => [name, parameters.getAll(name).join(',')]));
}

function textual(contentType = ''): boolean {
  const [type = ''] = contentType.split(';');
  return /^(text\/.*|application\/(json|javascript|xml|.*\+json|.*\+xml))$/i.test(type.trim());
}

/** Claims become strings, a list the string `[a b]`. */
function flattened(claims: JWTPayload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? `[${value.join(' ')}]`
        : typeof value === 'string'
          ? value
          : JSON.stringify(value),
    ]),
  );
}

function commonLogTime(now: number): string {
  const [, day, date, month, year, time] =
    /^(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(new Date(now).toUTCString()) ?? [];
  return day ? `${date}/${month}/${year}:${time} +0000` : '';
}

interface StructuredAnswer {
  readonly statusCode?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: readonly string[];
  readonly body?: unknown;
  readonly isBase64Encoded?: boolean;
}

/** Writes the function's answer; an answer without `statusCode` is the body of a 200. `false`: it is no answer. */
export function writeAnswer(response: ServerResponse, answer: unknown): boolean {
  const structured = (answer ?? {}) as StructuredAnswer;
  if (typeof answer !== 'object' || answer === null || structured.statusCode === undefined) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    return true;
  }
  const status = Number(structured.statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return false;
  const body = structured.body ?? '';
  const bytes = structured.isBase64Encoded ? Buffer.from(asText(body), 'base64') : Buffer.from(textOf(body));
  const headers = Object.entries(structured.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  try {
    response.writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      ...(Object.fromEntries(headers) as Record<string, string>),
      ...(structured.cookies && { 'set-cookie': [...structured.cookies] }),
      'content-length': bytes.length,
    });
  } catch {
    return false;
  }
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
  return true;
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
