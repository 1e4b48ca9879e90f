import { useSearchParams } from 'react-router';
import { applicationStatus } from '../../../shared/domain/applications/application.ts';
import { useAsk } from '../../api/ask.ts';
import { Listed, useListAsked } from '../../components/listed.tsx';
import { Block, Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { useWords } from '../../words/language.tsx';
import { ApplicationTable } from './application-table.tsx';
import { SchemeChips, SchemeNote } from './own-schemes.tsx';
import { PayingOutPlaces } from './paying-out-places.tsx';

const words = {
  title: { zh: '补贴申请', en: 'Subsidy applications' },
  none: {
    zh: '本地区还没有企业申请，也没有免申即享的企业',
    en: 'No firm of the division has applied or was listed yet',
  },
};

/** What firms of the division applied for, or were listed for without applying, the newest first. */
export function ApplicationsPage() {
  const said = useWords(words);
  const [search] = useSearchParams();
  const { chosen, cursor } = useListAsked(applicationStatus);
  const programmeId = search.get('programmeId') ?? undefined;
  const applications = useAsk(
    'GET /v1/subsidy-applications',
    { query: { limit: 50, status: chosen, programmeId, cursor } },
    { keepOld: true },
  );
  return (
    <Page title={said.title}>
      <PayingOutPlaces />
      <SchemeChips />
      <SchemeNote />
      <StatusChips of="application" statuses={applicationStatus.options} />
      <Block>
        <Listed query={applications} isFiltered={search.size > 0} none={said.none}>
          {(items) => <ApplicationTable items={items} />}
        </Listed>
      </Block>
    </Page>
  );
}
