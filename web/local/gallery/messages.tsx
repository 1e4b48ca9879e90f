import { Problem, noAnswer } from '../../api/problem.ts';
import { Outline } from '../../components/asked.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useLanguage } from '../../words/language.tsx';
import type { Showcase } from './showcase.ts';

const requestId = '6b0a3a52-7f1d-4a3c-9d43-0f6b5a0c9e11';

const exhausted = new Problem({
  title: 'Budget exhausted',
  status: 409,
  code: 'budget-exhausted',
  detail: '预算余额不足',
  requestId,
  facts: { leftFen: 30_000, needFen: 80_000 },
});

const invalid = new Problem({
  title: 'Invalid request',
  status: 400,
  code: 'invalid-request',
  detail: '请求有误',
  requestId,
  errors: [
    { path: 'start', message: '请填写起保日 / enter the first day of cover' },
    { path: 'sumsInsured.rd-failure', message: '保险金额过高 / the sum insured is too high' },
  ],
});

const unknown = new Problem({
  title: 'Not foreseen / 未预见',
  status: 409,
  code: 'unforeseen',
  detail: '服务自己的话 / the words of the service',
  requestId,
});

function Said({ tone }: { readonly tone: 'info' | 'good' | 'warn' }) {
  const { language } = useLanguage();
  return (
    <Notice tone={tone}>
      {language === 'zh' ? '款项已收到，保单已生效' : 'The money has come, the policy is in force'}
    </Notice>
  );
}

/** What pages say while they wait, when something was done, and when it was refused. */
export const messages: readonly Showcase[] = [
  {
    id: 'problem-block',
    names: { zh: '拒绝与故障', en: 'RefusalBlock' },
    states: [
      { zh: '业务拒绝', en: 'Refused by a rule', shown: <ProblemBlock problem={exhausted} /> },
      { zh: '逐项改正', en: 'Fields to fix', shown: <ProblemBlock problem={invalid} /> },
      {
        zh: '没有回应',
        en: 'No answer',
        shown: <ProblemBlock problem={new Problem(noAnswer)} onRetry={() => undefined} />,
      },
      { zh: '不认识的代码', en: 'A code it does not know', shown: <ProblemBlock problem={unknown} /> },
    ],
  },
  {
    id: 'notice',
    names: { zh: '告知', en: 'Notice' },
    states: [
      { zh: '说明', en: 'Information', shown: <Said tone="info" /> },
      { zh: '办成了', en: 'Done', shown: <Said tone="good" /> },
      { zh: '请留意', en: 'Take care', shown: <Said tone="warn" /> },
    ],
  },
  {
    id: 'outline',
    names: { zh: '读取中', en: 'Outline' },
    states: [{ zh: '四行', en: 'Four lines', shown: <Outline lines={4} /> }],
  },
];
