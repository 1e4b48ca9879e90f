import { Link } from 'react-router';
import { paysFor } from '../../../shared/domain/access/role.ts';
import { type DivisionCode, divisionCode } from '../../../shared/domain/ids.ts';
import { sumFen } from '../../../shared/domain/money.ts';
import { useEveryPage } from '../../api/every-page.ts';
import { Asked } from '../../components/asked.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Page } from '../../components/page.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { plainYuan, saveTable } from '../../components/table-file.ts';
import { useWho } from '../../session/session.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { payerText } from '../../words/payers.ts';
import type { ListedApplication } from './application-table.tsx';
import { PayingOutPlaces } from './paying-out-places.tsx';

const words = {
  title: { zh: '待拨付', en: 'To be paid' },
  what: {
    zh: '企业已确认账户、等您的单位拨付的补贴。付款后到每一笔里登记银行流水号。',
    en: 'Subsidies that your bureau has to pay now that the firm has confirmed its account. Record the bank reference of each once paid.',
  },
  none: { zh: '没有等您的单位拨付的补贴', en: 'No subsidy waits for your payment' },
  tooMany: {
    zh: '待拨付的太多，只列出了一部分；付掉一些再看',
    en: 'Too many to list: these are a part of them; pay some and look again',
  },
  caption: { zh: '待拨付清单，单位：元', en: 'Payments to make, in yuan' },
  firm: { zh: '企业', en: 'Firm' },
  payer: { zh: '付款单位', en: 'Payer' },
  amount: { zh: '金额', en: 'Amount' },
  name: { zh: '户名', en: 'Account name' },
  number: { zh: '账号', en: 'Account number' },
  bank: { zh: '开户行', en: 'Bank' },
  cnaps: { zh: '联行号', en: 'CNAPS code' },
  remark: { zh: '附言', en: 'Remark' },
  total: { zh: '合计', en: 'Total' },
  csv: { zh: '导出付款清单 CSV', en: 'Export the payments as CSV' },
};

const mostPages = 20;

/** SUB-8: what the caller's bureau has to send to firms, each with the account that the firm confirmed. */
export function ToPayPage() {
  const said = useWords(words);
  const { org } = useWho();
  const applications = useEveryPage(
    'GET /v1/subsidy-applications',
    (page) => ({ query: { status: 'awaiting-payment' as const, ...page } }),
    { mostPages },
  );
  return (
    <Page title={said.title}>
      <PayingOutPlaces />
      <p>{said.what}</p>
      <Block>
        <Asked query={applications} lines={8}>
          {({ items, isWhole }) => {
            const payments = items.flatMap((one) => ownParts(one, org));
            return (
              <>
                {!isWhole && <Notice tone="warn">{said.tooMany}</Notice>}
                {payments.length === 0 ? <p>{said.none}</p> : <Payments of={payments} />}
              </>
            );
          }}
        </Asked>
      </Block>
    </Page>
  );
}

type Part = NonNullable<ListedApplication['grant']>['levels'][number];
interface Payment {
  readonly application: ListedApplication;
  readonly part: Part;
}

/** Parts that the bureau pays and has not paid: its own, and as a city those of its counties (SUB-19). */
function ownParts(application: ListedApplication, org: string): readonly Payment[] {
  const own = divisionCode.safeParse(org);
  if (!own.success) return [];
  const mayPay = (payer: DivisionCode) => paysFor(own.data, payer);
  return (application.grant?.levels ?? [])
    .filter(({ payer, fen, paidAt }) => fen > 0 && paidAt === undefined && mayPay(payer))
    .map((part) => ({ application, part }));
}

function Payments({ of }: { readonly of: readonly Payment[] }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const save = () =>
    saveTable(
      [
        [said.name, said.number, said.bank, said.cnaps, said.amount, said.payer, said.remark],
        ...of.map(({ application: { payee, policyNo, programmeId }, part }) => [
          payee?.name ?? '',
          payee?.number ?? '',
          payee?.bankName ?? '',
          payee?.cnapsCode ?? '',
          plainYuan(part.fen),
          payerText(part, language),
          `${policyNo} ${programmeId}`,
        ]),
      ],
      'subsidies-to-pay.csv',
    );
  return (
    <>
      <PlainTable
        caption={said.caption}
        heads={[said.firm, said.payer, { number: said.amount }, said.number, said.bank, said.cnaps]}
      >
        <tbody>
          {of.map(({ application, part }) => (
            <tr key={`${application.applicationId}${part.level}${part.payer}`}>
              <th scope="row">
                <Link to={`/bureau/applications/${application.applicationId}`}>
                  {application.payee?.name ?? application.uscc}
                </Link>
              </th>
              <td>{payerText(part, language)}</td>
              <td className="number">
                <MoneyText fen={part.fen} bare />
              </td>
              <td>{application.payee?.number}</td>
              <td>{application.payee?.bankName}</td>
              <td>{application.payee?.cnapsCode}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {said.total}
            </th>
            <td className="number">
              <MoneyText fen={sumFen(of.map(({ part }) => part.fen))} bare />
            </td>
          </tr>
        </tfoot>
      </PlainTable>
      <p className="no-print">
        <button type="button" className="text-button" onClick={save}>
          {said.csv}
        </button>
      </p>
    </>
  );
}
