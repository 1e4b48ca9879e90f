import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../api/contract.ts';
import { useWho } from '../../session/session.ts';
import { InstantText } from '../../words/dates.tsx';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { MoneyText } from '../money-text.tsx';
import { numbers, PlainTable } from '../plain-table.tsx';
import { Tag } from '../status-tag.tsx';
import { AllocationDrawer } from './allocation-drawer.tsx';
import type { DiscrepancyDesk } from './discrepancy-desk.ts';
import { reasonWords, resolutionWords } from './reason-words.ts';
import { ownerName, saveDiscrepancies, settlementsOf } from './discrepancy-file.ts';
import { ResolutionForm } from './resolution-form.tsx';

const words = {
  caption: {
    zh: '对不上的钱，最久的在前，单位：元',
    en: 'Money that does not fit, the oldest first, in yuan',
  },
  age: { zh: '已有', en: 'Open for' },
  days: { zh: (n: number) => `${n} 天`, en: (n: number) => counted(n, 'day') },
  reason: { zh: '原因', en: 'Reason' },
  reference: { zh: '流水号', en: 'Reference' },
  expected: { zh: '应到', en: 'Expected' },
  arrived: { zh: '实到', en: 'Arrived' },
  difference: { zh: '相差', en: 'Difference' },
  owner: { zh: '由谁处理', en: 'Owner' },
  about: { zh: '结算单', en: 'Settlement' },
  resolve: { zh: '处理', en: 'Resolve' },
  allocate: { zh: '分给应付款', en: 'Give to payments' },
  next: { zh: '下一步', en: 'Next' },
  closed: { zh: '处理结果', en: 'How it was closed' },
  theirs: { zh: '由责任单位处理', en: 'The owner clears it up' },
  export: { zh: '导出本页 CSV', en: 'Export this page as CSV' },
};

export type Discrepancy = AnswerOf<'GET /v1/discrepancies'>['items'][number];

interface BoardProps {
  readonly items: readonly Discrepancy[];
  readonly desk: DiscrepancyDesk;
}

/** Money that does not fit, a line each: for how long, why, and who has to clear it up; closed or given away from here. */
export function DiscrepancyBoard({ items, desk }: BoardProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<string>();
  const [given, setGiven] = useState<string>();
  const giving = items.find((one) => one.discrepancyId === given && one.status === 'open');
  return (
    <>
      {giving !== undefined && (
        <AllocationDrawer of={giving} desk={desk} onClose={() => setGiven(undefined)} />
      )}
      <PlainTable
        caption={said.caption}
        heads={[
          said.age,
          said.reason,
          desk.other[language],
          said.reference,
          ...numbers(said.expected, said.arrived, said.difference),
          said.owner,
          said.about,
          items.every((one) => one.status === 'resolved') ? said.closed : said.next,
        ]}
      >
        <tbody>
          {items.map((one) => (
            <Fragment key={one.discrepancyId}>
              <Line
                of={one}
                desk={desk}
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
      <p className="no-print">
        <button
          type="button"
          className="text-button"
          onClick={() => saveDiscrepancies(items, desk, language)}
        >
          {said.export}
        </button>
      </p>
    </>
  );
}

interface LineProps {
  readonly of: Discrepancy;
  readonly desk: DiscrepancyDesk;
  readonly onResolve: () => void;
  readonly onAllocate: () => void;
}

function Line({ of, desk, onResolve, onAllocate }: LineProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const oldDays = 30;
  return (
    <tr>
      <td>
        <Tag tone={of.status === 'open' && of.ageDays > oldDays ? 'warn' : 'neutral'}>
          {said.days(of.ageDays)}
        </Tag>
      </td>
      <th scope="row">{reasonWords[of.reason][language]}</th>
      <td>{desk.otherOf(of)?.[language] ?? '—'}</td>
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
      <td>{ownerName(of, language)}</td>
      <td>
        {settlementsOf(of).map((id) => (
          <Link key={id} to={`${desk.settlements}/${id}`}>
            {id.slice(-6)}
          </Link>
        ))}
      </td>
      <td>
        <NextStep of={of} onResolve={onResolve} onAllocate={onAllocate} />
      </td>
    </tr>
  );
}

/** What may be done here, who else does it, or how it was closed. */
function NextStep({ of, onResolve, onAllocate }: Omit<LineProps, 'desk'>) {
  const said = useWords(words);
  const { org } = useWho();
  if (of.resolution !== undefined) return <Closed how={of.resolution} />;
  const mayAllocate = of.leftFen > 0;
  const mayResolve = of.owner.org === org;
  return (
    <>
      {mayAllocate && (
        <button type="button" className="text-button" onClick={onAllocate}>
          {said.allocate}
        </button>
      )}
      {mayResolve && (
        <button type="button" className="text-button" onClick={onResolve}>
          {said.resolve}
        </button>
      )}
      {!mayAllocate && !mayResolve && <span className="quiet">{said.theirs}</span>}
    </>
  );
}

function Closed({ how }: { readonly how: NonNullable<Discrepancy['resolution']> }) {
  const { language } = useLanguage();
  return (
    <>
      {resolutionWords[how.kind][language]} · {how.text}{' '}
      <span className="quiet small">
        {how.name} <InstantText at={how.at} />
      </span>
    </>
  );
}
