import type { AnswerOf, InputOf, Route } from './contract.ts';
import { noAnswer, Problem, problemOf } from './problem.ts';
import { noteServiceTime } from './service-time.ts';

let token: string | undefined;
let onSignedOut: () => void = () => undefined;

/** Requests are made with this token from now on (`undefined`: nobody's); `signedOut` is told when it is no longer taken. */
export function connectSession(accessToken: string | undefined, signedOut: () => void): void {
  token = accessToken;
  onSignedOut = signedOut;
}

export interface CallOptions {
  /** Of a change: the same key again is the same change again. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** Carries out one operation of the contract and gives its answer. Throws `Problem` where it was refused or failed. */
export async function call<Key extends Route>(
  route: Key,
  input: InputOf<Key> = {},
  options: CallOptions = {},
): Promise<AnswerOf<Key>> {
  const response = await send(route, input, options);
  return (await response.json()) as AnswerOf<Key>;
}

/** Begins the work on a list that was uploaded and gives the job that does it. */
export async function callJob<Key extends Route>(
  route: Key,
  input: Pick<InputOf<Key>, 'params'>,
  { uploadId, ...options }: CallOptions & { readonly uploadId: string },
): Promise<AnswerOf<'GET /v1/jobs/{jobId}'>['jobId']> {
  const response = await send(route, { ...input, body: { uploadId } }, options);
  const begun = (await response.json()) as Pick<AnswerOf<'GET /v1/jobs/{jobId}'>, 'jobId'>;
  return begun.jobId;
}

/** The same where the answer is a file: a paper, an archive or a table. Redirects are followed. */
export async function fetchFile<Key extends Route>(route: Key, input: InputOf<Key> = {}): Promise<Blob> {
  const response = await send(route, input, {});
  return response.blob();
}

async function send<Key extends Route>(
  route: Key,
  input: InputOf<Key>,
  { idempotencyKey, signal }: CallOptions,
): Promise<Response> {
  const [method = 'GET', template = '/'] = route.split(' ');
  const { body, contentType } = payloadOf(input);
  const headers: Record<string, string> = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(contentType !== undefined && { 'content-type': contentType }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  };
  const response = await fetch(addressOf(template, input), {
    method,
    headers,
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Problem(noAnswer);
  });
  noteServiceTime(response.headers.get('service-time'));
  if (response.ok) return response;
  if (response.status === 401 && token !== undefined) onSignedOut();
  throw await problemOf(response);
}

function payloadOf({ body, file }: InputOf<Route>): { body?: BodyInit; contentType?: string } {
  if (file !== undefined) return { body: file.content, contentType: file.contentType };
  if (body === undefined) return {};
  return { body: JSON.stringify(body), contentType: 'application/json' };
}

function addressOf(template: string, { params, query, preview }: InputOf<Route>): string {
  const values = (params ?? {}) as Readonly<Record<string, unknown>>;
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') search.set(name, `${value as string | number | boolean}`);
  }
  if (preview) search.set('preview', 'true');
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}
