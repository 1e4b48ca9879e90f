import type { PeriodCheck } from '../../../shared/domain/settlement/period.ts';
import { useNames, useWords } from '../../words/language.tsx';
import '../settlements/settlements.css';

const words = {
  ok: { zh: '通过', en: 'done' },
  odd: { zh: '未完成', en: 'not done' },
  kept: { zh: '不妨碍办理，记录在案', en: 'does not stand in the way; kept on record' },
};

/** What has to be done before a quarter is closed or a year cleared, and what is looked at and left. */
export function Checklist({
  title,
  checklist,
}: {
  readonly title: string;
  readonly checklist: readonly PeriodCheck[];
}) {
  const said = useWords(words);
  const names = useNames();
  return (
    <>
      <h3>{title}</h3>
      <ul className="settlement-checks">
        {checklist.map(({ id, ok, blocking, fact }) => (
          <li key={id} className={ok ? 'money-good' : blocking ? 'money-bad' : 'money-warn'}>
            <span aria-hidden="true">{ok ? '✓' : '✗'}</span>
            <span className="visually-hidden">{ok ? said.ok : said.odd}</span>
            <span className="settlement-check-name">{names(fact)}</span>
            {!ok && !blocking && <span className="quiet small">{said.kept}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
