import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { maxJsonBytes, maxTextBytes, type Operation } from '../../shared/contract/operation.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { faultsOf } from './fault-words.ts';
import type { Answer, FieldFault, Refusal } from './reply.ts';

export type HttpEvent = APIGatewayProxyEventV2;
export type HttpResult = APIGatewayProxyStructuredResultV2;

export interface ParsedInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly preview: boolean;
}

export type Parsed =
  | { readonly ok: true; readonly input: ParsedInput }
  | {
      readonly ok: false;
      readonly code: 'invalid-request' | 'payload-too-large' | 'not-found';
      readonly errors: FieldFault[];
    };

/** The body as it was sent, whatever way the gateway handed it over. */
export function bodyBytes(event: HttpEvent): Buffer<ArrayBuffer> {
  return Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
}

/** Parses path, query and body with the operation's schemas; every fault comes back with its path. */
export function parseInput(operation: Operation, event: HttpEvent): Parsed {
  const params = operation.params?.safeParse(event.pathParameters ?? {});
  if (params?.success === false) return { ok: false, code: 'not-found', errors: [] };
  const { preview, ...queryFields } = event.queryStringParameters ?? {};
  const query = operation.query?.safeParse(queryFields);
  const asksPreview = operation.preview === true && preview !== undefined;
  const faults = query?.success === false ? faultsOf(query.error, ['query']) : [];
  const bytes = bodyBytes(event);
  if (bytes.byteLength > mostBytes(operation)) {
    return { ok: false, code: 'payload-too-large', errors: [] };
  }
  if (asksPreview && preview !== 'true' && preview !== 'false') {
    faults.push({ path: 'query.preview', message: '应为 true 或 false / true or false' });
  }
  const body = parseBody(operation, bytes);
  if (!body.ok) faults.push(...body.errors);
  if (faults.length > 0 || !body.ok) return { ok: false, code: 'invalid-request', errors: faults };
  return {
    ok: true,
    input: {
      params: params?.data ?? {},
      query: query?.data ?? {},
      body: body.value,
      preview: asksPreview && preview === 'true',
    },
  };
}

/** An answer with its name where it is a file; bytes travel as base64, which the gateway undoes. */
export function answerResult(operation: Operation, of: Answer, now: Instant): HttpResult {
  if (of.location !== undefined) {
    return { statusCode: 303, headers: { ...headersOf(now), location: of.location }, body: '' };
  }
  const status = of.status ?? operation.success;
  const result =
    of.body instanceof Uint8Array
      ? bytesResult(operation, of.body, now, of.contentType)
      : jsonResult(status, of.body, now, operation.answerType);
  if (of.fileName === undefined) return result;
  return { ...result, headers: { ...result.headers, 'content-disposition': dispositionOf(of) } };
}

function bytesResult(
  { success, answerType = 'application/octet-stream' }: Operation,
  body: Uint8Array,
  now: Instant,
  contentType = answerType,
): HttpResult {
  const headers = { ...headersOf(now), 'content-type': contentType };
  return {
    statusCode: success,
    headers,
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  };
}

function dispositionOf({ fileName = '', localName }: Answer): string {
  return localName === undefined
    ? `attachment; filename="${fileName}"`
    : `inline; filename="${fileName}"; filename*=UTF-8''${encodeURIComponent(localName)}`;
}

function headersOf(now: Instant) {
  return { 'cache-control': 'no-store', 'service-time': now, 'x-content-type-options': 'nosniff' };
}

export function jsonResult(
  status: number,
  body: unknown,
  now: Instant,
  contentType = 'application/json',
): HttpResult {
  return {
    statusCode: status,
    headers: { ...headersOf(now), 'content-type': `${contentType}; charset=utf-8` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** Browsers name `text/html` when a person opens an address; programs do not. */
export function asksForPage({ headers }: HttpEvent): boolean {
  return headers['accept']?.includes('text/html') === true;
}

/** A page that runs nothing, loads nothing and stands in no frame. */
export function pageResult(status: number, html: string, now: Instant): HttpResult {
  const page = jsonResult(status, html, now, 'text/html');
  const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
  return { ...page, headers: { ...page.headers, 'content-security-policy': policy, vary: 'accept' } };
}

/** RFC 9457 problem document. */
export function problemResult(status: number, refused: Refusal, event: HttpEvent, now: Instant): HttpResult {
  const about = { instance: event.rawPath, requestId: event.requestContext.requestId };
  return jsonResult(status, { ...problemOf(status, refused), ...about }, now, 'application/problem+json');
}

/** What a refusal says, whatever request it answers. */
export function problemOf(status: number, refused: Refusal) {
  const words = refused.code.replaceAll('-', ' ');
  return {
    type: `/docs#${refused.code}`,
    title: words.charAt(0).toUpperCase() + words.slice(1),
    status,
    code: refused.code,
    detail: refused.detail,
    ...(refused.errors === undefined ? {} : { errors: refused.errors }),
    ...(refused.facts === undefined ? {} : { facts: refused.facts }),
  };
}

function mostBytes({ textBody, fileBody }: Operation): number {
  return textBody === undefined && fileBody === undefined ? maxJsonBytes : maxTextBytes;
}

function parseBody(
  operation: Operation,
  bytes: Buffer<ArrayBuffer>,
): { ok: true; value: unknown } | { ok: false; errors: FieldFault[] } {
  const text = bytes.toString('utf8');
  // No list begins so: whatever the content type says, this is the reference to an upload.
  const schema = text.trimStart().startsWith('{') ? (operation.uploaded ?? operation.body) : operation.body;
  if (operation.fileBody !== undefined && schema === undefined) return { ok: true, value: bytes };
  if (operation.textBody !== undefined && schema === undefined) return { ok: true, value: text };
  if (schema === undefined) return { ok: true, value: undefined };
  let raw: unknown;
  try {
    raw = text === '' ? {} : JSON.parse(text);
  } catch {
    return { ok: false, errors: [{ path: '', message: 'the body is not JSON' }] };
  }
  const illFormed = illFormedTexts(raw);
  if (illFormed.length > 0) return { ok: false, errors: illFormed };
  const parsed = schema.safeParse(raw);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, errors: faultsOf(parsed.error, []) };
}

/** Texts with half a character (a lone surrogate), which cannot be stored; walked without recursion, however deep the input. */
function illFormedTexts(root: unknown): FieldFault[] {
  const faults: FieldFault[] = [];
  const waiting: { value: unknown; path: string }[] = [{ value: root, path: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === 'string' && !value.isWellFormed()) {
      faults.push({ path, message: '文字编码有误 / the text is not well-formed' });
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      const innerPath = path === '' ? key : `${path}.${key}`;
      waiting.push({ value: key, path: innerPath }, { value: inner, path: innerPath });
    }
  }
  return faults;
}
