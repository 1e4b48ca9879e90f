import { useSearchParams } from 'react-router';
import { type Day, day as daySchema } from '../../shared/domain/dates.ts';
import { useServiceToday } from '../api/service-time.ts';
import { useWords } from '../words/language.tsx';
import { DateField } from './fields.tsx';

const words = { asOf: { zh: '截至', en: 'As of the end of' } };

/** The day that the address asks for; none where it names none, or one that is still to come. */
export function useAsOf(): Day | undefined {
  const [search] = useSearchParams();
  const today = useServiceToday();
  const read = daySchema.safeParse(search.get('asOf') ?? undefined);
  return read.success && today !== undefined && read.data <= today ? read.data : undefined;
}

/** Chooses the day that a page shows the end of; today is left out of the address. */
export function AsOfField() {
  const said = useWords(words);
  const [search, setSearch] = useSearchParams();
  const today = useServiceToday();
  const change = (value: string) => {
    const changed = new URLSearchParams(search);
    if (value === '' || value === today) changed.delete('asOf');
    else changed.set('asOf', value);
    setSearch(changed);
  };
  return (
    <div className="row no-print">
      <DateField
        label={said.asOf}
        name="asOf"
        value={search.get('asOf') ?? today ?? ''}
        max={today}
        onChange={change}
      />
    </div>
  );
}
