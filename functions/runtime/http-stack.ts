import middy from '@middy/core';
import { idempotencyKey } from '../../shared/contract/idempotency-key.ts';
import { isChange, type Operation } from '../../shared/contract/operation.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { InvalidCursor } from '../../shared/persistence/listing.ts';
import { type Caller, roleNames } from '../../shared/domain/access/role.ts';
import { RacedTooOften } from './attempts.ts';
import { nowOf } from './clock.ts';
import {
  answerResult,
  bodyBytes,
  type HttpEvent,
  type HttpResult,
  asksForPage,
  pageResult,
  parseInput,
  problemOf,
  problemResult,
} from './http-event.ts';
import { callerOf } from './identity.ts';
import { logEvent, logFault } from './log.ts';
import { sha256 } from './minting.ts';
import { invalidRequest, type Refusal, type Reply, refusal } from './reply.ts';
import { type ChangingCall, Command, type Route } from './route.ts';

const openCaller: Caller = { subject: '', name: '', roles: [], org: '', scope: { kind: 'operator' } };
const fixedStatuses: Readonly<Record<string, number>> = {
  'invalid-request': 400,
  'idempotency-key-missing': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'payload-too-large': 413,
  'too-many-requests': 429,
  'idempotency-key-reused': 422,
  fault: 500,
};
const details = {
  'invalid-request': '请求内容有误，请按下列各项逐一修改后重新提交。',
  'payload-too-large': '请求内容过大。请缩小后重试，或使用文件上传。',
  'not-found': '没有找到，或您无权查看。请核对编号。',
} as const;

/** How a changing request is carried out once, whatever is repeated. */
export type CarryOut = (
  route: Route,
  call: ChangingCall<never, never, never>,
  event: HttpEvent,
) => Promise<HttpResult>;

/** What is written down of an answer that changed nothing. */
export type WriteDown = (
  operation: Operation,
  call: Pick<ChangingCall<never, never, never>, 'caller' | 'params' | 'now'>,
  reply: Reply,
) => Promise<void>;

interface Ways {
  readonly carryOut: CarryOut;
  readonly writeDown: WriteDown;
}

/** The stack of every HTTP function: one log line for each request, one problem document for each refusal or fault. */
export function httpStack(routes: readonly Route[], ways: Ways) {
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
    .handler((event) => serve(byKey.get(event.routeKey), event, ways));
}

async function serve(route: Route | undefined, event: HttpEvent, ways: Ways): Promise<HttpResult> {
  const now = nowOf(event);
  if (route === undefined)
    return problemResult(404, refusal('not-found', '没有这个地址。接口说明见 /docs。'), event, now);
  const refused = (of: Refusal) => show(route, of, event, now);
  const caller = route.operation.roles === 'open' ? openCaller : callerOf(event.headers);
  if (caller === undefined) return refused(refusal('unauthorized', '请先登录。'));
  if (!mayUse(route.operation, caller)) return refused(notYours(route.operation));
  const parsed = parseInput(route.operation, event);
  if (!parsed.ok) {
    return refused(
      refusal(parsed.code, details[parsed.code], parsed.errors.length > 0 ? { errors: parsed.errors } : {}),
    );
  }
  const onlyReads = !isChange(route.operation);
  const changes = !onlyReads && !parsed.input.preview;
  const key = idempotencyKey.safeParse(event.headers['idempotency-key']);
  if (changes && !key.success) {
    return refused(
      refusal(
        'idempotency-key-missing',
        event.headers['idempotency-key'] === undefined
          ? '缺少 Idempotency-Key 请求头（UUID）。请为每次提交生成一个，重试时沿用。'
          : 'Idempotency-Key 请求头不是 UUID（形如 3f0c1b9e-8a52-4d1c-9f57-2b6e0d4a7c10）。请为每次提交生成一个 UUID，重试时沿用。',
      ),
    );
  }
  const command = onlyReads
    ? {}
    : { command: commandOf(route, event, caller, now, key.success ? key.data : '') };
  const call = { ...parsed.input, caller, now, ...command } as ChangingCall<never, never, never>;
  try {
    return await (changes ? ways.carryOut : lookWith(ways.writeDown))(route, call, event);
  } catch (error) {
    if (error instanceof RacedTooOften) {
      return tryAgain(
        refused(
          refusal(
            'too-many-requests',
            '同一时刻的请求过多，本次没有任何改动。请稍候片刻，用同一个 Idempotency-Key 重试。',
          ),
        ),
      );
    }
    if (!(error instanceof InvalidCursor)) throw error;
    return refused(invalidRequest([{ path: 'query.cursor', message: 'no list has given out this cursor' }]));
  }
}

function lookWith(writeDown: WriteDown): CarryOut {
  return async (route, call, event) => {
    const reply = await route.handle(call);
    await writeDown(route.operation, call, reply);
    return show(route, reply, event, call.now);
  };
}

function tryAgain(result: HttpResult): HttpResult {
  return { ...result, headers: { ...result.headers, 'retry-after': '1' } };
}

/** A reply of a handler as the contract shows it. */
export function show(route: Route, reply: Reply, event: HttpEvent, now: Instant): HttpResult {
  const status = reply.kind === 'refusal' ? statusOf(route, reply) : route.operation.success;
  if (route.page !== undefined && asksForPage(event)) return pageResult(status, route.page(reply), now);
  if (reply.kind === 'refusal') return problemResult(status, reply, event, now);
  return answerResult(route.operation, reply, now);
}

/** What an operation says when it refuses so, for an answer that holds problems of several. */
export function problemIn(operation: Operation, refused: Refusal) {
  return problemOf(statusFor(operation, refused), refused);
}

function statusOf(route: Route, refused: Refusal): number {
  return statusFor(route.operation, refused);
}

function statusFor(operation: Operation, refused: Refusal): number {
  const status = operation.refusals?.[refused.code] ?? fixedStatuses[refused.code];
  if (status === undefined) throw new Error(`${operation.key} declares no status for ${refused.code}`);
  return status;
}

/** Whether a role of the caller's may use an operation at all. */
export function mayUse({ roles }: Operation, caller: Caller): boolean {
  return roles === 'open' || roles === 'anyone' || roles.some((role) => caller.roles.includes(role));
}

/** Whom to ask instead. */
export function notYours({ roles }: Operation): Refusal {
  const names = roles === 'open' || roles === 'anyone' ? [] : roles.map((role) => roleNames[role]);
  return refusal('forbidden', `您的角色不能使用这项功能，请由下列角色办理：${names.join('、')}。`);
}

function commandOf(route: Route, event: HttpEvent, caller: Caller, now: Instant, key: string): Command {
  const id = sha256([caller.subject, caller.org, route.operation.key, key].join('\n'));
  const address = Buffer.from([event.rawPath, event.rawQueryString, ''].join('\n'));
  const requestHash = sha256(Buffer.concat([address, bodyBytes(event)]));
  return new Command(id, requestHash, now, route.operation.success);
}

function logAnswer(event: HttpEvent, status: number): void {
  logEvent('http.answered', { route: event.routeKey, status, requestId: event.requestContext.requestId });
}
