import { useWords } from '../words/language.tsx';

const words = {
  title: { zh: '暂时打不开', en: 'Not available right now' },
  why: {
    zh: '没有读到登录设置。请过一会儿刷新本页；您还没有提交任何内容。',
    en: 'The sign-in settings could not be read. Reload this page in a while; nothing was sent yet.',
  },
};

export function NotStarted() {
  const said = useWords(words);
  return (
    <main className="column stack">
      <h1>{said.title}</h1>
      <p>{said.why}</p>
    </main>
  );
}
