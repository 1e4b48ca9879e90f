import { maySee, type Scope } from '../../shared/domain/access/role.ts';
import type { JournalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import {
  blockLine,
  entryLine,
  type ExportLine,
  factLine,
  followsFromPolicy,
  isOfApplication,
  rowLine,
  settlementLine,
} from '../../shared/domain/proof/export-lines.ts';
import { applicationLine } from '../../shared/domain/proof/application-line.ts';
import type { ExportPart } from '../../shared/domain/proof/export-plan.ts';
import { invariant } from '../../shared/domain/result.ts';
import { readApplication } from '../../shared/persistence/applications.ts';
import { readBlock } from '../../shared/persistence/ledger-chains.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { listRows, readSettlement } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { applicationIdOf } from '../subsidies/application-id.ts';

const service = { kind: 'service' } as const;
const rowsAtOnce = 100;

/** Whether an entry touches the caller's organisation: what its trial balance is made of. */
export function touches(scope: Scope, { insurer, divisionCode, uscc }: JournalEntry): boolean {
  return maySee(scope, { uscc, divisionCode, insurers: insurer === undefined ? [] : [insurer] });
}

/** The lines of a part of an export, in the order in which they are verified. */
export async function* linesOfPart(scope: Scope, part: ExportPart): AsyncGenerator<ExportLine, void> {
  if (part.kind === 'settlement') return yield* linesOfSettlement(scope, part);
  for (let number = part.from; number <= part.to; number += 1) {
    const found = await readBlock(businessTable(), part.chain, number);
    invariant(found !== undefined, `no block ${number} of ${part.chain}`);
    const seen = found.entries.filter((entry) => touches(scope, entry));
    yield* await factsOf(seen);
    yield blockLine(found.block, seen.length);
    for (const entry of seen) yield entryLine(entry);
  }
  return undefined;
}

async function factsOf(entries: readonly JournalEntry[]): Promise<readonly ExportLine[]> {
  return [...(await policyFacts(entries)), ...(await applicationFacts(entries))];
}

/** One record for each application that a block's entries are about, however many they are. */
async function applicationFacts(entries: readonly JournalEntry[]): Promise<readonly ExportLine[]> {
  const named = entries.filter(isOfApplication).flatMap(({ policyNo, programmeId }) => {
    return policyNo === undefined || programmeId === undefined ? [] : [{ policyNo, programmeId }];
  });
  const distinct = new Map(
    named.map((one) => [applicationIdOf(one.policyNo, one.programmeId), one.policyNo]),
  );
  const facts = await Promise.all(
    [...distinct].map(async ([id, policyNo]) => {
      const [application, policy] = await Promise.all([
        readApplication(businessTable(), service, id),
        readPolicy(businessTable(), service, policyNo),
      ]);
      return application && policy && applicationLine(application, policy);
    }),
  );
  return facts.flatMap((line) => line ?? []);
}

async function policyFacts(entries: readonly JournalEntry[]): Promise<readonly ExportLine[]> {
  const facts = await Promise.all(
    entries.filter(followsFromPolicy).map(async (entry) => {
      const policy = entry.policyNo && (await readPolicy(businessTable(), service, entry.policyNo));
      return policy ? factLine(policy, entry) : undefined;
    }),
  );
  return facts.flatMap((line) => line ?? []);
}

async function* linesOfSettlement(
  scope: Scope,
  { settlementId }: Extract<ExportPart, { kind: 'settlement' }>,
): AsyncGenerator<ExportLine, void> {
  const settlement = await readSettlement(businessTable(), scope, settlementId);
  if (settlement === undefined || settlement.status === 'building') return;
  yield settlementLine(scope, settlement);
  let cursor: string | undefined;
  do {
    const page = await listRows(
      businessTable(),
      scope,
      settlement,
      { limit: rowsAtOnce, cursor },
      () => true,
    );
    for (const row of page.items) yield rowLine(settlementId, row);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/** The entry that a line holds. */
export function entriesOf(line: ExportLine): readonly JournalEntry[] {
  return line.type === 'entry' ? [line['entry'] as JournalEntry] : [];
}
