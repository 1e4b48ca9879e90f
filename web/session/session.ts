import type { User } from 'oidc-client-ts';
import { createContext, useContext } from 'react';
import type { Role } from '../../shared/domain/access/role.ts';
import { unmarkSignedIn } from './signed-in-mark.ts';

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

export function signedInAs({ profile }: User): SignedIn {
  const { name, roles, org, sub } = profile as {
    name?: string;
    roles?: readonly Role[];
    org?: string;
    sub: string;
  };
  return { subject: sub, name: name ?? sub, roles: roles ?? [], org: org ?? '' };
}

/** Drafts and unsent commands are dropped when somebody signs out; the language stays. */
export function dropDrafts(): void {
  unmarkSignedIn();
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith('draft:') || key.startsWith('command:')) sessionStorage.removeItem(key);
  }
}
