import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { openWindow, type WindowClosed } from '../../../shared/domain/applications/application-window.ts';
import { requiredPapers } from '../../../shared/domain/applications/apply-for-subsidy.ts';
import { type Day, day, type Instant } from '../../../shared/domain/dates.ts';
import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { useAsk, useCommand } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useServiceNow } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { useDraft } from '../../components/draft.ts';
import { DateField } from '../../components/fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { DayText } from '../../words/dates.tsx';
import { useNames, useWords } from '../../words/language.tsx';
import { ApplyProblem } from './apply-problem.tsx';
import {
  applicationFor,
  type ListedApplication,
  type ShownGrant,
  useOwnApplications,
} from './own-applications.ts';
import { ExpectedGrant } from './expected-grant.tsx';
import { PapersToApply, type PapersOfKinds } from './papers-to-apply.tsx';
import { StepsAhead } from './steps-ahead.tsx';
import { WindowNotice } from './window-notice.tsx';
import { WindowText } from './window-text.tsx';

const words = {
  title: { zh: '申请补贴', en: 'Apply for the subsidy' },
  complete: { zh: '补正后重新提交', en: 'Complete the application' },
  back: { zh: '保单', en: 'Policy' },
  kept: {
    zh: '保单已退保：补贴按保险公司留下的保费重新计算，会比上面少。',
    en: 'The policy was cancelled: the subsidy is worked out on the premium that the insurer keeps, and is less than above.',
  },
  when: { zh: '申报期', en: 'Applications' },
  ahead: { zh: '提交以后', en: 'What follows' },
  returned: { zh: '财政部门退回，原因：', en: 'The bureau returned it, because: ' },
  completeBy: { zh: '补正截止', en: 'Complete it by' },
  applied: { zh: '这项补贴已经申请过，不能重复申请。', en: 'You have applied for this subsidy already. ' },
  status: { zh: '看进度', en: 'See where it stands' },
  unpaid: { zh: '保费付清后才能申请。', en: 'Pay the premium first, then apply. ' },
  pay: { zh: '去付款', en: 'Pay' },
  none: {
    zh: '这份保单没有这个方案的补贴可以申请。',
    en: 'This policy has no subsidy of this programme to apply for. ',
  },
  policy: { zh: '看保单', en: 'See the policy' },
  loan: { zh: '贷款还清的日期', en: 'The day on which the loan was repaid' },
  loanHelp: { zh: '申报期从这一天算起', en: 'The window counts from it' },
  missing: {
    zh: (n: number) => `还差 ${n} 种材料`,
    en: (n: number) => `${n} kinds of paper still missing`,
  },
  send: { zh: '提交申请', en: 'Apply' },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
};

type Policy = AnswerOf<'GET /v1/policies/{policyNo}'>;

/** SUB-8, SUB-21: what the firm would get and from whom, what follows, the papers, and the application itself. */
export function ApplyPage() {
  const said = useWords(words);
  const { policyNo = '', programmeId = '' } = useParams();
  const policy = useAsk('GET /v1/policies/{policyNo}', { params: { policyNo } });
  const programme = useAsk('GET /v1/programmes/{programmeId}', { params: { programmeId } });
  const applications = useOwnApplications();
  return (
    <Asked query={policy} lines={8}>
      {(loaded) => (
        <Asked query={programme} lines={8}>
          {(of) => (
            <Asked query={applications} lines={8}>
              {({ items }) => {
                const before = applicationFor({ policyNo, programmeId }, items);
                return (
                  <Page
                    title={before?.status === 'returned' ? said.complete : said.title}
                    back={{ to: `/firm/policies/${policyNo}`, name: said.back }}
                  >
                    <Standing policy={loaded} programme={of} before={before} />
                  </Page>
                );
              }}
            </Asked>
          )}
        </Asked>
      )}
    </Asked>
  );
}

interface StandingProps {
  readonly policy: Policy;
  readonly programme: Programme;
  /** The application that there is already. */
  readonly before: ListedApplication | undefined;
}

function Standing({ policy, programme, before }: StandingProps) {
  const said = useWords(words);
  const grant = policy.subsidy.programmes.find((one) => one.programmeId === programme.id);
  if (before !== undefined && before.status !== 'returned') {
    return (
      <Notice>
        {said.applied} <Link to={`/firm/subsidies/${before.applicationId}`}>{said.status}</Link>
      </Notice>
    );
  }
  if (policy.status === 'awaiting-payment') {
    return (
      <Notice tone="warn">
        {said.unpaid} <Link to={`/firm/policies/${policy.policyNo}/pay`}>{said.pay}</Link>
      </Notice>
    );
  }
  if (grant === undefined || programme.mode !== 'pay-then-reimburse') {
    return (
      <Notice>
        {said.none} <Link to={`/firm/policies/${policy.policyNo}`}>{said.policy}</Link>
      </Notice>
    );
  }
  return <Applying policy={policy} programme={programme} grant={grant} before={before} />;
}

function Applying({ policy, programme, grant, before }: StandingProps & { readonly grant: ShownGrant }) {
  const said = useWords(words);
  const names = useNames();
  const now = useServiceNow();
  const place = `${policy.policyNo}:${programme.id}`;
  const [papers, changePapers, dropPapers] = useDraft(`subsidy-papers:${place}`, papersOf(before));
  const [draft, change, drop] = useDraft(`subsidy:${place}`, { loanRepaidOn: '' });
  const loan = day.safeParse(draft.loanRepaidOn);
  const repaid = loan.success ? loan.data : undefined;
  const closed = now && before === undefined ? closedAt(programme, now, repaid) : undefined;
  return (
    <>
      {before?.reason !== undefined && before.completeBy && (
        <Notice tone="warn">
          {said.returned}
          {before.reason} · {said.completeBy} <DayText day={before.completeBy} />
        </Notice>
      )}
      {closed && <WindowNotice closed={closed} />}
      <Block title={names(programme.names)}>
        <ExpectedGrant grant={grant} />
        {policy.status === 'cancelled' && <p>{said.kept}</p>}
        <Facts rows={[[said.when, <WindowText key="when" of={programme.window} />]]} />
      </Block>
      <Block title={said.ahead}>
        <StepsAhead programme={programme} bureau={grant.levels[0]?.payer} />
      </Block>
      {programme.window?.monthsAfterLoanRepaid !== undefined && (
        <Block>
          <DateField
            name="loanRepaidOn"
            label={said.loan}
            help={said.loanHelp}
            value={draft.loanRepaidOn}
            onChange={(loanRepaidOn) => change({ loanRepaidOn })}
          />
        </Block>
      )}
      {closed === undefined && (
        <>
          <PapersToApply policyNo={policy.policyNo} papers={papers} change={changePapers} />
          <Send
            policyNo={policy.policyNo}
            programmeId={programme.id}
            papers={papers}
            loanRepaidOn={repaid}
            onSent={() => {
              drop();
              dropPapers();
            }}
          />
        </>
      )}
    </>
  );
}

interface SendProps {
  readonly policyNo: string;
  readonly programmeId: string;
  readonly papers: PapersOfKinds;
  readonly loanRepaidOn: Day | undefined;
  readonly onSent: () => void;
}

function Send({ policyNo, programmeId, papers, loanRepaidOn, onSent }: SendProps) {
  const said = useWords(words);
  const navigate = useNavigate();
  const apply = useCommand('POST /v1/policies/{policyNo}/subsidy-application');
  const missing = requiredPapers.filter((kind) => (papers[kind] ?? []).length === 0).length;
  const documentIds = Object.values(papers).flatMap((ofKind) => ofKind.map((paper) => paper.documentId));
  const send = () =>
    apply.mutate(
      {
        params: { policyNo },
        body: { programmeId, documentIds, ...(loanRepaidOn !== undefined && { loanRepaidOn }) },
      },
      {
        onSuccess: ({ applicationId }) => {
          onSent();
          void navigate(`/firm/subsidies/${applicationId}`, { replace: true });
        },
      },
    );
  return (
    <div className="stack">
      {apply.error && <ApplyProblem problem={apply.error} />}
      <Button type="primary" block disabled={missing > 0 || apply.isPending} onClick={send}>
        {apply.isPending ? said.sending : missing > 0 ? said.missing(missing) : said.send}
      </Button>
    </div>
  );
}

/** Why the window is closed, where it is; one that is returned may be completed in any case. */
function closedAt(
  { window }: Programme,
  now: Instant,
  loanRepaidOn: Day | undefined,
): WindowClosed | undefined {
  const opened = openWindow(window, now, loanRepaidOn);
  return opened.accepted || opened.refusal.kind !== 'window-closed' ? undefined : opened.refusal;
}

/** The papers that a returned application was made with: what was right of them need not go up again. */
function papersOf(before: ListedApplication | undefined): PapersOfKinds {
  const papers: Record<string, PapersOfKinds[string]> = {};
  for (const { documentId, kind, fileName } of before?.papers ?? []) {
    papers[kind] = [...(papers[kind] ?? []), { documentId, fileName }];
  }
  return papers;
}
