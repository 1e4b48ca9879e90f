import { SubPlaces } from '../../components/sub-places.tsx';
import { useWords } from '../../words/language.tsx';
import './performance.css';

const words = {
  name: { zh: '绩效', en: 'Performance' },
  performance: { zh: '绩效', en: 'Performance' },
  receivables: { zh: '应付账龄', en: 'Ageing' },
  indicators: { zh: '预警线索', en: 'Patterns' },
  estimate: { zh: '明年测算', en: 'Next year' },
  reads: { zh: '查阅记录', en: 'Access log' },
};

/** Reports of a bureau. */
export function ReportPlaces() {
  const said = useWords(words);
  return (
    <SubPlaces
      name={said.name}
      places={[
        { to: '/bureau/performance', label: said.performance },
        { to: '/bureau/receivables', label: said.receivables },
        { to: '/bureau/indicators', label: said.indicators },
        { to: '/bureau/estimate', label: said.estimate },
        { to: '/bureau/access-log', label: said.reads },
      ]}
    />
  );
}
