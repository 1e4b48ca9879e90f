import { randomUUID } from 'node:crypto';
import { type DemoUser } from './demo-users.ts';
import { type IdentityProvider } from './identity-provider.ts';

export interface ServiceCall {
  readonly as: DemoUser;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly contentType?: string;
  readonly body?: string;
}

/** Calls the service from outside, through its own front door, as one of the demo users. */
export class ServiceClient {
  private readonly origin: string;
  private readonly identity: IdentityProvider;

  constructor(origin: string, identity: IdentityProvider) {
    this.origin = origin;
    this.identity = identity;
  }

  async call({
    as,
    method,
    path,
    contentType,
    body,
  }: ServiceCall): Promise<{ status: number; body: object }> {
    const answer = await fetch(`${this.origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.identity.accessToken(as)}`,
        ...(contentType && { 'content-type': contentType }),
        ...(method !== 'GET' && { 'idempotency-key': randomUUID() }),
      },
      ...(body !== undefined && { body }),
    });
    const text = await answer.text();
    return { status: answer.status, body: asObject(text) };
  }
}

function asObject(text: string): object {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : { answer: parsed };
  } catch {
    return { answer: text };
  }
}
