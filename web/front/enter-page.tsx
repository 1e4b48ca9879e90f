import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../session/session.ts';
import { startPageOf } from '../shell/desks.ts';

/** Leads whoever has signed in to the desk that their role has. */
export function EnterPage() {
  const { who, signIn } = useSession();
  const navigate = useNavigate();
  useEffect(() => {
    if (who) void navigate(startPageOf(who.roles), { replace: true });
    else signIn('/enter');
  }, [who, signIn, navigate]);
  return null;
}
