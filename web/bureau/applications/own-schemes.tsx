import { Link, useSearchParams } from 'react-router';
import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { useEveryPage } from '../../api/every-page.ts';
import { FilterChips } from '../../components/filter-chips.tsx';
import { useWho } from '../../session/session.ts';
import { counted, useNames, useWords } from '../../words/language.tsx';
import { concerns } from '../position/own-programmes.ts';

const words = {
  filter: { zh: '按方案筛选', en: 'Filter by programme' },
  all: { zh: '全部方案', en: 'Every programme' },
  byItself: {
    zh: '免申即享：保费付清的保单由系统列入并核定，不用提名单；企业只须确认账户。',
    en: 'Without application: a policy that is paid is listed and decided by itself, nobody proposes it; the firm only confirms its account.',
  },
  forfeit: {
    zh: (days: number) => `收到通知后 ${days} 个工作日内不确认的，补贴退回预算。`,
    en: (days: number) =>
      ` Not confirmed within ${counted(days, 'working day')}, the subsidy goes back to the budget.`,
  },
  watch: { zh: '看还没有确认账户的', en: 'See whose account is not confirmed yet' },
};

/** Programmes that pay firms of the bureau's area, on application or without one. */
export function useSchemes(): readonly Programme[] {
  const { org } = useWho();
  const programmes = useEveryPage('GET /v1/programmes', (page) => ({ query: page }), { mostPages: 5 });
  const items = programmes.data?.items ?? [];
  return items.filter(
    (one) => one.mode !== 'direct-deduct' && one.divisionPrefix !== '' && concerns(org, one),
  );
}

/** How firms come into the programme of the address that nobody has to apply to, and what a bureau has to watch (SUB-14). */
export function SchemeNote() {
  const said = useWords(words);
  const [search] = useSearchParams();
  const chosen = useSchemes().find(({ id }) => id === search.get('programmeId'));
  if (chosen?.mode !== 'no-application') return null;
  const { id, confirmationWorkingDays: days } = chosen;
  return (
    <p>
      {said.byItself}
      {days !== undefined && said.forfeit(days)}{' '}
      <Link to={`?programmeId=${id}&status=awaiting-account`}>{said.watch}</Link>
    </p>
  );
}

/** A filter by one of them; it lives in the address. */
export function SchemeChips() {
  const said = useWords(words);
  const names = useNames();
  const schemes = useSchemes();
  if (schemes.length < 2) return null;
  return (
    <FilterChips
      label={said.filter}
      name="programmeId"
      choices={[
        { value: '', label: said.all },
        ...schemes.map((one) => ({ value: one.id, label: names(one.names) })),
      ]}
    />
  );
}
