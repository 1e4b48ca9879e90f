import { insurerNames } from '../../../shared/domain/insurers/insurer-names.ts';
import { Discrepancies } from '../../components/discrepancies/discrepancies.tsx';
import type { DiscrepancyDesk } from '../../components/discrepancies/discrepancy-desk.ts';
import { Page } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';
import { MoneyPlaces } from './money-places.tsx';

const words = { title: { zh: '到账差异', en: 'Discrepancies' } };

const desk: DiscrepancyDesk = {
  other: { zh: '保险公司', en: 'Insurer' },
  otherOf: ({ insurer }) => insurerNames(insurer),
  settlements: '/bureau/settlements',
  payments: {
    zh: '由本级拨付、尚未到账的应付款，单位：元',
    en: 'Payments that your bureau makes and the bank has not seen, in yuan',
  },
  noPayments: {
    zh: '没有由本级拨付、尚未到账的应付款。这笔款由保险公司退回或说明。',
    en: 'Your bureau has no payment that is still to arrive. The insurer returns this money or explains it.',
  },
};

/** What does not fit of what the division's bureaus have paid, or were to pay. */
export function DiscrepanciesPage() {
  const said = useWords(words);
  return (
    <Page title={said.title}>
      <MoneyPlaces />
      <Discrepancies desk={desk} />
    </Page>
  );
}
