import * as z from 'zod';
import { type Caller, role, scopeOf } from '../../shared/domain/access/role.ts';

const claims = z.object({
  sub: z.string().min(1).max(256),
  name: z.string().max(256).default(''),
  roles: z.array(z.string()).max(32),
  org: z.string().min(1).max(64),
});

/**
 * Who calls, from the bearer token. The gateway's authorizer has verified it (signature, issuer, audience, time); it is
 * read here again because the gateway hands array claims on as one string. `undefined`: no token that says who it is.
 */
export function callerOf(headers: Readonly<Record<string, string | undefined>>): Caller | undefined {
  const token = /^Bearer\s+(?<payload>[\w-]+\.[\w-]+\.[\w-]+)$/i.exec(headers['authorization'] ?? '')
    ?.groups?.['payload'];
  const payload = claims.safeParse(payloadOf(token?.split('.')[1] ?? ''));
  if (!payload.success) return undefined;
  const held = payload.data.roles.flatMap((word) => {
    const known = role.safeParse(word);
    return known.success ? [known.data] : [];
  });
  const scope = scopeOf(held, payload.data.org);
  if (scope === undefined) return undefined;
  const org = scope.kind === 'firm' ? scope.uscc : payload.data.org;
  return { subject: payload.data.sub, name: payload.data.name, roles: held, org, scope };
}

function payloadOf(segment: string): unknown {
  try {
    return JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
