import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBody } from './read-body.ts';

/** A refusal in the words of the AWS API. */
export class AwsRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** An operation by the name in `x-amz-target`. */
export type AwsOperations = Readonly<Record<string, (input: Record<string, unknown>) => Promise<object>>>;

const largestInputBytes = 2 * 1024 * 1024;

/** Serves services that speak AWS JSON, so that the SDK's own clients work unchanged. */
export class AwsEndpoint {
  private operations: AwsOperations = {};
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  listen(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', () => {
        const address = this.server.address();
        resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
      });
    });
  }

  serve(operations: AwsOperations): void {
    this.operations = { ...this.operations, ...operations };
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => {
      this.server.close(() => resolve());
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = (status: number, body: object) => {
      response.writeHead(status, {
        'content-type': request.headers['content-type'] ?? 'application/x-amz-json-1.0',
        'x-amzn-requestid': randomUUID(),
      });
      response.end(JSON.stringify(body));
    };
    try {
      const body = await readBody(request, largestInputBytes);
      if (!body) throw new AwsRefusal('RequestEntityTooLarge', 'the request is too long');
      const target = String(request.headers['x-amz-target']);
      const operation = this.operations[target];
      if (!operation)
        throw new AwsRefusal('UnknownOperationException', `${target} is not known to the local stage`);
      reply(200, await operation(JSON.parse(body.toString() || '{}') as Record<string, unknown>));
    } catch (error) {
      if (error instanceof AwsRefusal) reply(400, { __type: error.code, message: error.message });
      else if (error instanceof SyntaxError)
        reply(400, { __type: 'SerializationException', message: error.message });
      else reply(500, { __type: 'InternalFailure', message: (error as Error).message });
    }
  }
}
