import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { connectSession } from '../api/call.ts';
import { type Arrival, here } from './arrive.ts';
import type { Issuer } from './issuer.ts';
import { dropDrafts, type Session, SessionContext, signedInAs } from './session.ts';

interface SessionProviderProps {
  readonly issuer: () => Promise<Issuer>;
  readonly arrival: Arrival;
  readonly children: ReactNode;
}

/** Who is there, and the ways in and out. */
export function SessionProvider({ issuer, arrival, children }: SessionProviderProps) {
  const client = useQueryClient();
  const [isOver, setIsOver] = useState(false);
  const { user } = arrival;

  useEffect(() => connectSession(user?.access_token, () => setIsOver(true)), [user]);

  const session = useMemo<Session>(
    () => ({
      who: user && signedInAs(user),
      isOver,
      signIn: (returnTo = here()) => {
        void issuer().then((one) => one.signIn(returnTo));
      },
      signOut: () => {
        dropDrafts();
        client.clear();
        void issuer().then((one) => one.signOut(user));
      },
    }),
    [user, isOver, client, issuer],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}
