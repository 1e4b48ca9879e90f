import middy from '@middy/core';
import { idempotencyKey } from '../../shared/contract/idempotency-key.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { commandLabel, recallCommand } from '../../shared/persistence/commands.ts';
import { InvalidCursor } from '../../shared/persistence/listing.ts';
import { commit } from '../../shared/persistence/store.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import { businessTable } from './business-table.ts';
import { nowOf } from './clock.ts';
import {
  bodyText,
  type HttpEvent,
  type HttpResult,
  jsonResult,
  parseInput,
  problemResult,
} from './http-event.ts';
import { callerOf } from './identity.ts';
import { logEvent, logFault } from './log.ts';
import { sha256 } from './minting.ts';
import { invalidRequest, type Refusal, type Reply, refusal } from './reply.ts';
import { type ChangingCall, Command, CommandRepeated, type Route } from './route.ts';

const openCaller: Caller = { subject: '', name: '', roles: [], org: '', scope: { kind: 'operator' } };
const fixedStatuses: Readonly<Record<string, number>> = {
  'invalid-request': 400,
  'idempotency-key-missing': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'payload-too-large': 413,
  'idempotency-key-reused': 422,
  fault: 500,
};
const details = {
  'invalid-request': '请求内容有误，请按下列各项逐一修改后重新提交。',
  'payload-too-large': '请求内容过大。请缩小后重试，或使用文件上传。',
  'not-found': '没有找到，或您无权查看。请核对编号。',
} as const;

/** The HTTP stack of every function: one log line for each request, one problem document for each refusal or fault. */
export function httpApi(routes: readonly Route[]) {
  const byKey = new Map<string, Route>(routes.map((route) => [route.operation.key, route]));
  return middy<HttpEvent, HttpResult>()
    .use({ after: ({ event, response }) => logAnswer(event, response?.statusCode ?? 0) })
    .use({
      onError: (request) => {
        logFault('http.fault', request.error, {
          route: request.event.routeKey,
          requestId: request.event.requestContext.requestId,
        });
        const detail = '系统发生故障，您的请求没有被处理。请稍后重试；若持续出现，请提供请求编号。';
        request.response = problemResult(500, refusal('fault', detail), request.event, nowOf(request.event));
      },
    })
    .handler((event) => serve(byKey.get(event.routeKey), event));
}

async function serve(route: Route | undefined, event: HttpEvent): Promise<HttpResult> {
  const now = nowOf(event);
  if (route === undefined)
    return problemResult(404, refusal('not-found', '没有这个地址。接口说明见 /docs。'), event, now);
  const refused = (of: Refusal) => problemResult(statusOf(route, of), of, event, now);
  const caller = route.operation.roles === 'open' ? openCaller : callerOf(event.headers);
  if (caller === undefined) return refused(refusal('unauthorized', '请先登录。'));
  if (!mayUse(route, caller)) return refused(refusal('forbidden', '您的角色不能使用这项功能。'));
  const parsed = parseInput(route.operation, event);
  if (!parsed.ok) {
    return refused(
      refusal(parsed.code, details[parsed.code], parsed.errors.length > 0 ? { errors: parsed.errors } : {}),
    );
  }
  const changes = !event.routeKey.startsWith('GET ') && !parsed.input.preview;
  const key = idempotencyKey.safeParse(event.headers['idempotency-key']);
  if (changes && !key.success) {
    return refused(
      refusal(
        'idempotency-key-missing',
        '缺少 Idempotency-Key 请求头（UUID）。请为每次提交生成一个，重试时沿用。',
      ),
    );
  }
  const command = commandOf(route, event, caller, now, key.success ? key.data : '');
  const call = { ...parsed.input, caller, now, command } as ChangingCall<never, never, never>;
  try {
    if (!changes) return show(route, await route.handle(call), event, now);
    return (await replay(route, call, event)) ?? (await change(route, call, event));
  } catch (error) {
    if (!(error instanceof InvalidCursor)) throw error;
    return refused(invalidRequest([{ path: 'query.cursor', message: 'no list has given out this cursor' }]));
  }
}

async function change(
  route: Route,
  call: ChangingCall<never, never, never>,
  event: HttpEvent,
): Promise<HttpResult> {
  try {
    const reply = await route.handle(call);
    const result = show(route, reply, event, call.now);
    if (reply.kind === 'refusal' && (result.statusCode === 409 || result.statusCode === 422)) {
      return await rememberRefusal(call.command, result, event, call.now);
    }
    return result;
  } catch (error) {
    if (!(error instanceof CommandRepeated)) throw error;
    const repeated = await replay(route, call, event);
    if (repeated === undefined) throw error;
    return repeated;
  }
}

/** A refusal is remembered as well: the same key is answered the same until the caller takes a new one. */
async function rememberRefusal(
  command: Command,
  result: HttpResult,
  event: HttpEvent,
  now: Instant,
): Promise<HttpResult> {
  const body: unknown = JSON.parse(result.body ?? '{}');
  const write = new Command(command.id, command.requestHash, now, result.statusCode ?? 409).remember(body);
  const committed = await commit(businessTable(), [write]);
  if (committed.done || !committed.failed.includes(commandLabel)) return result;
  const first = await recallCommand(businessTable(), command.id);
  return first?.body === undefined ? result : replayed(first.status, first.body, event, now);
}

/** The answer to a command that was carried out before; `undefined` when it was not. */
async function replay(
  route: Route,
  call: ChangingCall<never, never, never>,
  event: HttpEvent,
): Promise<HttpResult | undefined> {
  const { command, now } = call;
  const remembered = await recallCommand(businessTable(), command.id);
  const made = remembered?.body === undefined ? await route.recall?.(call) : undefined;
  const requestHash = remembered?.requestHash ?? made?.requestHash;
  if (requestHash === undefined) return undefined;
  if (requestHash !== command.requestHash) {
    const detail = '这个 Idempotency-Key 已用于另一请求。请为新的请求生成新的 UUID。';
    return problemResult(422, refusal('idempotency-key-reused', detail), event, now);
  }
  return replayed(remembered?.status ?? route.operation.success, remembered?.body ?? made?.body, event, now);
}

function replayed(status: number, body: unknown, event: HttpEvent, now: Instant): HttpResult {
  logEvent('http.replayed', { route: event.routeKey, status, requestId: event.requestContext.requestId });
  return jsonResult(status, body, now, status >= 400 ? 'application/problem+json' : 'application/json');
}

function show(route: Route, reply: Reply, event: HttpEvent, now: Instant): HttpResult {
  if (reply.kind === 'refusal') return problemResult(statusOf(route, reply), reply, event, now);
  return jsonResult(route.operation.success, reply.body, now, route.operation.answerType);
}

function statusOf(route: Route, refused: Refusal): number {
  const status = route.operation.refusals?.[refused.code] ?? fixedStatuses[refused.code];
  if (status === undefined) throw new Error(`${route.operation.key} declares no status for ${refused.code}`);
  return status;
}

function mayUse(route: Route, caller: Caller): boolean {
  const { roles } = route.operation;
  return roles === 'open' || roles === 'anyone' || roles.some((role) => caller.roles.includes(role));
}

function commandOf(route: Route, event: HttpEvent, caller: Caller, now: Instant, key: string): Command {
  const id = sha256([caller.subject, caller.org, route.operation.key, key].join('\n'));
  const requestHash = sha256([event.rawPath, event.rawQueryString, bodyText(event)].join('\n'));
  return new Command(id, requestHash, now, route.operation.success);
}

function logAnswer(event: HttpEvent, status: number): void {
  logEvent('http.answered', { route: event.routeKey, status, requestId: event.requestContext.requestId });
}
