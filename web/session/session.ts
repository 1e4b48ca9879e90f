import { InMemoryWebStorage, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { createContext, useContext } from 'react';
import type { Role } from '../../shared/domain/access/role.ts';
import type { PortalSettings } from '../../shared/contract/portal.ts';

/** Who is signed in, as the token says it. What they may do is decided by the service alone. */
export interface SignedIn {
  /** The person, as tasks name whose they are. */
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly org: string;
}

export interface Session {
  /** `undefined`: nobody. */
  readonly who: SignedIn | undefined;
  /** The service no longer takes the token: what is on the page stays, and people sign in again from there. */
  readonly isOver: boolean;
  /** Leads to the issuer and back to `returnTo` (path and query). */
  readonly signIn: (returnTo?: string) => void;
  readonly signOut: () => void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('there is no session around this page');
  return session;
}

/** Whoever is signed in; only for pages that are shown to nobody else. */
export function useWho(): SignedIn {
  const { who } = useSession();
  if (who === undefined) throw new Error('this page is for people who are signed in');
  return who;
}

/** Code flow with PKCE. Tokens stay in memory; a reload signs in again by the issuer's own session. */
export function userManagerFor(settings: PortalSettings): UserManager {
  const { issuer, clientId, scope, resource } = settings;
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${location.origin}/auth/callback`,
    post_logout_redirect_uri: `${location.origin}/`,
    scope,
    ...(resource !== undefined && { resource }),
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: false,
    monitorSession: false,
  });
}

export function signedInAs({ profile }: User): SignedIn {
  const { name, roles, org, sub } = profile as {
    name?: string;
    roles?: readonly Role[];
    org?: string;
    sub: string;
  };
  return { subject: sub, name: name ?? sub, roles: roles ?? [], org: org ?? '' };
}

/** Set while somebody is signed in here, so that a reload signs in again without asking; it holds no token. */
export const signedInMark = 'signed-in';

/** Drafts and unsent commands are dropped when somebody signs out; the language stays. */
export function dropDrafts(): void {
  sessionStorage.removeItem(signedInMark);
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith('draft:') || key.startsWith('command:')) sessionStorage.removeItem(key);
  }
}
