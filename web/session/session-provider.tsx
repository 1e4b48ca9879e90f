import { useQueryClient } from '@tanstack/react-query';
import type { UserManager } from 'oidc-client-ts';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { connectSession } from '../api/call.ts';
import type { Arrival } from './arrive.ts';
import { dropDrafts, type Session, SessionContext, signedInAs } from './session.ts';

interface SessionProviderProps {
  readonly manager: UserManager;
  readonly arrival: Arrival;
  readonly children: ReactNode;
}

/** Who is there, and the ways in and out. */
export function SessionProvider({ manager, arrival, children }: SessionProviderProps) {
  const client = useQueryClient();
  const [isOver, setIsOver] = useState(false);
  const { user } = arrival;

  useEffect(() => connectSession(user?.access_token, () => setIsOver(true)), [user]);

  const session = useMemo<Session>(
    () => ({
      who: user && signedInAs(user),
      isOver,
      signIn: (returnTo = `${location.pathname}${location.search}`) => {
        void manager.signinRedirect({ state: { returnTo } });
      },
      signOut: () => {
        dropDrafts();
        client.clear();
        void manager.signoutRedirect({ ...(user?.id_token && { id_token_hint: user.id_token }) });
      },
    }),
    [user, isOver, client, manager],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}
