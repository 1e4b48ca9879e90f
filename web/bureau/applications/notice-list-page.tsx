import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { divisionNames } from '../../../shared/domain/division-names.ts';
import { dayOf } from '../../../shared/domain/dates.ts';
import { sumFen } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/ask.ts';
import { useEveryPage } from '../../api/every-page.ts';
import { Asked } from '../../components/asked.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { TableHead } from '../../components/plain-table.tsx';
import { plainYuan, saveTable } from '../../components/table-file.ts';
import { DayText } from '../../words/dates.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import '../settlements/notice-page.css';
import type { ListedApplication } from './application-table.tsx';
import { SchemeChips } from './own-schemes.tsx';
import { PayingOutPlaces } from './paying-out-places.tsx';

const words = {
  title: { zh: '保费补贴公示', en: 'Public notice of premium subsidies' },
  print: { zh: '打印', en: 'Print' },
  csv: { zh: '导出 CSV', en: 'Export CSV' },
  intro: {
    zh: '下列企业拟享受科技保险保费补贴，现予公示。公示期内有异议的，请以书面形式向受理的财政部门反映，并写明保单号和理由。',
    en: 'The firms below are to receive a premium subsidy. Objections during the notice are made in writing to the bureau named, with policy number and reason.',
  },
  programme: { zh: '方案', en: 'Programme' },
  bureau: { zh: '受理单位', en: 'Bureau' },
  none: { zh: '现在没有公示中的补贴申请', en: 'No application is under notice now' },
  tooMany: {
    zh: '名单过长，只列出了一部分；请按方案筛选',
    en: 'Too long a list: only a part is shown; filter by programme',
  },
  caption: { zh: '公示名单，补贴金额，单位：元', en: 'Firms under notice, subsidy in yuan' },
  no: { zh: '序号', en: 'No.' },
  firm: { zh: '企业', en: 'Firm' },
  policy: { zh: '保单号', en: 'Policy' },
  amount: { zh: '补贴', en: 'Subsidy' },
  from: { zh: '公示起', en: 'From' },
  to: { zh: '公示止', en: 'To' },
  total: { zh: '合计', en: 'Total' },
};

const mostPages = 50;

/** SUB-13: the list for the public, on A4, a sheet for each programme: firm, policy, amount; no accounts. */
export function NoticeListPage() {
  const said = useWords(words);
  const [search] = useSearchParams();
  const chosen = search.get('programmeId');
  const applications = useEveryPage(
    'GET /v1/subsidy-applications',
    (page) => ({
      query: { status: 'under-notice' as const, ...(chosen !== null && { programmeId: chosen }), ...page },
    }),
    { mostPages },
  );
  return (
    <Page title={said.title} actions={<Button onClick={() => print()}>{said.print}</Button>}>
      <PayingOutPlaces />
      <SchemeChips />
      <Asked query={applications} lines={8}>
        {({ items, isWhole }) => {
          const programmeIds = [...new Set(items.map((one) => one.programmeId))].toSorted();
          return (
            <>
              {!isWhole && <Notice tone="warn">{said.tooMany}</Notice>}
              {items.length === 0 && <p>{said.none}</p>}
              {programmeIds.map((programmeId) => (
                <Sheet
                  key={programmeId}
                  programmeId={programmeId}
                  items={items.filter((one) => one.programmeId === programmeId)}
                />
              ))}
            </>
          );
        }}
      </Asked>
    </Page>
  );
}

interface SheetProps {
  readonly programmeId: string;
  readonly items: readonly ListedApplication[];
}

function Sheet({ programmeId, items }: SheetProps) {
  const said = useWords(words);
  const names = useNames();
  const programme = useAsk('GET /v1/programmes/{programmeId}', { params: { programmeId } });
  const name = programme.data ? names(programme.data.names) : programmeId;
  const { language } = useLanguage();
  const decidedBy = items[0]?.grant?.levels[0]?.payer;
  const rows = items.toSorted((one, other) => (one.policyNo < other.policyNo ? -1 : 1));
  const save = () =>
    saveTable(
      [
        [said.no, said.firm, said.policy, said.amount, said.from, said.to],
        ...rows.map((one, at) => [
          at + 1,
          one.firmName ?? one.uscc,
          one.policyNo,
          plainYuan(one.grant?.grantedFen ?? 0),
          noticedOn(one),
          one.noticeEndsOn ?? '',
        ]),
      ],
      `notice-${programmeId}.csv`,
    );
  return (
    <section className="notice-sheet block stack">
      <h2>{name}</h2>
      <p>{said.intro}</p>
      <dl className="notice-facts">
        <dt>{said.programme}</dt>
        <dd>
          {name} {programmeId}
        </dd>
        <dt>{said.bureau}</dt>
        <dd>{decidedBy && divisionNames(decidedBy)[language]}</dd>
      </dl>
      <Firms of={rows} />
      <p className="no-print">
        <button type="button" className="text-button" onClick={save}>
          {said.csv}
        </button>
      </p>
    </section>
  );
}

function Firms({ of }: { readonly of: readonly ListedApplication[] }) {
  const said = useWords(words);
  return (
    <table className="plain-table">
      <caption>{said.caption}</caption>
      <TableHead heads={[said.no, said.firm, said.policy, { number: said.amount }, said.from, said.to]} />
      <tbody>
        {of.map((one, at) => (
          <tr key={one.applicationId}>
            <td>{at + 1}</td>
            <th scope="row">{one.firmName ?? one.uscc}</th>
            <td>{one.policyNo}</td>
            <td className="number">
              <MoneyText fen={one.grant?.grantedFen} bare />
            </td>
            <td>
              <DayText day={noticedOn(one)} />
            </td>
            <td>{one.noticeEndsOn && <DayText day={one.noticeEndsOn} />}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {said.total}
          </th>
          <td className="number">
            <MoneyText fen={sumFen(of.flatMap(({ grant }) => grant?.grantedFen ?? []))} bare />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** The day on which the grant was decided and its notice began. */
function noticedOn({ history, openedAt }: ListedApplication): string {
  return dayOf(history.findLast(({ event }) => event === 'granted')?.at ?? openedAt);
}
