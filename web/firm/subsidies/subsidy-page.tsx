import { Link, useParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { ApplicationHistory, ApplicationPapers } from '../../components/application-story.tsx';
import { Asked } from '../../components/asked.tsx';
import { CodeText, CopyButton } from '../../components/code-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { dayOf } from '../../../shared/domain/dates.ts';
import { modeWords } from '../../words/applications.ts';
import { DayText } from '../../words/dates.tsx';
import { capitalised, useLanguage, useNames, useWords } from '../../words/language.tsx';
import type { Tone } from '../../words/statuses.ts';
import { ConfirmAccount } from './confirm-account.tsx';
import { NotGranted } from './not-granted.tsx';
import type { Application } from './own-applications.ts';
import './subsidies.css';
import { SubsidyAmount } from './subsidy-amount.tsx';

const words = {
  back: { zh: '我的补贴', en: 'My subsidies' },
  policy: { zh: '保单', en: 'Policy' },
  mode: { zh: '怎么补', en: 'How it is paid' },
  id: { zh: '申请编号', en: 'Application' },
  opened: { zh: '申请日', en: 'Applied on' },
  listed: { zh: '列入日', en: 'Listed on' },
  notice: { zh: '公示', en: 'Public notice' },
  to: { zh: '至', en: 'to' },
  complete: { zh: '去补正', en: 'Complete it' },
};

/** One subsidy of the firm: where it stands and what is next, how much from whom, and what happened. */
export function SubsidyPage() {
  const said = useWords(words);
  const names = useNames();
  const { applicationId = '' } = useParams();
  const application = useAsk('GET /v1/subsidy-applications/{applicationId}', { params: { applicationId } });
  const programmeId = application.data?.programmeId ?? '';
  const programme = useAsk(
    'GET /v1/programmes/{programmeId}',
    { params: { programmeId } },
    { enabled: programmeId !== '' },
  );
  return (
    <Asked query={application} lines={8}>
      {(of) => (
        <Page
          title={programme.data ? names(programme.data.names) : of.programmeId}
          back={{ to: '/firm/subsidies', name: said.back }}
          beside={<StatusTag of="application" status={of.status} />}
        >
          <NextTurn of={of} />
          {of.status === 'awaiting-account' && <ConfirmAccount key={of.applicationId} of={of} />}
          {of.status === 'rejected' && <NotGranted of={of} programme={programme.data} />}
          <SubsidyAmount of={of} />
          <ApplicationFacts of={of} />
          <ApplicationPapers of={of} />
          <ApplicationHistory of={of} />
        </Page>
      )}
    </Asked>
  );
}

const tones: Partial<Record<Application['status'], Extract<Tone, 'good' | 'warn'>>> = {
  returned: 'warn',
  'awaiting-account': 'warn',
  rejected: 'warn',
  forfeited: 'warn',
  paid: 'good',
};

/** Whose turn it is, in the service's words. */
function NextTurn({ of }: { readonly of: Application }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <Notice tone={tones[of.status] ?? 'info'}>
      {capitalised(of.next[language])}{' '}
      {of.status === 'returned' && (
        <Link to={`/firm/policies/${of.policyNo}/subsidy/${of.programmeId}`}>{said.complete}</Link>
      )}
    </Notice>
  );
}

function ApplicationFacts({ of }: { readonly of: Application }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const granted = of.history.findLast(({ event }) => event === 'granted');
  return (
    <Block>
      <Facts
        rows={[
          [
            said.policy,
            <Link key="policy" to={`/firm/policies/${of.policyNo}`}>
              <CodeText code={of.policyNo} />
            </Link>,
          ],
          [said.mode, modeWords[of.mode][language]],
          [
            of.mode === 'no-application' ? said.listed : said.opened,
            <DayText key="opened" day={dayOf(of.openedAt)} />,
          ],
          of.noticeEndsOn &&
            granted && [
              said.notice,
              <span key="notice">
                <DayText day={dayOf(granted.at)} /> {said.to} <DayText day={of.noticeEndsOn} />
              </span>,
            ],
        ]}
      />
      <p className="quiet small">
        {said.id} <span className="long-id">{of.applicationId}</span>{' '}
        <CopyButton text={of.applicationId} what={said.id} />
      </p>
    </Block>
  );
}
