import { Link } from 'react-router';
import { dayOf } from '../../../shared/domain/dates.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { StatusTag, Tag } from '../../components/status-tag.tsx';
import { plainYuan, saveTable } from '../../components/table-file.ts';
import { modeWords } from '../../words/applications.ts';
import { DayText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { statusWords } from '../../words/statuses.ts';
import { isHeldUp } from './held-up.ts';

const words = {
  caption: { zh: '补贴申请，新的在前，金额单位：元', en: 'Applications, the newest first, in yuan' },
  firm: { zh: '企业', en: 'Firm' },
  code: { zh: '统一社会信用代码', en: 'Credit code' },
  policy: { zh: '保单号', en: 'Policy' },
  programme: { zh: '方案', en: 'Programme' },
  mode: { zh: '方式', en: 'How' },
  status: { zh: '状态', en: 'Status' },
  amount: { zh: '补贴', en: 'Subsidy' },
  opened: { zh: '申请日', en: 'Opened' },
  next: { zh: '下一期限', en: 'Next date' },
  notice: { zh: '公示至', en: 'notice to' },
  account: { zh: '账户须在此前确认', en: 'account due by' },
  complete: { zh: '补正至', en: 'to be completed by' },
  collected: { zh: '申报期至', en: 'collected until' },
  held: { zh: '有异议', en: 'Objection' },
  export: { zh: '导出本页 CSV', en: 'Export this page as CSV' },
};

export type ListedApplication = AnswerOf<'GET /v1/subsidy-applications'>['items'][number];

/** Applications, one a line; the first cell opens it. */
export function ApplicationTable({ items }: { readonly items: readonly ListedApplication[] }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const save = () =>
    saveTable(
      [
        [said.firm, said.code, said.policy, said.programme, said.mode, said.status, said.amount, said.opened],
        ...items.map((one) => [
          one.firmName ?? '',
          one.uscc,
          one.policyNo,
          one.programmeId,
          modeWords[one.mode][language],
          statusWords.application[one.status][language],
          one.grant ? plainYuan(one.grant.grantedFen) : '',
          dayOf(one.openedAt),
        ]),
      ],
      'subsidy-applications.csv',
    );
  return (
    <>
      <PlainTable
        caption={said.caption}
        heads={[
          said.firm,
          said.status,
          { number: said.amount },
          said.mode,
          said.programme,
          said.policy,
          said.opened,
          said.next,
        ]}
      >
        <tbody>
          {items.map((one) => (
            <tr key={one.applicationId}>
              <th scope="row">
                <Link to={`/bureau/applications/${one.applicationId}`}>{one.firmName ?? one.uscc}</Link>
              </th>
              <td>
                <Standing of={one} />
              </td>
              <td className="number">
                <MoneyText fen={one.grant?.grantedFen} bare />
              </td>
              <td>{modeWords[one.mode][language]}</td>
              <td>{one.programmeId}</td>
              <td>
                <CodeText code={one.policyNo} />
              </td>
              <td>
                <DayText day={dayOf(one.openedAt)} />
              </td>
              <td>
                <NextDate of={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      <p className="no-print">
        <button type="button" className="text-button" onClick={save}>
          {said.export}
        </button>
      </p>
    </>
  );
}

function Standing({ of }: { readonly of: ListedApplication }) {
  const said = useWords(words);
  return (
    <>
      <StatusTag of="application" status={of.status} /> {isHeldUp(of) && <Tag tone="warn">{said.held}</Tag>}
    </>
  );
}

/** The day that the application waits for. */
function NextDate({ of }: { readonly of: ListedApplication }) {
  const said = useWords(words);
  const { noticeEndsOn, dueOn, completeBy, collectedUntil } = of;
  const waits = of.status === 'checked' || of.status === 'waiting' || of.status === 'applied';
  if (noticeEndsOn) return <Dated what={said.notice} day={noticeEndsOn} />;
  if (dueOn) return <Dated what={said.account} day={dueOn} />;
  if (completeBy) return <Dated what={said.complete} day={completeBy} />;
  if (waits && collectedUntil) return <Dated what={said.collected} day={dayOf(collectedUntil)} />;
  return null;
}

function Dated({ what, day }: { readonly what: string; readonly day: string }) {
  return (
    <>
      <span className="quiet">{what}</span> <DayText day={day} near />
    </>
  );
}
