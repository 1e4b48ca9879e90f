import { type ReactNode, useEffect } from 'react';
import type { Role } from '../../shared/domain/access/role.ts';
import { useSession } from '../session/session.ts';
import { useLanguage } from '../words/language.tsx';
import { roleWords } from '../words/statuses.ts';
import { ForbiddenPage } from './whole-page-problems.tsx';

/** Lets in who has one of the roles, leads others to sign in. It is a signpost: what may be done is decided by the service. */
export function DeskGate({
  roles,
  children,
}: {
  readonly roles: readonly Role[];
  readonly children: ReactNode;
}) {
  const { who, signIn } = useSession();
  const { language } = useLanguage();
  useEffect(() => {
    if (who === undefined) signIn();
  }, [who, signIn]);
  if (who === undefined) return null;
  if (!who.roles.some((role) => roles.includes(role))) {
    return <ForbiddenPage needed={roles.map((role) => roleWords[role]?.[language]).join(' / ')} />;
  }
  return <>{children}</>;
}
