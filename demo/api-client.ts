import { randomUUID } from 'node:crypto';

/** An answer of the service, as a script reads it. */
export interface ApiAnswer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- a script looks into answers freely
  readonly body: any;
}

/** Talks to a running stage over HTTP, with real tokens. */
export class ApiClient {
  readonly #url: string;
  readonly #tokens = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  get(user: string, path: string): Promise<ApiAnswer> {
    return this.#send(user, 'GET', path);
  }

  post(user: string, path: string, body: unknown, key: string = randomUUID()): Promise<ApiAnswer> {
    return this.#send(user, 'POST', path, body, key);
  }

  put(user: string, path: string, body: unknown, key: string = randomUUID()): Promise<ApiAnswer> {
    return this.#send(user, 'PUT', path, body, key);
  }

  /** Moves the stage's business clock; answers when everything due by then has happened. */
  async setClock(now: string): Promise<void> {
    await this.local('/local/clock', { now });
  }

  async local(path: string, body?: unknown): Promise<ApiAnswer> {
    const answer = await fetch(`${this.#url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return this.#read(answer);
  }

  async #send(user: string, method: string, path: string, body?: unknown, key?: string): Promise<ApiAnswer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.#token(user)}`,
        'content-type': typeof body === 'string' ? 'text/csv' : 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(text === undefined ? {} : { body: text }),
    });
    return this.#read(answer);
  }

  /** `user` or `user@org` for a user that speaks for another organisation. */
  async #token(user: string): Promise<string> {
    const known = this.#tokens.get(user);
    if (known !== undefined) return known;
    const [name, org] = user.split('@');
    const answer = await this.local('/local/token', { user: name, ...(org === undefined ? {} : { org }) });
    if (answer.status !== 200) throw new Error(`no token for ${user}: ${JSON.stringify(answer.body)}`);
    const { accessToken } = answer.body as { accessToken: string };
    this.#tokens.set(user, accessToken);
    return accessToken;
  }

  async #read(answer: Response): Promise<ApiAnswer> {
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, body: isJson ? JSON.parse(text) : text };
  }
}
