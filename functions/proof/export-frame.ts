import { setTimeout as pause } from 'node:timers/promises';
import type { Caller, Scope } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { budgetCellOf } from '../../shared/domain/ledger/accounts.ts';
import { budgetPosition, positionFromJournal } from '../../shared/domain/ledger/budget-position.ts';
import { chainOf } from '../../shared/domain/ledger/seal-entries.ts';
import type { AccountTurnover } from '../../shared/domain/ledger/trial-balance.ts';
import { subtractFen } from '../../shared/domain/money.ts';
import {
  balanceLines,
  budgetLine,
  clearingLine,
  type ExportLine,
  headLine,
  programmeLine,
} from '../../shared/domain/proof/export-lines.ts';
import { type ExportPlan, holdsSeen, planExport } from '../../shared/domain/proof/export-plan.ts';
import type { TotalledSettlement } from '../../shared/domain/settlement/settlement.ts';
import type { Programme } from '../../shared/domain/subsidies/programme.ts';
import { readBudget } from '../../shared/persistence/budgets.ts';
import { divisionPrefix } from '../../shared/persistence/keys.ts';
import { listChains, readHead } from '../../shared/persistence/ledger-chains.ts';
import { readYearClearing } from '../../shared/persistence/periods.ts';
import { listSettlements } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';

/** An entry that is booked is sealed within this time, or its follower is behind and has rung. */
const sealingMillis = 1_000;

/** What an export for this caller will hold: everything, or what is of one programme, from its first entry on. */
export async function planFor(
  { scope }: Pick<Caller, 'scope'>,
  now: Instant,
  programmeId?: string,
): Promise<ExportPlan> {
  const { programmes } = await currentCatalogue();
  const chains = (await listChains(businessTable())).filter((chain) => {
    const asked = programmeId === undefined || chain === chainOf.programme(programmeId);
    return asked && holdsSeen(scope, chain, programmes);
  });
  const heads = await Promise.all(chains.map((chain) => readHead(businessTable(), chain)));
  const settlements = (await settlementsSeen(scope)).filter((one) => {
    return programmeId === undefined || one.programmeId === programmeId;
  });
  return planExport(now, heads, settlements);
}

async function settlementsSeen(scope: Scope): Promise<readonly TotalledSettlement[]> {
  const found: TotalledSettlement[] = [];
  let cursor: string | undefined;
  do {
    const page = await listSettlements(businessTable(), scope, { limit: 100, cursor }, () => true);
    found.push(...page.items.filter((one) => one.status !== 'building'));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
}

/** What stands before everything else: what the export is, and the programmes that its grants are split by. */
export async function headLines(
  org: string,
  { exportedAt, heads }: ExportPlan,
): Promise<readonly ExportLine[]> {
  const { programmes } = await currentCatalogue();
  return [headLine(org, exportedAt, heads), ...programmes.map(programmeLine)];
}

/** What is held against everything before: the balances of the entries, and the budgets that they make. */
export async function tailLines(
  scope: Scope,
  plan: ExportPlan,
  accounts: readonly AccountTurnover[],
): Promise<readonly ExportLine[]> {
  const budgets = scope.kind === 'bureau' ? await budgetLines(scope, plan, accounts) : [];
  return [...balanceLines(accounts), ...budgets];
}

async function budgetLines(
  scope: Extract<Scope, { kind: 'bureau' }>,
  plan: ExportPlan,
  accounts: readonly AccountTurnover[],
): Promise<readonly ExportLine[]> {
  const { programmes } = await currentCatalogue();
  const cells = accounts.flatMap(({ account }) => budgetCellOf(account) ?? []);
  const named = new Map(cells.map((cell) => [`${cell.programmeId}#${cell.year}`, cell]));
  const lines = [...named.values()].map(async ({ programmeId, year }) => {
    const programme = programmes.findLast((one) => one.id === programmeId);
    const budget = await readBudget(businessTable(), programmeId, year);
    if (programme === undefined || budget === undefined) return [];
    const whole = programme.divisionPrefix.startsWith(divisionPrefix(scope.division));
    const complete = whole && (await isSettledOn(plan, programme, year, accounts));
    const held = (await readBudget(businessTable(), programmeId, year)) ?? budget;
    const clearings = complete ? await clearingLines(programmeId, year) : [];
    return [budgetLine(held, complete), ...clearings];
  });
  return (await Promise.all(lines)).flat();
}

async function clearingLines(programmeId: string, year: number): Promise<readonly ExportLine[]> {
  const clearing = await readYearClearing(businessTable(), programmeId, year);
  return clearing?.status === 'cleared' ? [clearingLine(clearing)] : [];
}

/**
 * Whether the stored budget can be held against the entries of the export: it is what they make, or it is not although nothing
 * was sealed since the export was planned. What was booked while it was made is in the next one.
 */
async function isSettledOn(
  plan: ExportPlan,
  programme: Programme,
  year: number,
  accounts: readonly AccountTurnover[],
): Promise<boolean> {
  const legs = accounts.map(({ account, debitFen, creditFen }) => ({
    account,
    fen: subtractFen(debitFen, creditFen),
  }));
  const byEntries = positionFromJournal([{ legs }], programme.id, year);
  const stored = budgetPosition(programme, year, await readBudget(businessTable(), programme.id, year));
  const agrees = programme.levels.every(({ level }) => {
    const available = stored.levels.filter((one) => one.level === level).map((one) => one.availableFen);
    const sum = available.reduce<number>((total, fen) => total + fen, 0);
    return sum === (byEntries.get(level)?.availableFen ?? 0);
  });
  if (agrees) return true;
  await pause(sealingMillis);
  const chain = chainOf.programme(programme.id);
  const planned = plan.heads.find((head) => head.chain === chain);
  return (await readHead(businessTable(), chain)).number === planned?.number;
}
