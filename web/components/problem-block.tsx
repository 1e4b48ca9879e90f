import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Problem, type ProblemDocument } from '../api/problem.ts';
import { inLanguage, useLanguage, useWords } from '../words/language.tsx';
import { CopyButton } from './code-text.tsx';
import { yuanText } from './money-text.tsx';
import './problem-block.css';

const words = {
  request: { zh: '请求编号', en: 'Request' },
  retry: { zh: '再试一次', en: 'Try again' },
  fixes: {
    zh: (n: number) => `有 ${n} 处需要修改`,
    en: (n: number) => `There ${n === 1 ? 'is 1 thing' : `are ${n} things`} to fix`,
  },
};

interface Said {
  readonly zh: string;
  readonly en: string;
}

const amount = (facts: ProblemDocument['facts'], name: string) => {
  const value = facts?.[name];
  return typeof value === 'number' ? yuanText(value) : '—';
};

const textOf = (facts: ProblemDocument['facts'], name: string) => {
  const value = facts?.[name];
  return typeof value === 'string' ? value : '';
};

/** What the page says of a problem whose code it knows; other codes are said in the service's own words. */
const byCode: Readonly<Record<string, (problem: ProblemDocument) => Said>> = {
  'no-answer': () => ({
    zh: '系统没有回应。可以放心重试，不会重复',
    en: 'No answer. Trying again is safe: it will not happen twice',
  }),
  fault: () => ({
    zh: '系统没有回应。可以放心重试，不会重复',
    en: 'No answer. Trying again is safe: it will not happen twice',
  }),
  'not-found': () => ({ zh: '没有找到，或不属于您的单位', en: "Not found, or not your organisation's" }),
  forbidden: () => ({ zh: '您的角色不能做这件事', en: 'Your role cannot do this' }),
  unauthorized: () => ({
    zh: '登录已过期，重新登录后接着填',
    en: 'You were signed out. Sign in and go on',
  }),
  'budget-exhausted': ({ facts }) => ({
    zh: `今年的补贴额度刚刚用完。只剩 ${amount(facts, 'leftFen')}，您需要 ${amount(facts, 'needFen')}`,
    en: `The budget has just run out: ${amount(facts, 'leftFen')} left, ${amount(facts, 'needFen')} needed`,
  }),
  'cap-changed': ({ facts }) => ({
    zh: `您今年的补贴上限有变化，还可享 ${amount(facts, 'leftFen')}`,
    en: `Your yearly cap has changed: ${amount(facts, 'leftFen')} left`,
  }),
  'quote-expired': () => ({
    zh: '报价已过期，请按今天重新报价',
    en: 'The quote has expired. Quote again as of today',
  }),
  'already-insured': ({ facts }) => ({
    zh: `本企业已有一份有效的同款保单，至${textOf(facts, 'end')}`,
    en: `Your firm already has this cover until ${textOf(facts, 'end')}`,
  }),
  'idempotency-key-reused': () => ({
    zh: '内容有变化，请再提交一次',
    en: 'The content has changed, please submit once more',
  }),
  'task-closed': () => ({
    zh: '这件事已由他人办完，您填的内容还在下面',
    en: 'Someone else finished this. Your input is kept below',
  }),
  'same-person': () => ({
    zh: '须由另一个人办理：前一步是您办的',
    en: 'Another person has to do this: the step before it was yours',
  }),
};

interface ProblemBlockProps {
  readonly problem: Error;
  readonly onRetry?: () => void;
  /** The next step that helps here. */
  readonly next?: ReactNode;
  /** What this page says of a code instead. */
  readonly said?: Readonly<Record<string, string>>;
}

/** A refusal or fault in words: what, why, and what helps; faults of single fields are listed. */
export function ProblemBlock({ problem, onRetry, next, said: own }: ProblemBlockProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const document = problem instanceof Problem ? problem.document : undefined;
  const known = document && (own?.[document.code] ?? byCode[document.code]?.(document)[language]);
  const faults = document?.errors ?? [];
  return (
    <div className="problem" role="alert" data-code={document?.code}>
      <p className="problem-title">
        {faults.length > 0 ? said.fixes(faults.length) : (known ?? document?.title ?? problem.message)}
      </p>
      {known === undefined && document !== undefined && faults.length === 0 && <p>{document.detail}</p>}
      {faults.length > 0 && (
        <ul>
          {faults.map(({ path, message }) => (
            <li key={`${path}${message}`}>
              {inLanguage(message, language)} {path !== '' && <code className="quiet small">{path}</code>}
            </li>
          ))}
        </ul>
      )}
      {next}
      {onRetry && <Button onClick={onRetry}>{said.retry}</Button>}
      {document?.requestId !== undefined && (
        <p className="quiet small">
          {said.request} {document.requestId} <CopyButton text={document.requestId} what={said.request} />
        </p>
      )}
    </div>
  );
}
