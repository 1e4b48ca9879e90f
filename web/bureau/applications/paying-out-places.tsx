import { SubPlaces } from '../../components/sub-places.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  name: { zh: '结算与申请', en: 'To pay out' },
  settlements: { zh: '结算单', en: 'Settlements' },
  applications: { zh: '补贴申请', en: 'Applications' },
  notice: { zh: '公示名单', en: 'Notice list' },
  toPay: { zh: '待拨付', en: 'To be paid' },
};

/** Money that leaves the budget: to insurers by settlements, to firms by applications. */
export function PayingOutPlaces() {
  const said = useWords(words);
  return (
    <SubPlaces
      name={said.name}
      places={[
        { to: '/bureau/settlements', label: said.settlements },
        { to: '/bureau/applications', label: said.applications },
        { to: '/bureau/applications/notice', label: said.notice },
        { to: '/bureau/applications/to-pay', label: said.toPay },
      ]}
    />
  );
}
