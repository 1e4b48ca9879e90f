import { randomUUID } from 'node:crypto';
import { type ServerResponse } from 'node:http';

export interface ProblemError {
  readonly path: string;
  readonly message: string;
}

/** A refusal of a `/local/*` route, answered as a problem document (RFC 9457). */
export class LocalProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors: readonly ProblemError[] | undefined;

  constructor(status: number, code: string, title: string, detail: string, errors?: readonly ProblemError[]) {
    super(detail);
    this.status = status;
    this.code = code;
    this.title = title;
    this.errors = errors;
  }
}

export function invalidRequest(errors: readonly ProblemError[]): LocalProblem {
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return new LocalProblem(400, 'invalid-request', 'The request does not fit', detail, errors);
}

export function sendJson(response: ServerResponse, status: number, body: object, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export function sendProblem(response: ServerResponse, problem: LocalProblem, instance: string): void {
  const { status, code, title, message, errors } = problem;
  const body = {
    type: `/docs#${code}`,
    title,
    status,
    code,
    detail: message,
    instance,
    requestId: randomUUID(),
    ...(errors && { errors }),
  };
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify(body));
}
