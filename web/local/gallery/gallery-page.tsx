import { Link, useParams } from 'react-router';
import { Block, Page } from '../../components/page.tsx';
import { LanguageSwitch } from '../../shell/language-switch.tsx';
import { useNames, useWords } from '../../words/language.tsx';
import { controls } from './controls.tsx';
import { figures } from './figures.tsx';
import { messages } from './messages.tsx';
import type { Showcase } from './showcase.ts';

const words = {
  title: { zh: '组件一览', en: 'Components' },
  help: { zh: '帮助', en: 'Help' },
};

const showcases: readonly Showcase[] = [...figures, ...controls, ...messages];

/** Every shared component in each of its states, for whoever builds pages; only what is built for one machine has it. */
export function GalleryPage() {
  const said = useWords(words);
  const { component } = useParams();
  const shown = showcases.find(({ id }) => id === component);
  return (
    <div className="firm-shell">
      <header className="firm-head">
        <Link to="/help">{said.help}</Link>
        <span className="firm-name" />
        <LanguageSwitch />
      </header>
      <main id="content" className="firm-main">
        {shown === undefined ? <Contents /> : <States of={shown} />}
      </main>
    </div>
  );
}

function Contents() {
  const said = useWords(words);
  const names = useNames();
  return (
    <Page title={said.title}>
      <ul className="stack">
        {showcases.map((one) => (
          <li key={one.id}>
            <Link to={`/help/components/${one.id}`}>{names(one.names)}</Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function States({ of }: { readonly of: Showcase }) {
  const said = useWords(words);
  const names = useNames();
  return (
    <Page title={names(of.names)} back={{ to: '/help/components', name: said.title }}>
      {of.states.map(({ zh, en, shown }) => (
        <Block key={en} title={names({ zh, en })}>
          <div>{shown}</div>
        </Block>
      ))}
    </Page>
  );
}
