import { Button } from 'antd';
import { useParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { useEveryPage } from '../../api/every-page.ts';
import { dayOf } from '../../../shared/domain/dates.ts';
import { Asked } from '../../components/asked.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { DayText, quarterText } from '../../words/dates.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import type { Settlement } from './settlement-table.tsx';
import './notice-page.css';

const words = {
  title: {
    zh: (quarter: string) => `${quarter}保费补贴公示`,
    en: (quarter: string) => `Public notice of premium subsidies, ${quarter}`,
  },
  back: { zh: '结算单', en: 'Settlement' },
  print: { zh: '打印', en: 'Print' },
  intro: {
    zh: '下列企业拟享受科技保险保费补贴，现予公示。公示期内有异议的，请以书面形式向受理的财政部门反映，并写明保单号和理由。',
    en: 'The firms below are to receive a premium subsidy. Objections during the notice are made in writing to the bureau named, with policy number and reason.',
  },
  programme: { zh: '方案', en: 'Programme' },
  insurer: { zh: '保险公司', en: 'Insurer' },
  dates: { zh: '公示期', en: 'Notice' },
  bureau: { zh: '受理单位', en: 'Bureau' },
  caption: { zh: '公示名单，补贴金额，单位：元', en: 'Firms under notice, subsidy in yuan' },
  no: { zh: '序号', en: 'No.' },
  firm: { zh: '企业', en: 'Firm' },
  policy: { zh: '保单号', en: 'Policy' },
  amount: { zh: '补贴', en: 'Subsidy' },
  notYet: { zh: '这张结算单还没有公示', en: 'This settlement is not under notice yet' },
  tooMany: { zh: '名单过长，请导出 XLSX 打印', en: 'The list is too long to print here: export it' },
};

const mostPages = 100;

/** SUB-13: the list for the public, on A4: firm, policy, amount; no accounts, no telephone numbers. */
export function NoticePage() {
  const said = useWords(words);
  const { language } = useLanguage();
  const { settlementId = '' } = useParams();
  const settlement = useAsk('GET /v1/settlements/{settlementId}', { params: { settlementId } });
  return (
    <Asked query={settlement}>
      {(of) => (
        <Page
          title={said.title(quarterText(of.quarter, language))}
          back={{ to: `/bureau/settlements/${settlementId}`, name: said.back }}
          actions={<Button onClick={() => print()}>{said.print}</Button>}
        >
          {of.noticeEndsOn === undefined ? <Notice>{said.notYet}</Notice> : <Sheet of={of} />}
        </Page>
      )}
    </Asked>
  );
}

function Sheet({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const names = useNames();
  const programme = useAsk('GET /v1/programmes/{programmeId}', { params: { programmeId: of.programmeId } });
  const noticed = of.history.findLast(({ event }) => event === 'put-under-notice');
  const decidedBy = of.totals?.levels[0];
  return (
    <div className="notice-sheet block stack">
      <p>{said.intro}</p>
      <dl className="notice-facts">
        <dt>{said.programme}</dt>
        <dd>
          {programme.data ? names(programme.data.names) : '…'} {of.programmeId}
        </dd>
        <dt>{said.insurer}</dt>
        <dd>{names(of.insurerNames)}</dd>
        <dt>{said.dates}</dt>
        <dd>
          {noticed && <DayText day={dayOf(noticed.at)} />} –{' '}
          {of.noticeEndsOn && <DayText day={of.noticeEndsOn} />}
        </dd>
        <dt>{said.bureau}</dt>
        <dd>{decidedBy && names(decidedBy.names)}</dd>
      </dl>
      <Firms of={of} />
    </div>
  );
}

function Firms({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const rows = useEveryPage(
    'GET /v1/settlements/{settlementId}/rows',
    (page) => ({
      params: { settlementId: of.settlementId },
      query: { outcome: 'MATCHED' as const, ...page },
    }),
    { mostPages },
  );
  return (
    <Asked query={rows} lines={8}>
      {({ items, isWhole }) => {
        if (!isWhole) return <Notice tone="warn">{said.tooMany}</Notice>;
        const payable = items.filter((row) => row.reason === undefined);
        return (
          <table className="plain-table">
            <caption>{said.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{said.no}</th>
                <th scope="col">{said.firm}</th>
                <th scope="col">{said.policy}</th>
                <th scope="col" className="number">
                  {said.amount}
                </th>
              </tr>
            </thead>
            <tbody>
              {payable.map((row, at) => (
                <tr key={`${row.policyNo}${row.endorsementNo}`}>
                  <td>{at + 1}</td>
                  <th scope="row">{row.name}</th>
                  <td>
                    {row.policyNo} {row.endorsementNo}
                  </td>
                  <td className="number">
                    <MoneyText fen={row.subsidyFen} bare />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      }}
    </Asked>
  );
}
