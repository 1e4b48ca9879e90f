import { type Day, daysBetween } from '../../shared/domain/dates.ts';
import { useServiceToday } from '../api/service-time.ts';
import { dayText, nearDayText } from '../words/dates.tsx';
import { counted, useLanguage, useWords } from '../words/language.tsx';
import { sourceText } from '../words/sources.ts';
import type { Tone } from '../words/statuses.ts';
import { Note } from './note.tsx';
import { Tag } from './status-tag.tsx';
import './rule-note.css';

const words = {
  left: { zh: (n: number) => `剩 ${n} 天`, en: (n: number) => `${counted(n, 'day')} left` },
  today: { zh: '今天到期', en: 'Due today' },
  over: { zh: (n: number) => `超期 ${n} 天`, en: (n: number) => `${counted(n, 'day')} over` },
  paused: { zh: (n: number) => `暂停中，已停 ${n} 天`, en: (n: number) => `Paused, ${counted(n, 'day')}` },
  met: { zh: '已按时', en: 'Met' },
  lastDay: { zh: (day: string) => `法定末日 ${day}`, en: (day: string) => `last day ${day}` },
  until: { zh: (day: string) => `，法定末日 ${day}`, en: (day: string) => `, last day ${day}` },
  moved: {
    zh: (due: string, moved: string) => `${due}是休息日，顺延到${moved}`,
    en: (due: string, moved: string) => `${due} is a day off, so it moves to ${moved}`,
  },
  provisional: {
    zh: '该年放假安排尚未公布，末日可能变动',
    en: 'The days off of that year are not announced yet; the last day may move',
  },
  kinds: {
    zh: (kind: string) => kindWords[kind]?.zh ?? kind,
    en: (kind: string) => kindWords[kind]?.en ?? kind,
  },
};

const kindWords: Readonly<Record<string, { zh: string; en: string }>> = {
  'decision-30': { zh: '核定', en: 'Decision' },
  'interim-60': { zh: '先予支付', en: 'Interim payment' },
  'payment-10': { zh: '付款', en: 'Payment' },
  'rejection-letter-3': { zh: '拒赔通知', en: 'Rejection letter' },
  limitation: { zh: '诉讼时效', en: 'Limitation' },
};

export interface Clock {
  readonly kind?: string;
  /** The last day before days off move it; days are counted to it. */
  readonly dueOn: Day;
  readonly movedTo?: Day | undefined;
  readonly article?: string | undefined;
  readonly pausedDays?: number;
  readonly state?: 'running' | 'met' | 'breached' | 'paused';
  readonly provisional?: true | undefined;
}

/** A period of law by the service's day: how much is left, on demand the article and how its last day moved. */
export function ClockBadge({ clock }: { readonly clock: Clock }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const today = useServiceToday();
  if (today === undefined) return null;
  const { kind, dueOn, movedTo = dueOn, article, provisional } = clock;
  const { tone, text } = standing(clock, today, said);
  const name = kind === undefined ? '' : said.kinds(kind);
  const content = (
    <div className="rule-words">
      <strong>{[name, article && sourceText(article, language)].filter(Boolean).join(' · ')}</strong>
      <p>{said.lastDay(dayText(movedTo, language))}</p>
      {movedTo !== dueOn && <p>{said.moved(dayText(dueOn, language), dayText(movedTo, language))}</p>}
      {provisional && <p>{said.provisional}</p>}
    </div>
  );
  return (
    <Note content={content}>
      <button type="button" className="clock-badge">
        <Tag tone={tone}>{name === '' ? text : `${name} · ${text}`}</Tag>
        <span className="visually-hidden">{said.until(nearDayText(movedTo, language))}</span>
      </button>
    </Note>
  );
}

/** TIM-4: alarms count to the unmoved day, a breach begins after the day that counts. */
function standing(
  { dueOn, movedTo = dueOn, pausedDays = 0, state = 'running' }: Clock,
  today: Day,
  said: {
    left: (n: number) => string;
    today: string;
    over: (n: number) => string;
    paused: (n: number) => string;
    met: string;
  },
): { tone: Tone; text: string } {
  if (state === 'met') return { tone: 'good', text: said.met };
  if (state === 'paused') return { tone: 'neutral', text: said.paused(pausedDays) };
  if (today > movedTo) return { tone: 'bad', text: said.over(daysBetween(movedTo, today)) };
  if (today >= dueOn) return { tone: 'warn', text: said.today };
  const left = daysBetween(today, dueOn);
  return { tone: left <= 2 ? 'warn' : 'neutral', text: said.left(left) };
}
