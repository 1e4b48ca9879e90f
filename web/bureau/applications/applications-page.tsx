import { Link, useSearchParams } from 'react-router';
import { applicationStatus } from '../../../shared/domain/applications/application.ts';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { CursorPager } from '../../components/cursor-pager.tsx';
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
  nothing: { zh: '没有符合条件的记录', en: 'Nothing matches' },
  clear: { zh: '清除筛选', en: 'Clear filters' },
};

/** What firms of the division applied for, or were listed for without applying, the newest first. */
export function ApplicationsPage() {
  const said = useWords(words);
  const [search] = useSearchParams();
  const asked = applicationStatus.safeParse(search.get('status'));
  const [after, programmeId] = [search.get('after'), search.get('programmeId')];
  const applications = useAsk(
    'GET /v1/subsidy-applications',
    {
      query: {
        limit: 50,
        ...(asked.success && { status: asked.data }),
        ...(programmeId !== null && { programmeId }),
        ...(after !== null && { cursor: after }),
      },
    },
    { keepOld: true },
  );
  return (
    <Page title={said.title}>
      <PayingOutPlaces />
      <SchemeChips />
      <SchemeNote />
      <StatusChips of="application" statuses={applicationStatus.options} />
      <Block>
        <Asked query={applications} lines={8}>
          {({ items, nextCursor }) => (
            <>
              {items.length > 0 && <ApplicationTable items={items} />}
              {items.length === 0 &&
                (search.size === 0 ? (
                  <p>{said.none}</p>
                ) : (
                  <p>
                    {said.nothing} <Link to="?">{said.clear}</Link>
                  </p>
                ))}
              <CursorPager shown={items.length} next={nextCursor} />
            </>
          )}
        </Asked>
      </Block>
    </Page>
  );
}
