import { endorsePolicyOperation } from '../../shared/contract/operations/endorsements.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import { sharesOfRefund } from '../../shared/domain/co-insurance/shares-due.ts';
import { type Instant, yearOf } from '../../shared/domain/dates.ts';
import { bookCommitments, bookRefund } from '../../shared/domain/ledger/policy-postings.ts';
import { addFen, type Fen, sumFen } from '../../shared/domain/money.ts';
import { noticeOfEndorsement } from '../../shared/domain/notices/endorsement-notices.ts';
import { lenderNoticeOfEndorsement } from '../../shared/domain/notices/lender-notices.ts';
import { endorsePolicy as decide, type Endorsed } from '../../shared/domain/policies/endorse-policy.ts';
import type { EndorsementRequest } from '../../shared/domain/policies/endorsement-changes.ts';
import type { EndorsementFacts } from '../../shared/domain/policies/endorse-policy.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { freesBudget } from '../../shared/domain/policies/take-back.ts';
import { deductedGrants } from '../../shared/domain/subsidies/deducted-grants.ts';
import { readBudget } from '../../shared/persistence/budgets.ts';
import { readFirmFile, writeStanding } from '../../shared/persistence/firms.ts';
import { readLimitUse } from '../../shared/persistence/limits.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { readPolicy, replacePolicy } from '../../shared/persistence/policies.ts';
import { readQuote } from '../../shared/persistence/quotes.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { shareWrites } from '../policies/share-writes.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { published } from '../runtime/current-catalogue.ts';
import { answer, notFound, type Reply } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { endorsementRefusal } from './endorsement-refusals.ts';
import { subsidyInMotion } from './subsidy-in-motion.ts';
import { tellLenderIn } from '../policies/lender-writes.ts';
import { payeeOf } from '../policies/payee-of.ts';
import { endorsementView } from '../policies/endorsement-view.ts';
import {
  bookingOf,
  entriesOf,
  moveSubsidy,
  noticeIdentity,
  paymentTask,
} from '../policies/policy-side-effects.ts';

const service = { kind: 'service' } as const;

/** Policy, reservation or clawback, firm-year cap, journal, task and notice are one transaction. */
export const endorsePolicy = changingRoute(
  endorsePolicyOperation,
  async ({ params, body, caller, now, command, preview }) => {
    for await (const _ of attempts()) {
      const policy = await readPolicy(businessTable(), caller.scope, params.policyNo);
      if (policy === undefined) return notFound();
      const { transfer, ...changes } = body.changes;
      const reply =
        transfer === undefined
          ? await endorseOnce(policy, { ...body, changes }, caller, now, command, preview)
          : await (
              await transfers()
            ).transferOnce(policy, { ...body, ...transfer }, { caller, now, command, preview });
      if (reply !== 'raced') return reply;
    }
    throw new RacedTooOften('an endorsement');
  },
);

/** Few policies go over to another firm: what that takes is read when one does. */
function transfers() {
  return import('./transfer-policy.ts');
}

async function endorseOnce(
  policy: Policy,
  request: EndorsementRequest,
  caller: Caller,
  now: Instant,
  command: Command,
  preview: boolean,
): Promise<Reply | 'raced'> {
  const facts = await loadFacts(policy, caller, now);
  const decided = decide(policy, request, facts);
  if (!decided.accepted) return endorsementRefusal(decided.refusal, leftIn(facts));
  const { endorsement, before, after } = decided.value;
  if (givesPremiumBack(endorsement)) {
    const programmeId = await subsidyInMotion(policy);
    if (programmeId !== undefined)
      return endorsementRefusal({ kind: 'subsidy-in-motion', programmeId }, leftIn(facts));
  }
  const { explainEndorsement } = await import('../../shared/domain/policies/explain-endorsement.ts');
  const shown = {
    policyNo: policy.policyNo,
    ...endorsementView(policy, endorsement, await payeeOf(decided.value.policy, now)),
    before,
    after,
    explanation: explainEndorsement(decided.value),
  };
  if (preview) return answer(shown);
  const committed = await commitCommand([...writesOf(decided.value, command, now), command.remember(shown)]);
  return committed.done ? answer(shown) : 'raced';
}

/** CAN-4, QTE-6. */
function givesPremiumBack(of: Endorsed['endorsement']): boolean {
  return of.status === 'in-effect' && of.credit !== undefined;
}

async function loadFacts(policy: Policy, caller: Caller, now: Instant): Promise<EndorsementFacts> {
  const store = businessTable();
  const year = yearOf(policy.period.start);
  const [{ catalogue, calendar }, { rows, standing }, quote, use, budgets] = await Promise.all([
    published(),
    readFirmFile(store, service, policy.uscc),
    readQuote(store, service, policy.quoteId),
    readLimitUse(store, policy.policyNo),
    Promise.all(policy.subsidy.programmes.map((one) => readBudget(store, one.programmeId, year))),
  ]);
  const used = use.covers.map((cover) => [cover.code, addFen(cover.committedFen, cover.paidFen)] as const);
  return {
    now,
    catalogue,
    product: catalogue.soldProduct(policy.product),
    calendar,
    quotedValueFen: quote?.insurableValueFen,
    rows,
    standing,
    budgets: new Map(budgets.flatMap((one) => (one === undefined ? [] : [[one.programmeId, one] as const]))),
    usedFen: Object.fromEntries(used),
    by: caller.subject,
  };
}

function leftIn({ budgets }: EndorsementFacts): Fen {
  const envelopes = [...budgets.values()].flatMap((budget) => Object.values(budget.envelopes));
  return sumFen(envelopes.map((envelope) => envelope.availableFen));
}

function writesOf(endorsed: Endorsed, { mint }: Command, now: Instant): readonly Write[] {
  const { policy, endorsement, standing } = endorsed;
  return [
    replacePolicy(policy),
    ...(standing === undefined ? [] : [writeStanding(standing)]),
    ...moneyWrites(endorsed, mint, now),
    insertNotice(noticeOfEndorsement(policy, endorsement, noticeIdentity(mint, now))),
    ...lenderWrites(endorsed, mint, now),
  ];
}

/** LOS-6: the lender hears of a change, also of one that puts it in or out of its place. */
function lenderWrites(
  { policy, endorsement, before, after }: Endorsed,
  mint: Command['mint'],
  now: Instant,
): readonly Write[] {
  if (endorsement.status !== 'in-effect') return [];
  const isSame = before.lossPayee?.loanNo === after.lossPayee?.loanNo;
  const lenders = isSame ? [after.lossPayee] : [before.lossPayee, after.lossPayee];
  return lenders.flatMap((lossPayee) => {
    return tellLenderIn({ ...policy, lossPayee }, lenderNoticeOfEndorsement, mint, now);
  });
}

function moneyWrites(
  { policy, endorsement }: Endorsed,
  mint: Command['mint'],
  now: Instant,
): readonly Write[] {
  const booking = bookingOf(mint, now);
  const no = endorsement.endorsementNo;
  if (endorsement.status === 'awaiting-payment') {
    const reserved = deductedGrants(endorsement.charge.subsidy);
    return [
      ...moveSubsidy('reserve', policy, reserved),
      ...entriesOf(policy, bookCommitments(policy, 'subsidy-reserved', reserved, booking, no)),
    ];
  }
  if (endorsement.credit === undefined) return [];
  const { refund, parts } = endorsement.credit;
  const frees = freesBudget(policy, now);
  const kind = frees ? 'subsidy-clawed-back' : 'subsidy-returned';
  return [
    ...(frees ? moveSubsidy('clawBack', policy, parts) : []),
    ...entriesOf(policy, [
      ...bookCommitments(policy, kind, parts, booking, no),
      ...bookRefund(policy, refund, no, booking),
    ]),
    ...paymentTask(policy, 'pay-refund', refund.firmFen, mint, now),
    ...shareWrites(policy, sharesOfRefund(policy, refund.totalFen), no, mint, now),
  ];
}
