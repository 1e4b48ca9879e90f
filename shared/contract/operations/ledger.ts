import * as z from 'zod';
import { bureauRoles, insurerRoles } from '../../domain/access/role.ts';
import { day } from '../../domain/dates.ts';
import { budgetFigure } from '../../domain/ledger/budget-cells.ts';
import { account } from '../../domain/ledger/accounts.ts';
import { journalEntry } from '../../domain/ledger/journal-entry.ts';
import { ledgerBlock } from '../../domain/ledger/seal-entries.ts';
import { insurerCode } from '../../domain/ids.ts';
import { fen } from '../../domain/money.ts';
import { fiscalLevel } from '../../domain/subsidies/programme.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';

export const readTrialBalanceOperation = operation({
  key: 'GET /v1/ledger/trial-balance',
  operationId: 'readTrialBalance',
  summary: 'Both sides of every account, over the entries that touch the caller’s organisation',
  roles: ['insurer-finance', ...bureauRoles],
  query: z.strictObject({ asOf: day.optional() }),
  success: 200,
  answer: z.object({
    balanced: z.boolean(),
    accounts: z.array(z.object({ account, debitFen: fen, creditFen: fen })),
  }),
});

interface EntriesQuery {
  readonly policyNo?: unknown;
  readonly claimNo?: unknown;
  readonly settlementId?: unknown;
  readonly programmeId?: unknown;
  readonly year?: unknown;
  readonly level?: unknown;
  readonly column?: unknown;
}

function namesOneOwner(query: EntriesQuery): boolean {
  const named = [query.policyNo, query.claimNo, query.settlementId, query.programmeId];
  return named.filter((id) => id !== undefined).length === 1;
}

/** A cell is one of a programme's year. */
function namesWholeCell({ programmeId, year, level, column }: EntriesQuery): boolean {
  if (programmeId === undefined) return [year, level, column].every((one) => one === undefined);
  return year !== undefined || (level === undefined && column === undefined);
}

export const listEntriesOperation = operation({
  key: 'GET /v1/ledger/entries',
  operationId: 'listEntries',
  summary:
    'Journal entries of one policy, claim or settlement, oldest first; or those behind a cell of a budget, newest first',
  roles: ['firm', ...insurerRoles, ...bureauRoles],
  query: z
    .strictObject({
      ...pageQuery,
      policyNo: z.string().max(64).optional(),
      claimNo: z.string().max(64).optional(),
      settlementId: z.string().max(64).optional(),
      programmeId: z.string().max(64).optional(),
      year: z.coerce.number().int().min(2020).max(2100).optional(),
      level: fiscalLevel.optional(),
      column: budgetFigure.optional(),
      asOf: day.optional(),
    })
    .refine(namesOneOwner, 'exactly one of policyNo, claimNo, settlementId and programmeId')
    .refine(namesWholeCell, 'level and column need programmeId and year'),
  success: 200,
  answer: pageOf(
    journalEntry.extend({
      /** What the entry moves the cell by, where `column` was asked for: the entries behind a cell add up to it. */
      cellFen: fen.optional(),
    }),
  ),
});

function namesOneChain(query: { programmeId?: unknown; insurer?: unknown }): boolean {
  return query.programmeId === undefined || query.insurer === undefined;
}

export const listBlocksOperation = operation({
  key: 'GET /v1/ledger/blocks',
  operationId: 'listLedgerBlocks',
  summary:
    'Blocks in which the entries of a programme are sealed, the first one first; of an insurer, or of neither, those without a programme',
  roles: ['insurer-finance', ...bureauRoles],
  query: z
    .strictObject({
      ...pageQuery,
      programmeId: z.string().max(64).optional(),
      insurer: insurerCode.optional(),
    })
    .refine(namesOneChain, 'at most one of programmeId and insurer'),
  success: 200,
  answer: pageOf(
    ledgerBlock.extend({
      /** How many entries it seals. */
      entries: z.int(),
    }),
  ),
});
