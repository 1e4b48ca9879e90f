import { Fragment, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { divisionNames } from '../../../shared/domain/division-names.ts';
import { divisionCode, insurerCode } from '../../../shared/domain/ids.ts';
import { insurerNames } from '../../../shared/domain/insurers/insurer-names.ts';
import type { Bilingual } from '../../../shared/domain/names.ts';
import { discrepancyReasons } from '../../../shared/domain/settlement/match-transfer.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { FilterChips } from '../../components/filter-chips.tsx';
import { CursorPager } from '../../components/cursor-pager.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Page } from '../../components/page.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { useWho } from '../../session/session.ts';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { roleWords } from '../../words/statuses.ts';
import { AllocationDrawer } from './allocation-drawer.tsx';
import { reasonWords } from './reason-words.ts';
import { ResolutionForm } from './resolution-form.tsx';
import { MoneyPlaces } from './money-places.tsx';

const words = {
  title: { zh: '到账差异', en: 'Discrepancies' },
  caption: {
    zh: '对不上的钱，最久的在前，单位：元',
    en: 'Money that does not fit, the oldest first, in yuan',
  },
  age: { zh: '已有', en: 'Open for' },
  days: { zh: (n: number) => `${n} 天`, en: (n: number) => counted(n, 'day') },
  reason: { zh: '原因', en: 'Reason' },
  insurer: { zh: '保险公司', en: 'Insurer' },
  reference: { zh: '流水号', en: 'Reference' },
  expected: { zh: '应到', en: 'Expected' },
  arrived: { zh: '实到', en: 'Arrived' },
  difference: { zh: '相差', en: 'Difference' },
  owner: { zh: '由谁处理', en: 'Owner' },
  about: { zh: '结算单', en: 'Settlement' },
  resolve: { zh: '处理', en: 'Resolve' },
  allocate: { zh: '分给应付款', en: 'Give to payments' },
  none: { zh: '没有对不上的钱', en: 'Nothing to clear up' },
  next: { zh: '下一步', en: 'Next' },
  filter: { zh: '按原因筛选', en: 'Filter by reason' },
  all: { zh: '全部未处理', en: 'All open' },
  resolved: { zh: '已处理', en: 'Resolved' },
};

const resolved = 'resolved';
export type Discrepancy = AnswerOf<'GET /v1/discrepancies'>['items'][number];

/** Item 12: the board of money that does not fit: for how long, why, and who has to clear it up. */
export function DiscrepanciesPage() {
  const said = useWords(words);
  const [search] = useSearchParams();
  const { language } = useLanguage();
  const status = search.get('reason') === resolved ? resolved : 'open';
  const reason = discrepancyReasons.find((one) => one === search.get('reason'));
  const after = search.get('after');
  const discrepancies = useAsk(
    'GET /v1/discrepancies',
    { query: { status, limit: 50, ...(reason && { reason }), ...(after !== null && { cursor: after }) } },
    { keepOld: true },
  );
  return (
    <Page title={said.title}>
      <MoneyPlaces />
      <FilterChips
        label={said.filter}
        name="reason"
        choices={[
          { value: '', label: said.all },
          ...discrepancyReasons.map((value) => ({ value, label: reasonWords[value][language] })),
          { value: resolved, label: said.resolved },
        ]}
      />
      <Block>
        <Asked query={discrepancies}>
          {({ items, nextCursor }) => (
            <>
              {items.length === 0 ? (
                <p>{said.none}</p>
              ) : (
                <Board items={items.toSorted((one, other) => other.ageDays - one.ageDays)} />
              )}
              <CursorPager shown={items.length} next={nextCursor} />
            </>
          )}
        </Asked>
      </Block>
    </Page>
  );
}

function Board({ items }: { readonly items: readonly Discrepancy[] }) {
  const said = useWords(words);
  const [chosen, setChosen] = useState<string>();
  const [given, setGiven] = useState<string>();
  const giving = items.find((one) => one.discrepancyId === given && one.status === 'open');
  return (
    <>
      {giving !== undefined && <AllocationDrawer of={giving} onClose={() => setGiven(undefined)} />}
      <PlainTable
        caption={said.caption}
        heads={[
          said.age,
          said.reason,
          said.insurer,
          said.reference,
          ...numbers(said.expected, said.arrived, said.difference),
          said.owner,
          said.about,
          said.next,
        ]}
      >
        <tbody>
          {items.map((one) => (
            <Fragment key={one.discrepancyId}>
              <Line
                of={one}
                onResolve={() => setChosen(one.discrepancyId)}
                onAllocate={() => setGiven(one.discrepancyId)}
              />
              {chosen === one.discrepancyId && one.status === 'open' && (
                <tr>
                  <td colSpan={10}>
                    <ResolutionForm of={one} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </PlainTable>
    </>
  );
}

interface LineProps {
  readonly of: Discrepancy;
  readonly onResolve: () => void;
  readonly onAllocate: () => void;
}

function Line({ of, onResolve, onAllocate }: LineProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { org } = useWho();
  const oldDays = 30;
  return (
    <tr>
      <td>
        <Tag tone={of.status === 'open' && of.ageDays > oldDays ? 'warn' : 'neutral'}>
          {said.days(of.ageDays)}
        </Tag>
      </td>
      <th scope="row">{reasonWords[of.reason][language]}</th>
      <td>{insurerNames(of.insurer)[language]}</td>
      <td>{of.bankReference}</td>
      <td className="number">
        <MoneyText fen={of.expectedFen} bare />
      </td>
      <td className="number">
        <MoneyText fen={of.arrivedFen} bare />
      </td>
      <td className="number">
        <MoneyText fen={of.differenceFen} bare />
      </td>
      <td>
        {roleWords[of.owner.role]?.[language]} {orgName(of.owner.org)[language]}
      </td>
      <td>
        {settlementsOf(of).map((id) => (
          <Link key={id} to={`/bureau/settlements/${id}`}>
            {id.slice(-6)}
          </Link>
        ))}
      </td>
      <td>
        {of.resolution?.text}
        {of.status === 'open' && of.leftFen > 0 && (
          <button type="button" className="text-button" onClick={onAllocate}>
            {said.allocate}
          </button>
        )}
        {of.status === 'open' && of.owner.org === org && (
          <button type="button" className="text-button" onClick={onResolve}>
            {said.resolve}
          </button>
        )}
      </td>
    </tr>
  );
}

/** What the line names, and what it was given to. */
function settlementsOf({ settlementIds, resolution }: Discrepancy): readonly string[] {
  return [...new Set([...settlementIds, ...(resolution?.payments ?? []).map((one) => one.settlementId)])];
}

/** An organisation by its name: a bureau goes by its division, an insurer by its code. */
function orgName(org: string): Bilingual {
  const division = divisionCode.safeParse(org);
  if (division.success) return divisionNames(division.data);
  const insurer = insurerCode.safeParse(org);
  return insurer.success ? insurerNames(insurer.data) : { zh: org, en: org };
}
