import type { User, UserManager } from 'oidc-client-ts';
import { connectSession } from '../api/call.ts';
import { signedInMark } from './session.ts';

export interface Arrival {
  /** `undefined`: nobody is signed in. */
  readonly user: User | undefined;
  /** Where somebody was going who comes back from the issuer. */
  readonly returnTo?: string;
}

/**
 * Who is there when the portal is opened: somebody who comes back from the issuer, or nobody. Whoever was signed in before a
 * reload is sent to the issuer, whose own session lets them pass; then nothing is shown (`undefined`). A refused or stale
 * return leaves nobody signed in and leads to the front page.
 */
export async function arrive(manager: UserManager): Promise<Arrival | undefined> {
  if (location.pathname === '/auth/callback') {
    const user = await manager.signinCallback().catch(() => undefined);
    if (user === undefined) {
      sessionStorage.removeItem(signedInMark);
      return { user, returnTo: '/?signIn=failed' };
    }
    sessionStorage.setItem(signedInMark, 'yes');
    connectSession(user.access_token, () => undefined);
    const { returnTo = '/' } = (user.state ?? {}) as { returnTo?: string };
    return { user, returnTo };
  }
  if (sessionStorage.getItem(signedInMark) !== 'yes') return { user: undefined };
  await manager.signinRedirect({ state: { returnTo: `${location.pathname}${location.search}` } });
  return undefined;
}
