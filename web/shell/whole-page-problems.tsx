import { Link, useRouteError } from 'react-router';
import { useWords } from '../words/language.tsx';

const words = {
  notFound: { zh: '没有找到，或不属于您的单位', en: "Not found, or not your organisation's" },
  start: { zh: '回到首页', en: 'Back to the start' },
  broken: { zh: '本页出了问题', en: 'Something on this page broke' },
  kept: {
    zh: '已填的内容保存在本机，刷新后接着填。',
    en: 'What you typed is kept on this device; reload and go on.',
  },
  reload: { zh: '刷新本页', en: 'Reload this page' },
  role: { zh: '您的角色不能做这件事', en: 'Your role cannot do this' },
  needs: { zh: (roles: string) => `需要：${roles}`, en: (roles: string) => `It needs: ${roles}` },
};

export function NotFoundPage() {
  const said = useWords(words);
  return (
    <main id="content" className="column stack">
      <h1>{said.notFound}</h1>
      <Link to="/">{said.start}</Link>
    </main>
  );
}

export function ForbiddenPage({ needed }: { readonly needed: string }) {
  const said = useWords(words);
  return (
    <main id="content" className="column stack">
      <h1>{said.role}</h1>
      <p>{said.needs(needed)}</p>
      <Link to="/">{said.start}</Link>
    </main>
  );
}

export function BrokenPage() {
  const said = useWords(words);
  const error = useRouteError();
  return (
    <main id="content" className="column stack" role="alert">
      <h1>{said.broken}</h1>
      <p>{said.kept}</p>
      <p className="quiet small">{error instanceof Error ? error.message : ''}</p>
      <button type="button" className="text-button" onClick={() => location.reload()}>
        {said.reload}
      </button>
    </main>
  );
}
