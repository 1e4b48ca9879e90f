import { divisionNames } from '../../../shared/domain/division-names.ts';
import { Discrepancies } from '../../components/discrepancies/discrepancies.tsx';
import type { DiscrepancyDesk } from '../../components/discrepancies/discrepancy-desk.ts';
import { Page } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  title: { zh: '到账差异', en: 'Discrepancies' },
  what: {
    zh: '财政拨款与结算单对不上的钱。已到本公司账上的由财务处理：分给它所付的应付款、原路退回，或署名说明；登记已付而未到账的，由付款的财政部门处理。',
    en: "Budget money that does not fit its settlements. What has arrived is your finance's to clear up: give it to the payments it is for, send it back, or explain it under your name. What was recorded as paid and has not arrived is up to the bureau that pays.",
  },
};

const desk: DiscrepancyDesk = {
  other: { zh: '付款单位', en: 'Payer' },
  otherOf: ({ payer, divisionCode }) => {
    const bureau = payer ?? divisionCode;
    return bureau && divisionNames(bureau);
  },
  settlements: '/insurer/settlements',
  payments: {
    zh: '已批准、本公司银行尚未收到的应付款，单位：元',
    en: 'Approved payments that your bank has not seen, in yuan',
  },
  noPayments: {
    zh: '没有尚未到账的应付款可分。请退回这笔款，或署名说明。',
    en: 'No payment is still to arrive. Send this money back, or explain it.',
  },
};

/** Budget money at the insurer's own bank that does not fit, and what its finance does with it. */
export function DiscrepanciesPage() {
  const said = useWords(words);
  return (
    <Page title={said.title}>
      <p>{said.what}</p>
      <Discrepancies desk={desk} />
    </Page>
  );
}
