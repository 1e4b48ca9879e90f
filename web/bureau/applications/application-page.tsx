import { Link, useParams } from 'react-router';
import { dayOf } from '../../../shared/domain/dates.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { ApplicationHistory, ApplicationPapers } from '../../components/application-story.tsx';
import { Asked } from '../../components/asked.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { StatusTag, Tag } from '../../components/status-tag.tsx';
import { modeWords } from '../../words/applications.ts';
import { DayText } from '../../words/dates.tsx';
import { capitalised, useLanguage, useNames, useSentences, useWords } from '../../words/language.tsx';
import { ledgerAddress } from '../ledger/ledger-query.ts';
import { ApplicationMoney } from './application-money.tsx';
import { CheckBlock } from './check-block.tsx';
import { ObjectionsBlock } from './objections-block.tsx';
import { PayBlock } from './pay-block.tsx';

const words = {
  back: { zh: '补贴申请', en: 'Applications' },
  title: { zh: '补贴申请', en: 'Application' },
  ledger: { zh: '台账', en: 'Ledger' },
  forFirm: { zh: '企业看到的下一步：', en: 'The firm reads: ' },
  firm: { zh: '企业', en: 'Firm' },
  policy: { zh: '保单', en: 'Policy' },
  programme: { zh: '方案', en: 'Programme' },
  mode: { zh: '方式', en: 'How' },
  year: { zh: '预算年度', en: 'Budget year' },
  opened: { zh: '申请日', en: 'Opened' },
  notice: { zh: '公示至', en: 'Notice ends' },
  due: { zh: '账户须在此前确认', en: 'Account due by' },
  complete: { zh: '补正至', en: 'To be completed by' },
  grade: { zh: '绩效等级', en: 'Grade' },
  reason: { zh: '理由', en: 'Reason' },
  id: { zh: '申请编号', en: 'Application' },
  conditions: {
    zh: '条件（投保当日，按现在的登记）',
    en: 'Conditions on the day of bind, by the registries now',
  },
  met: { zh: '符合', en: 'Met' },
  unmet: { zh: '不符合', en: 'Not met' },
  byItself: {
    zh: '免申即享：以保险公司的数据为准，企业不交材料。',
    en: "Listed by itself: the insurer's data stand for papers.",
  },
};

export type Application = AnswerOf<'GET /v1/subsidy-applications/{applicationId}'>;

/** One application: the firm, what it comes to and from whom, conditions and papers, and what is to be done with it now. */
export function ApplicationPage() {
  const said = useWords(words);
  const { applicationId = '' } = useParams();
  const application = useAsk('GET /v1/subsidy-applications/{applicationId}', { params: { applicationId } });
  return (
    <Asked query={application} lines={8}>
      {(of) => (
        <Page
          title={`${said.title} ${of.firmName ?? of.uscc}`}
          back={{ to: '/bureau/applications', name: said.back }}
          beside={<StatusTag of="application" status={of.status} />}
          actions={<Link to={ledgerAddress({ policyNo: of.policyNo })}>{said.ledger}</Link>}
        >
          <ApplicationFacts of={of} />
          <ApplicationMoney of={of} />
          <Conditions of={of} />
          {of.mode === 'no-application' ? <p>{said.byItself}</p> : <ApplicationPapers of={of} />}
          {of.status === 'applied' && <CheckBlock key={of.history.length} of={of} />}
          <ObjectionsBlock of={of} />
          <PayBlock of={of} />
          <ApplicationHistory of={of} />
        </Page>
      )}
    </Asked>
  );
}

function ApplicationFacts({ of }: { readonly of: Application }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const names = useNames();
  const { programmeId } = of;
  const programme = useAsk('GET /v1/programmes/{programmeId}', { params: { programmeId } });
  const day = (name: string, on: string | undefined) =>
    on && ([name, <DayText key={name} day={on} />] as const);
  return (
    <Block>
      <Notice>
        {said.forFirm}
        {capitalised(of.next[language])}
      </Notice>
      <Facts
        rows={[
          [
            said.firm,
            <span key="firm">
              {of.firmName} <CodeText code={of.uscc} />
            </span>,
          ],
          [
            said.policy,
            <Link key="policy" to={`/bureau/policies/${of.policyNo}`}>
              <CodeText code={of.policyNo} />
            </Link>,
          ],
          [said.programme, `${programme.data ? names(programme.data.names) : '…'} ${programmeId}`],
          [said.mode, modeWords[of.mode][language]],
          [said.year, of.year],
          day(said.opened, dayOf(of.openedAt)) || undefined,
          day(said.notice, of.noticeEndsOn) || undefined,
          day(said.due, of.dueOn) || undefined,
          day(said.complete, of.completeBy) || undefined,
          of.grade !== undefined ? [said.grade, of.grade] : undefined,
          of.reason !== undefined
            ? [
                said.reason,
                <span key="reason" lang="zh-CN">
                  {of.reason} {of.ruleId !== undefined && <RuleNote rule={of.ruleId} />}
                </span>,
              ]
            : undefined,
          [said.id, <CodeText key="id" code={of.applicationId} />],
        ]}
      />
    </Block>
  );
}

function Conditions({ of }: { readonly of: Application }) {
  const said = useWords(words);
  const sentence = useSentences();
  return (
    <Block title={said.conditions}>
      <ul className="stack">
        {of.eligibility.map(({ rule, met, fact, factEn }) => (
          <li key={rule} className="apart">
            <span>
              {sentence(fact, factEn)} <RuleNote rule={rule} fact={fact} factEn={factEn} />
            </span>
            <Tag tone={met ? 'good' : 'bad'}>{met ? said.met : said.unmet}</Tag>
          </li>
        ))}
      </ul>
    </Block>
  );
}
