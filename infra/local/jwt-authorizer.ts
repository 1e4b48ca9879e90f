import {
  createLocalJWKSet,
  createRemoteJWKSet,
  type JWK,
  type JWTPayload,
  jwtVerify,
  type JWTVerifyGetKey,
} from 'jose';
import { type RouteSpec } from './blueprint.ts';

type Authorizer = NonNullable<RouteSpec['authorizer']>;

export type Verdict = { readonly claims: JWTPayload } | { readonly challenge: string };

/**
 * Verifies bearer tokens as the API's JWT authorizer does: signature by the issuer's keys, issuer, audience, and time by
 * the machine's clock. Keys of the issuer of this machine are at hand; those of another are fetched.
 */
export class JwtAuthorizer {
  private readonly localIssuer: string;
  private readonly keys = new Map<string, JWTVerifyGetKey>();

  constructor(localIssuer: string, jwks: { readonly keys: JWK[] }) {
    this.localIssuer = localIssuer;
    this.keys.set(localIssuer, createLocalJWKSet({ keys: [...jwks.keys] }));
  }

  async verify(authorizer: Authorizer, header: string | undefined): Promise<Verdict> {
    const token = header?.replace(/^Bearer\s+/i, '').trim();
    if (!token) return { challenge: 'Bearer' };
    try {
      const { payload } = await jwtVerify(token, await this.keysOf(authorizer.issuer), {
        issuer: authorizer.issuer,
        audience: [...authorizer.audiences],
        algorithms: ['RS256', 'ES256'],
        requiredClaims: ['exp'],
      });
      return { claims: payload };
    } catch (error) {
      const description = (error as Error).message.replaceAll('"', "'");
      return { challenge: `Bearer scope="" error="invalid_token" error_description="${description}"` };
    }
  }

  private async keysOf(issuer: string): Promise<JWTVerifyGetKey> {
    const known = this.keys.get(issuer);
    if (known) return known;
    if (issuer === this.localIssuer) throw new Error('the local issuer has no keys');
    const discovery = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const { jwks_uri: location } = (await discovery.json()) as { jwks_uri: string };
    const keys = createRemoteJWKSet(new URL(location));
    this.keys.set(issuer, keys);
    return keys;
  }
}
