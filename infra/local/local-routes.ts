import { type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { bankTransfer } from './bank-transfer.ts';
import { demoUsers, signIn } from './demo-users.ts';
import { addDuration } from './duration.ts';
import { type IdentityProvider } from './identity-provider.ts';
import { invalidRequest, LocalProblem, sendJson, sendProblem } from './problem.ts';
import { readBody } from './read-body.ts';
import { type ServiceClient } from './service-client.ts';

export interface LocalRoutesOptions {
  readonly identity: IdentityProvider;
  readonly service: ServiceClient;
  readonly now: () => number;
  /** `undefined`: the instant is past. */
  readonly advance: (target: (now: number) => number) => Promise<number | undefined>;
  readonly reset: () => Promise<void>;
}

type LocalRoute = (options: LocalRoutesOptions, input: unknown) => Promise<{ status: number; body: object }>;

const largestBodyBytes = 100_000;
const signInBody = z.strictObject({ user: z.string(), org: z.string().optional() });
const clockBody = z.union(
  [z.strictObject({ now: z.iso.datetime({ offset: true }) }), z.strictObject({ advance: z.string() })],
  'must be {"now": instant} or {"advance": ISO 8601 duration}',
);

const localRoutes: Readonly<Record<string, LocalRoute>> = {
  'GET /local/users': async () => ({ status: 200, body: { items: demoUsers } }),
  'POST /local/token': async ({ identity }, input) => {
    const { user, org } = parse(signInBody, input);
    return { status: 200, body: { accessToken: await identity.accessToken(signIn(user, org)) } };
  },
  'GET /local/clock': async ({ now }) => ({ status: 200, body: { now: new Date(now()).toISOString() } }),
  'POST /local/clock': setClock,
  'POST /local/bank/transfers': ({ service, now }, input) => bankTransfer(service, input, now()),
  'POST /local/reset': async ({ reset, now }) => {
    await reset();
    return { status: 200, body: { now: new Date(now()).toISOString() } };
  },
};

/** Answers what only this machine has; `false` where the path is none of it. */
export async function serveLocal(
  options: LocalRoutesOptions,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (!path.startsWith('/local/')) return false;
  try {
    const route = localRoutes[`${request.method} ${path}`];
    if (!route)
      throw new LocalProblem(404, 'not-found', 'Not found', `${request.method} ${path} is no local route`);
    const { status, body } = await route(options, await readInput(request));
    const isProblem = status >= 400;
    sendJson(response, status, body, isProblem ? { 'content-type': 'application/problem+json' } : {});
  } catch (error) {
    if (!(error instanceof LocalProblem)) throw error;
    sendProblem(response, error, path);
  }
  return true;
}

async function setClock({ now, advance }: LocalRoutesOptions, input: unknown) {
  const asked = parse(clockBody, input);
  const target = (from: number) =>
    'now' in asked ? Date.parse(asked.now) : addDuration(from, asked.advance);
  if (target(now()) === undefined) {
    throw invalidRequest([{ path: 'advance', message: 'must be an ISO 8601 duration such as P30D' }]);
  }
  const reached = await advance((from) => target(from) ?? from);
  if (reached === undefined) {
    const detail = `it is ${new Date(now()).toISOString()} already; POST /local/reset starts over`;
    throw new LocalProblem(422, 'clock-backwards', 'The clock goes forward only', detail);
  }
  return { status: 200, body: { now: new Date(reached).toISOString() } };
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalidRequest(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
}

async function readInput(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, largestBodyBytes);
  if (!body)
    throw new LocalProblem(413, 'payload-too-large', 'Too long', `more than ${largestBodyBytes} bytes`);
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw invalidRequest([{ path: '', message: 'the body is not JSON' }]);
  }
}
