import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { httpEvent, writeAnswer } from './http-event.ts';
import { type JwtAuthorizer } from './jwt-authorizer.ts';
import { readBody } from './read-body.ts';
import { decoded, type RouteTable } from './route-table.ts';
import { StartProblem } from './start-problem.ts';

/** What answers once the stage is up. */
export interface GatewayBackend {
  readonly routes: RouteTable;
  readonly authorizer: JwtAuthorizer;
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly now: () => number;
  /** Waits until what a change set going has come to rest. */
  readonly settle: () => Promise<void>;
  /** Paths that are none of the template's: `/local/*`, `/oidc/*`, the portal. `false`: not one of them. */
  readonly own: (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

const largestBodyBytes = 10 * 1024 * 1024;

/** The HTTP API of the template: requests in, payload-2.0 events to the functions, their answers back. */
export class Gateway {
  private readonly server: Server;
  private backend: GatewayBackend | undefined;

  constructor() {
    this.server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
      void this.answer(request, response);
    });
  }

  /** Takes the port at once, so that a port in use is known first; until it is opened it answers 503. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', ({ code }: NodeJS.ErrnoException) => {
        const reason = code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${code})`;
        reject(new StartProblem(`port ${port} ${reason}: set PORT to another`));
      });
      this.server.listen(port, '127.0.0.1', () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  open(backend: GatewayBackend): void {
    this.backend = backend;
  }

  async stop(): Promise<void> {
    this.backend = undefined;
    const closed = new Promise((resolve) => {
      this.server.close(resolve);
    });
    this.server.closeIdleConnections();
    const hurry = setTimeout(() => this.server.closeAllConnections(), 500);
    await closed;
    clearTimeout(hurry);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.on('error', () => response.destroy());
    try {
      if (!this.backend) return message(response, 503, 'Service Unavailable');
      const [path = '/'] = (request.url ?? '/').split('?');
      if (await this.backend.own(decoded(path), request, response)) return;
      await this.callFunction(this.backend, path, request, response);
    } catch {
      if (response.headersSent) response.destroy();
      else message(response, 500, 'Internal Server Error');
    }
  }

  private async callFunction(
    backend: GatewayBackend,
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method = 'GET' } = request;
    const matched = backend.routes.match(method, path);
    if (!matched) return message(response, 404, 'Not Found');
    const body = await readBody(request, largestBodyBytes);
    if (!body) return message(response, 413, 'Request Entity Too Large', { connection: 'close' });
    const { authorizer, functionName } = matched.route;
    const verdict =
      authorizer && (await backend.authorizer.verify(authorizer, request.headers.authorization));
    if (verdict && 'challenge' in verdict) {
      return message(response, 401, 'Unauthorized', { 'www-authenticate': verdict.challenge });
    }
    const requestId = randomUUID();
    const event = httpEvent({
      request,
      matched,
      body,
      claims: verdict?.claims,
      requestId,
      now: backend.now(),
    });
    response.setHeader('apigw-requestid', requestId);
    const answer = await backend.invoke(functionName, event).then(
      (value) => ({ value }),
      () => undefined,
    );
    if (method !== 'GET' && method !== 'HEAD') await backend.settle();
    if (!answer || !writeAnswer(response, answer.value)) message(response, 500, 'Internal Server Error');
  }
}

/** The words of API Gateway itself. */
function message(response: ServerResponse, status: number, text: string, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ message: text }));
}
