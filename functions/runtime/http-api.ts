import type { Instant } from '../../shared/domain/dates.ts';
import { recallCommand } from '../../shared/persistence/commands.ts';
import { commit } from '../../shared/persistence/store.ts';
import { businessTable } from './business-table.ts';
import { recordCaseRead } from './case-reads.ts';
import { type HttpEvent, type HttpResult, jsonResult, problemResult } from './http-event.ts';
import { httpStack, show } from './http-stack.ts';
import { logEvent } from './log.ts';
import { refusal } from './reply.ts';
import { type ChangingCall, Command, CommandRepeated, type Route } from './route.ts';

/** A function whose routes change things: each command is carried out once and answered the same ever after. */
export function httpApi(routes: readonly Route[]) {
  return httpStack(routes, { carryOut: carryOutOnce, writeDown: recordCaseRead });
}

async function carryOutOnce(
  route: Route,
  call: ChangingCall<never, never, never>,
  event: HttpEvent,
): Promise<HttpResult> {
  return (await replay(route, call, event)) ?? change(route, call, event);
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
      return await rememberRefusal(route, call, result, event);
    }
    return result;
  } catch (error) {
    if (!(error instanceof CommandRepeated)) throw error;
    const repeated = await replay(route, call, event);
    if (repeated === undefined) throw error;
    return repeated;
  }
}

/**
 * A refusal is remembered as well: the same key is answered the same until the caller takes a new one. Where the same command
 * has meanwhile been carried out by another request, that one's answer holds.
 */
async function rememberRefusal(
  route: Route,
  call: ChangingCall<never, never, never>,
  result: HttpResult,
  event: HttpEvent,
): Promise<HttpResult> {
  const { command, now } = call;
  const body: unknown = JSON.parse(result.body ?? '{}');
  const write = new Command(command.id, command.requestHash, now, result.statusCode ?? 409).remember(body);
  const committed = await commit(businessTable(), [write]);
  return committed.done ? result : ((await replay(route, call, event)) ?? result);
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
