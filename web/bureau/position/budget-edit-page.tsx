import { Button } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { yearOf } from '../../../shared/domain/dates.ts';
import { onlyPayer } from '../../../shared/domain/ledger/budget-position.ts';
import { sumFen } from '../../../shared/domain/money.ts';
import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { useAsk, useCommand } from '../../api/ask.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { useDraft } from '../../components/draft.ts';
import { type TypedAmount, typedAmount } from '../../components/money-input.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWho } from '../../session/session.ts';
import { roleWords } from '../../words/statuses.ts';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { BudgetChanges, BudgetFields, rowKeyOf } from './budget-fields.tsx';
import { holdsAreaOf } from './own-programmes.ts';
import type { Position } from './position-table.tsx';
import { ProgrammePlaces } from './programme-places.tsx';

const words = {
  title: {
    zh: (name: string, year: number) => `${name} · ${year} 年额度`,
    en: (name: string, year: number) => `${name}: budget of ${year}`,
  },
  back: { zh: '额度', en: 'Budget' },
  first: {
    zh: '本年第一次批准：由批准人提交后立即生效。',
    en: 'The first approval of the year takes effect at once, by an approver.',
  },
  later: {
    zh: '本年已有额度：先由经办提交，再由另一位批准人批准相同金额后生效。',
    en: 'The year has a budget: a clerk proposes, and another person approves the same figures.',
  },
  waits: {
    zh: (who: string) => `${who}已提交下面的调整，等批准人批准。`,
    en: (who: string) => `${who} has proposed the change below; an approver has to agree.`,
  },
  needsApprover: { zh: '本年第一次须由批准人批准。', en: 'The first approval takes an approver.' },
  notYours: {
    zh: '额度由方案所在地区的财政部门批准，您的单位只能查看。',
    en: 'The bureau of the area of the programme approves its money; yours can only look.',
  },
  approve: { zh: '批准额度', en: 'Approve the budget' },
  propose: { zh: '提交调整', en: 'Propose the change' },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
  approved: { zh: '额度已生效', en: 'The budget is in effect' },
  proposed: { zh: '已提交，等另一位批准人批准', en: 'Proposed: another person has to approve it' },
  fields: { zh: '各级已批预算', en: 'Approved, by level' },
};

/** B5: a year's money by level, with what it was, and never below what is committed; later changes take two people. */
export function BudgetEditPage() {
  const said = useWords(words);
  const names = useNames();
  const { programmeId = '' } = useParams();
  const [search] = useSearchParams();
  const today = useServiceToday();
  const asked = Number(search.get('year'));
  const year = asked >= 2020 && asked <= 2100 ? asked : today && yearOf(today);
  const programme = useAsk('GET /v1/programmes/{programmeId}', { params: { programmeId } });
  const position = useAsk(
    'GET /v1/programmes/{programmeId}/budget',
    { params: { programmeId }, query: { year } },
    { enabled: year !== undefined },
  );
  return (
    <Asked query={programme}>
      {(of) => (
        <Page
          title={said.title(names(of.names), year ?? 0)}
          back={{ to: `/bureau/programmes/${programmeId}`, name: said.back }}
        >
          <ProgrammePlaces programmeId={programmeId} />
          <Asked query={position}>{(held) => <Edit of={of} position={held} />}</Asked>
        </Page>
      )}
    </Asked>
  );
}

interface EditProps {
  readonly of: Programme;
  readonly position: Position;
}

/** What was sent stays said while the form begins anew with what is stored then. */
function Edit({ of, position }: EditProps) {
  const said = useWords(words);
  const put = useCommand('PUT /v1/programmes/{programmeId}/budgets/{year}');
  return (
    <>
      {put.data && (
        <Notice tone="good">{put.data.status === 'approved' ? said.approved : said.proposed}</Notice>
      )}
      <EditForm key={JSON.stringify(position)} of={of} position={position} put={put} />
    </>
  );
}

function EditForm({ of, position, put }: EditProps & { readonly put: Put }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { org, roles } = useWho();
  const { proposed, levels, year } = position;
  const [typed, change, drop] = useDraft(
    `budget:${of.id}:${year}:${JSON.stringify(proposed?.levels ?? '')}`,
    firstAmounts(of, position),
  );
  const isFirst = sumFen(levels.map(({ approvedFen }) => approvedFen)) === 0;
  const approves = roles.includes('bureau-approver');
  if (!holdsAreaOf(org, of)) return <Notice>{said.notYours}</Notice>;
  if (isFirst && !approves) return <Notice tone="warn">{said.needsApprover}</Notice>;
  const send = () => {
    const wanted = wantedLevels(of, position, typed);
    if (wanted.length < levels.length) return;
    put.mutate({ params: { programmeId: of.id, year }, body: { levels: wanted } }, { onSuccess: drop });
  };
  return (
    <Block title={said.fields}>
      <p>{isFirst ? said.first : said.later}</p>
      {proposed && (
        <Notice tone="warn">{said.waits(roleWords[proposed.by]?.[language] ?? proposed.by)}</Notice>
      )}
      <BudgetFields levels={levels} typed={typed} onChange={change} />
      <BudgetChanges levels={levels} typed={typed} />
      {put.error && <ProblemBlock problem={put.error} />}
      <div>
        <Button type="primary" disabled={put.isPending} onClick={send}>
          {put.isPending ? said.sending : approves ? said.approve : said.propose}
        </Button>
      </div>
    </Block>
  );
}

type Put = ReturnType<typeof useCommand<'PUT /v1/programmes/{programmeId}/budgets/{year}'>>;
type Typed = Readonly<Record<string, TypedAmount>>;

/** What was proposed, where something is; what is approved now, where nothing is. */
function firstAmounts(of: Programme, { levels, proposed }: Position): Typed {
  return Object.fromEntries(
    levels.map((row) => {
      const wanted = proposed?.levels.find((one) => {
        return one.level === row.level && (one.payer ?? onlyPayer(of, row.level)) === row.payer;
      });
      return [rowKeyOf(row), typedAmount(wanted?.approvedFen ?? row.approvedFen)];
    }),
  );
}

/** The levels as they are put; a payer is named where it has an envelope of its own. */
function wantedLevels(of: Programme, { levels }: Position, typed: Typed) {
  return levels.flatMap((row) => {
    const approvedFen = typed[rowKeyOf(row)]?.fen;
    if (approvedFen === undefined) return [];
    const isOwn = row.payer !== null && row.payer !== onlyPayer(of, row.level);
    return [{ level: row.level, approvedFen, ...(isOwn && row.payer !== null && { payer: row.payer }) }];
  });
}
