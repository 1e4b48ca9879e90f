import { bureauRoles } from '../../shared/domain/access/role.ts';
import { DeskGate } from '../shell/desk-gate.tsx';
import { DeskShell } from '../shell/desk-shell.tsx';
import { useWords } from '../words/language.tsx';
import './bureau.css';

const words = {
  position: { zh: '额度', en: 'Budget' },
  settlements: { zh: '结算申请', en: 'To pay out' },
  money: { zh: '差异追回', en: 'To clear up' },
  policies: { zh: '保单', en: 'Policies' },
  ledger: { zh: '台账', en: 'Ledger' },
  performance: { zh: '绩效', en: 'Performance' },
};

/** Around the pages of a finance bureau. */
export function BureauShell() {
  const said = useWords(words);
  return (
    <DeskGate roles={bureauRoles}>
      <DeskShell
        places={[
          { to: '/bureau/programmes', label: said.position },
          { to: '/bureau/settlements', label: said.settlements, also: /^\/bureau\/applications/ },
          { to: '/bureau/discrepancies', label: said.money, also: /^\/bureau\/clawbacks/ },
          { to: '/bureau/policies', label: said.policies },
          { to: '/bureau/ledger', label: said.ledger },
          { to: '/bureau/performance', label: said.performance },
        ]}
        search={{ policies: '/bureau/policies', settlements: '/bureau/settlements' }}
      />
    </DeskGate>
  );
}
