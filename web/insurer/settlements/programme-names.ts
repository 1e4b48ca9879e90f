import { useAsk } from '../../api/ask.ts';
import { useNames } from '../../words/language.tsx';

/** What programmes are called; a dash for one that is not known. */
export function useProgrammeNames(): (programmeId: string) => string {
  const names = useNames();
  const programmes = useAsk('GET /v1/programmes', { query: { limit: 100 } });
  return (programmeId) => {
    const found = programmes.data?.items.find((one) => one.id === programmeId);
    return found ? names(found.names) : '—';
  };
}
