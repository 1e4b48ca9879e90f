import { negatedPart } from '../../shared/domain/policies/premium-account.ts';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { yearOf } from '../../shared/domain/dates.ts';
import { divisionCode, settlementId } from '../../shared/domain/ids.ts';
import { budgetPosition, positionFromJournal } from '../../shared/domain/ledger/budget-position.ts';
import { bookBudgetApproval } from '../../shared/domain/ledger/budget-postings.ts';
import { type JournalEntry, journalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import { bookCommitments } from '../../shared/domain/ledger/policy-postings.ts';
import {
  settlementApprovedEntry,
  settlementPaidEntries,
} from '../../shared/domain/ledger/settlement-postings.ts';
import { asFen, zeroFen } from '../../shared/domain/money.ts';
import { invariant } from '../../shared/domain/result.ts';
import { approveBudget, type LevelPart } from '../../shared/domain/subsidies/budget.ts';
import { type Programme } from '../../shared/domain/subsidies/programme.ts';
import { splitSubsidy } from '../../shared/domain/subsidies/split-subsidy.ts';
import {
  type BudgetMovement,
  moveBudget,
  readBudget,
  writeBudget,
} from '../../shared/persistence/budgets.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { commit, readPartition, type Write } from '../../shared/persistence/store.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { nextEntryId, paidPolicy } from '../support/settled-policies.ts';
import { inclusiveProgramme, instantOf, settlementRequest } from '../support/settlements.ts';

let engine: Engine;
let runs = 0;
const at = instantOf('2026-01-05T01:00:00.000Z');
const policy = paidPolicy({ serial: 1 });
const booking = { at, nextId: nextEntryId };

beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

interface Step {
  readonly move: BudgetMovement;
  readonly fen: number;
}

const steps = fc.array(
  fc.record({
    move: fc.constantFrom<BudgetMovement>(
      'reserve',
      'reserve',
      'release',
      'accrue',
      'annul',
      'reserveAndAccrue',
      'settle',
      'pay',
      'clawBack',
      'giveAgain',
    ),
    fen: fc.integer({ min: 1, max: 400_000 }),
  }),
  { minLength: 1, maxLength: 12 },
);

/** What the service books beside a movement of the budget. */
function entriesFor(
  movement: BudgetMovement,
  programmeId: string,
  levels: readonly LevelPart[],
): readonly JournalEntry[] {
  const parts = [{ programmeId, levels }];
  switch (movement) {
    case 'reserve':
      return bookCommitments(policy, 'subsidy-reserved', parts, booking);
    case 'release':
      return bookCommitments(policy, 'subsidy-released', parts, booking);
    case 'accrue':
      return bookCommitments(policy, 'subsidy-accrued', parts, booking);
    case 'annul':
      return bookCommitments(policy, 'subsidy-annulled', parts, booking);
    case 'reserveAndAccrue':
      return [
        ...bookCommitments(policy, 'subsidy-reserved', parts, booking),
        ...bookCommitments(policy, 'subsidy-accrued', parts, booking),
      ];
    case 'clawBack':
      return bookCommitments(policy, 'subsidy-clawed-back', parts, booking, 'C1');
    case 'giveAgain':
      return bookCommitments(policy, 'subsidy-clawed-back', parts.map(negatedPart), booking, 'C2');
    case 'settle':
    case 'pay':
      return levels
        .filter((part) => part.fen > 0)
        .flatMap((part) => settledEntries(movement, programmeId, part));
  }
}

function settledEntries(
  movement: 'settle' | 'pay',
  programmeId: string,
  part: LevelPart,
): readonly JournalEntry[] {
  const total = {
    ...part,
    subsidyFen: part.fen,
    clawbackFen: zeroFen,
    broughtForwardFen: zeroFen,
    carriedForwardFen: zeroFen,
    years: [{ year: yearOf(policy.period.start), fen: part.fen }],
  };
  const { insurer } = settlementRequest();
  const ref = {
    settlementId: settlementId.parse(`set_${'0'.repeat(26)}`),
    programmeId,
    insurer,
    divisionCode: divisionCode.parse('610000'),
  };
  if (movement === 'pay') {
    return settlementPaidEntries(ref, total, { money: nextEntryId(), commitment: nextEntryId() }, at);
  }
  const approved = settlementApprovedEntry(ref, [total], nextEntryId(), at);
  return approved === undefined ? [] : [approved];
}

/** Approves 1,000,000 fen of each level for a budget of the run's own. */
async function openBudget(programme: Programme): Promise<void> {
  const levels = programme.levels.map(({ level }) => ({ level, approvedFen: asFen(1_000_000) }));
  const approved = approveBudget(undefined, {
    programmeId: programme.id,
    year: 2026,
    levels,
    by: 'approver',
    isApprover: true,
  });
  invariant(approved.accepted && approved.value.outcome === 'approved', 'the first approval acts at once');
  const entries = bookBudgetApproval(programme, 2026, approved.value.changes, {
    ...booking,
    divisionCode: divisionCode.parse('610000'),
  });
  await store([writeBudget(approved.value.budget), ...entriesBeside(programme.id, entries)]);
}

function entriesBeside(programmeId: string, entries: readonly JournalEntry[]): readonly Write[] {
  return entries.map((entry) => insertEntry(entry, keys.budget(programmeId, 2026)));
}

async function store(writes: readonly Write[]): Promise<boolean> {
  return (await commit(engine.store, writes)).done;
}

async function move(programmeId: string, { move: movement, fen }: Step): Promise<boolean> {
  const held = await readBudget(engine.store, programmeId, 2026);
  invariant(held !== undefined, 'the budget is open');
  const levels = splitSubsidy(asFen(fen), inclusiveProgramme.levels, policy.divisionCode);
  return store([
    ...moveBudget(movement, held, levels),
    ...entriesBeside(programmeId, entriesFor(movement, programmeId, levels)),
  ]);
}

it('whatever moves, the stored budget is what its journal entries add up to, and what is refused leaves no entry', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      runs += 1;
      const programme = { ...inclusiveProgramme, id: `SN-RUN-${runs}` };
      await openBudget(programme);
      for (const step of list) await move(programme.id, step);
      const held = await readBudget(engine.store, programme.id, 2026);
      const items = await readPartition(engine.store, keys.budget(programme.id, 2026).pk, 'ENTRY#');
      const entries = items.map((item) => journalEntry.parse(item));
      const journal = positionFromJournal(entries, programme.id, 2026);
      const position = budgetPosition(programme, 2026, held);
      for (const { level, payer: _, ...figures } of position.levels) {
        expect(journal.get(level)).toEqual(figures);
        expect(held?.envelopes[level]?.availableFen).toBe(figures.availableFen);
        expect(figures.availableFen).toBeGreaterThanOrEqual(0);
      }
    }),
    { seed: 14, numRuns: 15 },
  );
}, 60_000);
