import { Link, useSearchParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { useEveryPage } from '../../api/every-page.ts';
import { CodeText } from '../../components/code-text.tsx';
import { Listed } from '../../components/listed.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Page } from '../../components/page.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { modeWords } from '../../words/applications.ts';
import { capitalised, useLanguage, useNames, useWords } from '../../words/language.tsx';
import { OwedBack } from './owed-back.tsx';
import { type ListedApplication, openFor, type ShownGrant, useOwnApplications } from './own-applications.ts';

const words = {
  title: { zh: '我的补贴', en: 'My subsidies' },
  toApply: { zh: '可以申请的补贴', en: 'Open to you' },
  expected: { zh: '预计', en: 'Expected' },
  apply: { zh: '申请', en: 'Apply' },
  applied: { zh: '已申请和列入的补贴', en: 'Applied for, or listed' },
  none: {
    zh: '还没有先缴后补或免申即享的补贴。直接抵扣的补贴已经从保费里减掉，不用申请。',
    en: 'No subsidy that is paid back yet. One that is deducted is off the premium already; nobody has to apply for it.',
  },
  open: { zh: '看进度', en: 'See where it stands' },
};

/** Subsidies that are paid to the firm after it has paid the premium: what it may apply for, and what has become of the rest. */
export function SubsidiesPage() {
  const said = useWords(words);
  const [search] = useSearchParams();
  const after = search.get('after');
  const applications = useAsk(
    'GET /v1/subsidy-applications',
    { query: after === null ? {} : { cursor: after } },
    { keepOld: true },
  );
  return (
    <Page title={said.title}>
      <OwedBack />
      <OpenToFirm />
      <section className="stack">
        <h2>{said.applied}</h2>
        <Listed query={applications} isFiltered={false} none={<span className="quiet">{said.none}</span>}>
          {(items) => items.map((one) => <ApplicationCard key={one.applicationId} of={one} />)}
        </Listed>
      </section>
    </Page>
  );
}

function OpenToFirm() {
  const said = useWords(words);
  const applications = useOwnApplications();
  const policies = useEveryPage('GET /v1/policies', (page) => ({ query: page }), { mostPages: 5 });
  const all = applications.data?.items;
  if (all === undefined) return null;
  const offers = (policies.data?.items ?? []).flatMap((policy) =>
    openFor(policy, all).map((grant) => ({ policyNo: policy.policyNo, grant })),
  );
  if (offers.length === 0) return null;
  return (
    <section className="stack">
      <h2>{said.toApply}</h2>
      {offers.map(({ policyNo, grant }) => (
        <OfferCard key={`${policyNo}${grant.programmeId}`} policyNo={policyNo} grant={grant} />
      ))}
    </section>
  );
}

function useProgrammeName(programmeId: string): string {
  const names = useNames();
  const programme = useAsk('GET /v1/programmes/{programmeId}', { params: { programmeId } });
  return programme.data ? names(programme.data.names) : programmeId;
}

function OfferCard({ policyNo, grant }: { readonly policyNo: string; readonly grant: ShownGrant }) {
  const said = useWords(words);
  const name = useProgrammeName(grant.programmeId);
  return (
    <Block title={name}>
      <p className="quiet small">
        <CodeText code={policyNo} />
      </p>
      <p>
        {said.expected} <MoneyText fen={grant.grantedFen} />
      </p>
      <Link to={`/firm/policies/${policyNo}/subsidy/${grant.programmeId}`}>{said.apply} ›</Link>
    </Block>
  );
}

function ApplicationCard({ of }: { readonly of: ListedApplication }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const name = useProgrammeName(of.programmeId);
  return (
    <Block title={name} beside={<StatusTag of="application" status={of.status} />}>
      <p className="quiet small">
        <CodeText code={of.policyNo} /> · {modeWords[of.mode][language]}
      </p>
      {of.grant && of.status !== 'rejected' && of.status !== 'forfeited' && (
        <p>
          <MoneyText fen={of.grant.grantedFen} />
        </p>
      )}
      <p>{capitalised(of.next[language])}</p>
      <Link to={`/firm/subsidies/${of.applicationId}`}>{said.open} ›</Link>
    </Block>
  );
}
