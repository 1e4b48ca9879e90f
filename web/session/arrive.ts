import type { User } from 'oidc-client-ts';
import type { Issuer } from './issuer.ts';
import { isMarkedSignedIn, markSignedIn, unmarkSignedIn } from './signed-in-mark.ts';

export interface Arrival {
  /** `undefined`: nobody is signed in. */
  readonly user: User | undefined;
  /** Where somebody was going who comes back from the issuer. */
  readonly returnTo?: string;
}

const isBackFromIssuer = () => location.pathname === '/auth/callback';

/** Pages that are shown to nobody who has not signed in. */
const desks = /^\/(enter|firm|insurer|bureau|operator)(\/|$)/;

/**
 * Who has nothing to see before the issuer has let them pass: whoever opens a desk, and whoever was signed in before a reload, whom
 * the issuer's own session lets pass without asking.
 */
export const isPassingThrough = () =>
  !isBackFromIssuer() && (isMarkedSignedIn() || desks.test(location.pathname));

/**
 * Who is there when the portal is opened: somebody who comes back from the issuer, or nobody. A refused or stale return leaves
 * nobody signed in and leads to the front page.
 */
export async function arrive(issuer: () => Promise<Issuer>): Promise<Arrival> {
  if (!isBackFromIssuer()) return { user: undefined };
  try {
    const arrival = await (await issuer()).comeBack();
    markSignedIn();
    return arrival;
  } catch {
    unmarkSignedIn();
    return { user: undefined, returnTo: '/?signIn=failed' };
  }
}

/** Path and query of the page that is open. */
export const here = () => `${location.pathname}${location.search}`;
