import type { Role } from '../../shared/domain/access/role.ts';
import { DeskGate } from '../shell/desk-gate.tsx';
import { type DeskPlace, DeskShell } from '../shell/desk-shell.tsx';
import { useWords } from '../words/language.tsx';
import './desk.css';

const words = {
  work: { zh: '工作清单', en: 'Worklist' },
  payments: { zh: '付款', en: 'Payments' },
  bank: { zh: '银行流水', en: 'Bank' },
  discrepancies: { zh: '差异', en: 'Discrepancies' },
  settlements: { zh: '结算', en: 'Settlements' },
  quotes: { zh: '核保', en: 'Underwriting' },
  claims: { zh: '案件', en: 'Claims' },
  insights: { zh: '业务分析', en: 'Portfolio' },
};

const claimsDesk: readonly Role[] = ['adjuster', 'claims-manager'];
const finance: readonly Role[] = ['insurer-finance'];
const bookReaders: readonly Role[] = ['underwriter', 'claims-manager', ...finance];

/** Around the pages of an insurer: each role sees its own words, in the order of its day. */
export function InsurerShell() {
  const said = useWords(words);
  const places: readonly DeskPlace[] = [
    { to: '/insurer/work', label: said.work, roles: claimsDesk },
    { to: '/insurer/quotes', label: said.quotes, roles: ['underwriter'] },
    { to: '/insurer/payments', label: said.payments, roles: finance },
    { to: '/insurer/bank', label: said.bank, roles: finance },
    { to: '/insurer/discrepancies', label: said.discrepancies, roles: finance },
    { to: '/insurer/settlements', label: said.settlements, roles: finance },
    { to: '/insurer/claims', label: said.claims },
    { to: '/insurer/insights', label: said.insights, roles: bookReaders },
  ];
  return (
    <DeskGate roles={[...claimsDesk, 'underwriter', ...finance]}>
      <DeskShell
        places={places}
        search={{
          policies: '/insurer/policies',
          claims: '/insurer/claims',
          settlements: '/insurer/settlements',
        }}
      />
    </DeskGate>
  );
}
