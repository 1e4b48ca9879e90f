import { SubPlaces } from '../../components/sub-places.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  name: { zh: '差异与追回', en: 'To clear up' },
  discrepancies: { zh: '到账差异', en: 'Discrepancies' },
  clawbacks: { zh: '追回', en: 'Clawbacks' },
};

/** Money that does not fit, and money that comes back. */
export function MoneyPlaces() {
  const said = useWords(words);
  return (
    <SubPlaces
      name={said.name}
      places={[
        { to: '/bureau/discrepancies', label: said.discrepancies },
        { to: '/bureau/clawbacks', label: said.clawbacks },
      ]}
    />
  );
}
