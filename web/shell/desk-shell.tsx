import { Link, NavLink, Outlet, useLocation } from 'react-router';
import type { Role } from '../../shared/domain/access/role.ts';
import { useServiceToday } from '../api/service-time.ts';
import { useSession, useWho } from '../session/session.ts';
import { DayText } from '../words/dates.tsx';
import { useLanguage, useListed, useWords } from '../words/language.tsx';
import { roleWords } from '../words/statuses.ts';
import { CodeSearch } from './code-search.tsx';
import { LanguageSwitch } from './language-switch.tsx';

const words = {
  name: { zh: '科保', en: 'Kebao' },
  main: { zh: '主菜单', en: 'Main' },
  today: { zh: '业务日', en: 'Business day' },
  help: { zh: '帮助', en: 'Help' },
  signOut: { zh: '退出', en: 'Sign out' },
};

export interface DeskPlace {
  readonly to: string;
  readonly label: string;
  /** Who has any use for it; left out: everybody at the desk. A word that a role may not use is absent. */
  readonly roles?: readonly Role[];
  readonly end?: boolean;
  /** Other addresses that belong to it. */
  readonly also?: RegExp;
}

interface DeskShellProps {
  readonly places: readonly DeskPlace[];
  /** Where codes that are searched for are opened. */
  readonly search?: { readonly policies: string; readonly claims?: string; readonly settlements?: string };
}

/** Around the pages of a desk: one bar, at most six words in the order of a working day. */
export function DeskShell({ places, search }: DeskShellProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const listed = useListed();
  const { signOut } = useSession();
  const { roles, name, org } = useWho();
  const today = useServiceToday();
  const { pathname } = useLocation();
  const mine = places.filter(
    (place) => place.roles === undefined || place.roles.some((role) => roles.includes(role)),
  );
  return (
    <div className="desk-shell">
      <header className="desk-bar no-print">
        <Link to={mine[0]?.to ?? '/'} className="brand">
          {said.name}
        </Link>
        <nav aria-label={said.main}>
          {mine.map(({ to, label, end = false, also }) => (
            <NavLink
              key={to}
              to={to}
              end={end}
              className={({ isActive }) => (isActive || also?.test(pathname) === true ? 'active' : '')}
            >
              {label}
            </NavLink>
          ))}
        </nav>
        {search && <CodeSearch places={search} />}
        <span className="desk-who">
          {today && (
            <span>
              {said.today} <DayText day={today} />
            </span>
          )}
          <span title={`${name} · ${org}`}>
            {listed(roles.map((role) => roleWords[role]?.[language] ?? role))}
          </span>
          <LanguageSwitch />
          <Link to="/help">{said.help}</Link>
          <button type="button" className="text-button" onClick={signOut}>
            {said.signOut}
          </button>
        </span>
      </header>
      <main id="content" className="desk-main">
        <Outlet />
      </main>
    </div>
  );
}
