import { ConfigProvider } from 'antd';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useAsk } from '../api/ask.ts';
import { useSession, useWho } from '../session/session.ts';
import { firmTheme } from '../style/theme.ts';
import { useWords } from '../words/language.tsx';
import { DeskGate } from './desk-gate.tsx';
import { LanguageSwitch } from './language-switch.tsx';

const words = {
  name: { zh: '科保', en: 'Kebao' },
  main: { zh: '主菜单', en: 'Main' },
  home: { zh: '首页', en: 'Home' },
  buy: { zh: '投保', en: 'Buy' },
  policies: { zh: '保单', en: 'Policies' },
  claims: { zh: '理赔', en: 'Claims' },
  help: { zh: '帮助', en: 'Help' },
  profile: { zh: '企业资料', en: 'Firm profile' },
  signOut: { zh: '退出', en: 'Sign out' },
};

/** Around the pages of a firm: four words at the thumb on a phone, on top elsewhere. */
export function FirmShell() {
  return (
    <DeskGate roles={['firm']}>
      <ConfigProvider theme={firmTheme}>
        <Shell />
      </ConfigProvider>
    </DeskGate>
  );
}

function Shell() {
  const said = useWords(words);
  const { signOut } = useSession();
  const { org, name } = useWho();
  const { pathname } = useLocation();
  const firm = useAsk('GET /v1/firms/{uscc}', { params: { uscc: org } });
  const places = [
    { to: '/firm', label: said.home, end: true },
    { to: '/firm/explore', label: said.buy, also: /^\/firm\/(apply|quotes)\// },
    { to: '/firm/policies', label: said.policies, also: /^\/firm\/(subsidies|clawbacks)/ },
    { to: '/firm/claims', label: said.claims },
  ];
  return (
    <div className="firm-shell">
      <header className="firm-head no-print">
        <Link to="/firm" className="brand">
          {said.name}
        </Link>
        <Link to="/firm/profile" className="firm-name" title={said.profile}>
          {firm.data?.name ?? name}
        </Link>
        <span className="row">
          <LanguageSwitch />
          <Link to="/help">{said.help}</Link>
          <button type="button" className="text-button" onClick={signOut}>
            {said.signOut}
          </button>
        </span>
      </header>
      <nav className="firm-nav no-print" aria-label={said.main}>
        {places.map(({ to, label, end = false, also }) => (
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
      <main id="content" className="firm-main">
        <Outlet />
      </main>
    </div>
  );
}
