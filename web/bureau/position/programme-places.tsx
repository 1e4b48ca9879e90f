import { SubPlaces } from '../../components/sub-places.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  name: { zh: '方案', en: 'Programme' },
  position: { zh: '额度', en: 'Position' },
  edit: { zh: '调整额度', en: 'Change the budget' },
  whatIf: { zh: '试算', en: 'What if' },
  periods: { zh: '季度关账', en: 'Closing a quarter' },
  year: { zh: '年度清算', en: 'Clearing a year' },
};

/** Pages of one programme. */
export function ProgrammePlaces({ programmeId }: { readonly programmeId: string }) {
  const said = useWords(words);
  const base = `/bureau/programmes/${programmeId}`;
  return (
    <SubPlaces
      name={said.name}
      places={[
        { to: base, label: said.position },
        { to: `${base}/budget/edit`, label: said.edit },
        { to: `/bureau/what-if/${programmeId}`, label: said.whatIf },
        { to: `${base}/periods`, label: said.periods },
        { to: `${base}/years`, label: said.year },
      ]}
    />
  );
}
