import { SubPlaces } from '../../components/sub-places.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  name: { zh: '台账', en: 'Ledger' },
  entries: { zh: '分录', en: 'Entries' },
  balance: { zh: '试算平衡', en: 'Trial balance' },
  proof: { zh: '导出与核验', en: 'Export and verify' },
};

export function LedgerPlaces() {
  const said = useWords(words);
  return (
    <SubPlaces
      name={said.name}
      places={[
        { to: '/bureau/ledger', label: said.entries },
        { to: '/bureau/trial-balance', label: said.balance },
        { to: '/bureau/ledger/proof', label: said.proof },
      ]}
    />
  );
}
