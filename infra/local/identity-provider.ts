import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { randomBytes, randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import Provider, { type Configuration, type JWKS } from 'oidc-provider';
import { readJson, replaceFile } from './data-folder.ts';
import { portalClientId } from '../../shared/contract/portal.ts';
import { type DemoUser, demoUsers } from './demo-users.ts';
import { loginPage } from './login-page.ts';
import { MemoryAdapter } from './oidc-memory.ts';
import { readBody } from './read-body.ts';

const tokenSeconds = 12 * 60 * 60;
const mount = '/oidc';

interface KeptKeys {
  readonly jwk: JWK;
  readonly cookieKey: string;
}

export interface IdentityProviderOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Where the portal lives: it is sent back there after signing in. */
  readonly origin: string;
  readonly keyFile: string;
}

/** An OpenID provider for the demo users, below `/oidc`; its keys are made once and kept. */
export class IdentityProvider {
  /** What tokens are verified with. */
  readonly jwks: { readonly keys: JWK[] };
  private readonly options: IdentityProviderOptions;
  private readonly jwk: JWK;
  private readonly provider: Provider;

  private constructor(options: IdentityProviderOptions, { jwk, cookieKey }: KeptKeys) {
    this.options = options;
    this.jwk = jwk;
    const { kty, n, e, kid, alg, use } = jwk;
    this.jwks = { keys: [{ kty, n, e, kid, alg, use } as JWK] };
    this.provider = new Provider(options.issuer, configuration(options, { keys: [jwk] }, cookieKey));
    this.provider.proxy = false;
  }

  static async open(options: IdentityProviderOptions): Promise<IdentityProvider> {
    const kept = readJson<KeptKeys>(options.keyFile) ?? (await makeKeys(options.keyFile));
    return new IdentityProvider(options, kept);
  }

  /** A token as the provider gives it after signing in, good for 12 hours by the machine's clock. */
  async accessToken(user: DemoUser): Promise<string> {
    const key = await importJWK(this.jwk, 'RS256');
    return new SignJWT({
      ...claimsOf(user),
      client_id: portalClientId,
      scope: 'openid profile',
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: String(this.jwk.kid) })
      .setSubject(user.user)
      .setIssuer(this.options.issuer)
      .setAudience(this.options.audience)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + tokenSeconds)
      .setJti(randomUUID())
      .sign(key);
  }

  serves(path: string): boolean {
    return path === mount || path.startsWith(`${mount}/`);
  }

  async handle(request: IncomingMessage & { originalUrl?: string }, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?');
    if (path.startsWith(`${mount}/sign-in/`)) return this.signIn(request, response);
    request.originalUrl = request.url ?? '';
    request.url = (request.url ?? '').slice(mount.length) || '/';
    await this.provider.callback()(request, response);
  }

  private async signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      const form = new URLSearchParams((await readBody(request, 10_000))?.toString());
      const accountId = form.get('user') ?? '';
      if (demoUsers.some(({ user }) => user === accountId)) {
        return this.provider.interactionFinished(request, response, { login: { accountId } });
      }
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(loginPage(demoUsers));
  }
}

async function makeKeys(file: string): Promise<KeptKeys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' };
  const kept = { jwk, cookieKey: randomBytes(32).toString('base64url') };
  replaceFile(file, JSON.stringify(kept));
  return kept;
}

function claimsOf({ name, roles, org }: DemoUser) {
  return { name, roles: [...roles], org };
}

function configuration(options: IdentityProviderOptions, jwks: JWKS, cookieKey: string): Configuration {
  const { audience, origin } = options;
  const userOf = (accountId: string | undefined) => demoUsers.find(({ user }) => user === accountId);
  return {
    adapter: MemoryAdapter,
    jwks,
    cookies: { keys: [cookieKey] },
    clients: [
      {
        client_id: portalClientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: ['/', '/auth/callback'].map((path) => `${origin}${path}`),
        post_logout_redirect_uris: [`${origin}/`],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'roles', 'org'] },
    conformIdTokenClaims: false,
    interactions: { url: (_, interaction) => `${mount}/sign-in/${interaction.uid}` },
    findAccount: (_, accountId) => {
      const user = userOf(accountId);
      return user && { accountId, claims: () => ({ sub: accountId, ...claimsOf(user) }) };
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audienceUrn(audience),
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          audience,
          scope: 'openid profile',
          accessTokenFormat: 'jwt' as const,
          accessTokenTTL: tokenSeconds,
          jwt: { sign: { alg: 'RS256' as const } },
        }),
      },
    },
    extraTokenClaims: (_, token) => {
      const user = 'accountId' in token ? userOf(token.accountId) : undefined;
      return user && claimsOf(user);
    },
    // Everything here belongs to one house: nobody is asked whether the portal may sign in.
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile offline_access');
      grant.addResourceScope(audienceUrn(audience), 'openid profile');
      await grant.save();
      return grant;
    },
    ttl: {
      AccessToken: tokenSeconds,
      IdToken: tokenSeconds,
      Session: tokenSeconds,
      Grant: tokenSeconds,
      Interaction: 3600,
    },
  };
}

export function audienceUrn(audience: string): string {
  return `urn:kebao:api:${audience}`;
}
