import { useSearchParams } from 'react-router';
import { day as daySchema } from '../../../shared/domain/dates.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { CursorPager } from '../../components/cursor-pager.tsx';
import { DateField } from '../../components/fields.tsx';
import { Block, Page } from '../../components/page.tsx';
import { InstantText } from '../../words/dates.tsx';
import { type Pair, useLanguage, useWords } from '../../words/language.tsx';
import { ReportFiles } from '../../components/report-files.tsx';
import { ReportPlaces } from './report-places.tsx';

const words = {
  title: { zh: '查阅记录', en: 'Access log' },
  why: {
    zh: '本单位的人看过谁的材料：每人每案每日一行，只有编号，没有内容。',
    en: 'Who of your organisation looked at whose case: a line a reader, case and day; numbers only.',
  },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  caption: { zh: '查阅记录，新的在前', en: 'Looks at cases, the newest first' },
  at: { zh: '第一次查看', en: 'First look' },
  who: { zh: '谁', en: 'Who' },
  kind: { zh: '看的是', en: 'What' },
  code: { zh: '编号', en: 'Number' },
  none: { zh: '没有记录', en: 'No look was recorded' },
};

type Read = AnswerOf<'GET /v1/access-log'>['items'][number];

const kindWords: Readonly<Record<Read['kind'], Pair<string>>> = {
  policyNo: { zh: '保单', en: 'Policy' },
  claimNo: { zh: '案件', en: 'Claim' },
  quoteId: { zh: '报价', en: 'Quote' },
  uscc: { zh: '企业', en: 'Firm' },
  applicationId: { zh: '补贴申请', en: 'Subsidy application' },
};

/** Whoever looks at cases is seen to have looked. */
export function AccessLogPage() {
  const said = useWords(words);
  const [search, setSearch] = useSearchParams();
  const days = (['from', 'to'] as const).flatMap((name) => {
    const read = daySchema.safeParse(search.get(name) ?? undefined);
    return read.success ? [[name, read.data] as const] : [];
  });
  const span = Object.fromEntries(days);
  const after = search.get('after');
  const reads = useAsk(
    'GET /v1/access-log',
    { query: { ...span, limit: 50, ...(after !== null && { cursor: after }) } },
    { keepOld: true },
  );
  const set = (name: string, value: string) => {
    const changed = new URLSearchParams(search);
    changed.delete('after');
    if (value === '') changed.delete(name);
    else changed.set(name, value);
    setSearch(changed);
  };
  return (
    <Page
      title={said.title}
      actions={
        <ReportFiles
          route="GET /v1/access-log"
          inputOf={(format) => ({ query: { ...span, format } })}
          name="access-log"
        />
      }
    >
      <ReportPlaces />
      <p>{said.why}</p>
      <div className="row no-print">
        {(['from', 'to'] as const).map((name) => (
          <DateField
            key={name}
            label={said[name]}
            name={name}
            value={search.get(name) ?? ''}
            onChange={(value) => set(name, value)}
          />
        ))}
      </div>
      <Block>
        <Asked query={reads}>
          {({ items, nextCursor }) => (
            <>
              {items.length === 0 ? <p>{said.none}</p> : <ReadTable items={items} />}
              <CursorPager shown={items.length} next={nextCursor} />
            </>
          )}
        </Asked>
      </Block>
    </Page>
  );
}

function ReadTable({ items }: { readonly items: readonly Read[] }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <PlainTable caption={said.caption} heads={[said.at, said.who, said.kind, said.code]}>
      <tbody>
        {items.map((one, at) => (
          <tr key={at}>
            <td>
              <InstantText at={one.at} />
            </td>
            <td>{one.subject}</td>
            <td>{kindWords[one.kind][language]}</td>
            <td>{one.caseId}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
