import { addDays, type Day } from '../../../shared/domain/dates.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/ask.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { type Clock, ClockBadge } from '../../components/clock-badge.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { DiffCell } from '../../components/diff-cell.tsx';
import { ExplanationTable } from '../../components/explanation-table.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { SplitBar } from '../../components/split-bar.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useLanguage } from '../../words/language.tsx';
import { type StatusKind, statusWords } from '../../words/statuses.ts';
import type { Showcase } from './showcase.ts';

/** A period of law that ends so many days from the service's day. */
function Badge({ inDays, ...clock }: Omit<Clock, 'dueOn'> & { readonly inDays: number }) {
  // Any answer says what day the service has.
  useAsk('GET /v1/public/programmes');
  const today = useServiceToday();
  if (today === undefined) return null;
  return <ClockBadge clock={{ kind: 'decision-30', ...clock, dueOn: dayFrom(today, inDays) }} />;
}

const dayFrom = (today: Day, days: number): Day => addDays(today, days);

function AllStatuses({ of }: { readonly of: StatusKind }) {
  return (
    <p className="row">
      {Object.keys(statusWords[of]).map((status) => (
        <StatusTag key={status} of={of} status={status} />
      ))}
    </p>
  );
}

function Amounts() {
  const { language } = useLanguage();
  return (
    <PlainTable caption={language === 'zh' ? '金额' : 'Amounts'} heads={[{ number: '¥' }]}>
      {[100_000, 2_376_000, 0, -42_302, undefined].map((fen) => (
        <tr key={fen ?? 'unknown'}>
          <td className="number">
            <MoneyText fen={fen} bare />
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

const shares = [
  { party: 'firm', name: '企业自缴 Firm', fen: asFen(20_000) },
  { party: 'province', name: '省级财政 Province', fen: asFen(48_000) },
  { party: 'city', name: '市级财政 City', fen: asFen(24_000) },
  { party: 'county', name: '县级财政 County', fen: asFen(8_000) },
] as const;

/** What shows figures, codes, periods and how they came about. */
export const figures: readonly Showcase[] = [
  {
    id: 'money-text',
    names: { zh: '金额', en: 'MoneyText' },
    states: [
      { zh: '页上最大的', en: "The page's own", shown: <MoneyText fen={20_000} size="amount" /> },
      { zh: '已知', en: 'Known', shown: <MoneyText fen={100_000} /> },
      { zh: '零', en: 'Zero', shown: <MoneyText fen={0} /> },
      { zh: '不知道', en: 'Unknown', shown: <MoneyText fen={undefined} /> },
      { zh: '已签署，带大写', en: 'Signed, in capitals', shown: <MoneyText fen={2_376_000} capitals /> },
      { zh: '语气', en: 'Tones', shown: <MoneyText fen={-42_302} tone="bad" /> },
      { zh: '表中一列', en: 'A column of a table', shown: <Amounts /> },
    ],
  },
  {
    id: 'split-bar',
    names: { zh: '分担', en: 'SplitBar' },
    states: [
      { zh: '加得起来', en: 'Adds up', shown: <SplitBar shares={shares} totalFen={asFen(100_000)} /> },
      {
        zh: '加不起来',
        en: 'Does not add up',
        shown: <SplitBar shares={shares.slice(1)} totalFen={asFen(100_000)} />,
      },
    ],
  },
  {
    id: 'explanation-table',
    names: { zh: '计算步骤', en: 'ExplanationTable' },
    states: [
      {
        zh: '两步与合计',
        en: 'Two steps and a total',
        shown: (
          <ExplanationTable
            caption="秦科普惠保"
            lines={[
              {
                label: '年度保险费固定为 1,000.00 元',
                labelEn: 'The premium of a year is ¥1,000.00',
                fen: asFen(100_000),
                rule: 'QTE-1',
              },
              {
                label: '补贴由省级、市级、县级承担',
                labelEn: 'The subsidy is paid by province, city and county',
                fen: asFen(-80_000),
                rule: 'MNY-4',
              },
            ]}
            total={{ label: '企业实际负担 / Firm', fen: asFen(20_000) }}
          />
        ),
      },
    ],
  },
  {
    id: 'clock-badge',
    names: { zh: '法定时限', en: 'ClockBadge' },
    states: [
      { zh: '还早', en: 'Far off', shown: <Badge inDays={28} /> },
      { zh: '两日内', en: 'Two days or less', shown: <Badge inDays={2} /> },
      { zh: '今天', en: 'Today', shown: <Badge inDays={0} /> },
      { zh: '超期', en: 'Over', shown: <Badge inDays={-1} /> },
      { zh: '暂停', en: 'Paused', shown: <Badge inDays={9} state="paused" pausedDays={5} /> },
      { zh: '已按时', en: 'Met', shown: <Badge inDays={9} state="met" /> },
    ],
  },
  {
    id: 'rule-note',
    names: { zh: '规则', en: 'RuleNote' },
    states: [
      { zh: '合上', en: 'Closed', shown: <RuleNote rule="CLM-14" /> },
      {
        zh: '带事实',
        en: 'With a fact',
        shown: <RuleNote rule="SUB-3" fact="已用 500.00 元" factEn="¥500.00 is used" />,
      },
    ],
  },
  {
    id: 'status-tag',
    names: { zh: '状态', en: 'StatusTag' },
    states: Object.keys(statusWords).map((kind) => ({
      zh: kind,
      en: kind,
      shown: <AllStatuses of={kind as StatusKind} />,
    })),
  },
  {
    id: 'diff-cell',
    names: { zh: '前后对照', en: 'DiffCell' },
    states: [
      { zh: '变了', en: 'Changed', shown: <DiffCell before="800.01" after="800.00" /> },
      { zh: '没变', en: 'Unchanged', shown: <DiffCell before="800.00" after="800.00" same /> },
    ],
  },
  {
    id: 'code-text',
    names: { zh: '编号', en: 'CodeText' },
    states: [
      { zh: '保单号', en: 'Policy', shown: <CodeText code="KB2026A1B2C3D4E5X" /> },
      { zh: '信用代码', en: 'Credit code', shown: <CodeText code="91610100QKB0000102" /> },
    ],
  },
  {
    id: 'timeline',
    names: { zh: '经过', en: 'Timeline' },
    states: [
      {
        zh: '两天',
        en: 'Two days',
        shown: (
          <Timeline
            events={[
              { at: '2026-03-24T06:30:00Z', what: '已报案 Reported' },
              { at: '2026-03-27T02:00:00Z', who: '财务 Finance', what: '已付款 Paid', detail: '¥23,760.00' },
            ]}
          />
        ),
      },
    ],
  },
];
