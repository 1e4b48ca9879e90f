import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { useWords } from '../words/language.tsx';
import './page.css';

const words = { back: { zh: '返回', en: 'Back' }, name: { zh: '科保', en: 'Kebao' } };

interface PageProps {
  readonly title: string;
  /** Beside the title: a status, a badge. */
  readonly beside?: ReactNode;
  /** Where ‹ leads. */
  readonly back?: { readonly to: string; readonly name: string } | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its title takes the focus when it is opened and names the tab. */
export function Page({ title, beside, back, actions, children }: PageProps) {
  const said = useWords(words);
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    document.title = `${title} · ${said.name}`;
  }, [title, said.name]);
  useEffect(() => {
    if (key !== 'default') heading.current?.focus();
  }, [key]);
  return (
    <article className="page stack-wide">
      <header className="page-head">
        {back && (
          <Link className="page-back" to={back.to} aria-label={`${said.back}：${back.name}`}>
            ‹ {back.name}
          </Link>
        )}
        <div className="apart">
          <div className="row">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {beside}
          </div>
          {actions && <div className="row no-print">{actions}</div>}
        </div>
      </header>
      {children}
    </article>
  );
}

/** A part of a page under a heading of its own. */
export function Block({
  title,
  beside,
  children,
}: {
  readonly title?: string;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="block stack">
      {title !== undefined && (
        <div className="apart">
          <h2>{title}</h2>
          {beside}
        </div>
      )}
      {children}
    </section>
  );
}

/** Names and what they stand for, in two columns. */
export function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode] | undefined)[] }) {
  return (
    <dl className="facts">
      {rows.map(
        (row, index) =>
          row && (
            <div key={index}>
              <dt>{row[0]}</dt>
              <dd>{row[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
