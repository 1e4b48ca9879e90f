import {
  InMemoryWebStorage,
  type OidcMetadata,
  type User,
  UserManager,
  WebStorageStateStore,
} from 'oidc-client-ts';
import type { PortalSettings } from '../../shared/contract/portal.ts';

/** Whoever signs people in. Fetched when somebody signs in or out, or comes back: the front page does without. */
export interface Issuer {
  /** Leads to the issuer, and back to `returnTo` (path and query). */
  readonly signIn: (returnTo: string) => Promise<void>;
  readonly signOut: (user: User | undefined) => Promise<void>;
  /** Who comes back from the issuer, and where they were going; a refused or stale return throws. */
  readonly comeBack: () => Promise<{ readonly user: User; readonly returnTo: string }>;
}

/** Code flow with PKCE. Tokens stay in memory; a reload signs in again by the issuer's own session. */
export function issuerOf(settings: PortalSettings): Issuer {
  const kept = keptMetadata(settings.issuer);
  const manager = userManagerFor(settings, kept.read());
  return {
    async signIn(returnTo) {
      kept.write(await manager.metadataService.getMetadata());
      await manager.signinRedirect({ state: { returnTo } });
    },
    async signOut(user) {
      await manager.signoutRedirect({
        ...(user?.id_token !== undefined && { id_token_hint: user.id_token }),
      });
    },
    async comeBack() {
      // Whether they come back or not, the next time the issuer is asked anew.
      kept.forget();
      const user = await manager.signinCallback();
      if (user === undefined) throw new Error('nobody came back from the issuer');
      const { returnTo = '/' } = (user.state ?? {}) as { returnTo?: string };
      return { user, returnTo };
    },
  };
}

function userManagerFor(settings: PortalSettings, metadata: Partial<OidcMetadata> | undefined): UserManager {
  const { issuer, clientId, scope, resource } = settings;
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${location.origin}/auth/callback`,
    post_logout_redirect_uri: `${location.origin}/`,
    scope,
    ...(resource !== undefined && { resource }),
    ...(metadata && { metadata }),
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: false,
    monitorSession: false,
  });
}

/** What the issuer says of itself, kept from the way there for the way back: one answer less to wait for. */
function keptMetadata(issuer: string) {
  const place = `issuer:${issuer}`;
  return {
    read: () => {
      const text = sessionStorage.getItem(place);
      return text === null ? undefined : (JSON.parse(text) as Partial<OidcMetadata>);
    },
    write: (metadata: Partial<OidcMetadata>) => sessionStorage.setItem(place, JSON.stringify(metadata)),
    forget: () => sessionStorage.removeItem(place),
  };
}
