import * as z from 'zod';
import { bureauRoles, insurerRoles } from '../../domain/access/role.ts';
import { day } from '../../domain/dates.ts';
import { account } from '../../domain/ledger/accounts.ts';
import { journalEntry } from '../../domain/ledger/journal-entry.ts';
import { ledgerBlock } from '../../domain/ledger/seal-entries.ts';
import { insurerCode } from '../../domain/ids.ts';
import { fen } from '../../domain/money.ts';
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

function namesOneOwner(query: { policyNo?: unknown; claimNo?: unknown; settlementId?: unknown }): boolean {
  const named = [query.policyNo, query.claimNo, query.settlementId];
  return named.filter((id) => id !== undefined).length === 1;
}

export const listEntriesOperation = operation({
  key: 'GET /v1/ledger/entries',
  operationId: 'listEntries',
  summary: 'Journal entries of one policy, claim or settlement, oldest first',
  roles: ['firm', ...insurerRoles, ...bureauRoles],
  query: z
    .strictObject({
      ...pageQuery,
      policyNo: z.string().max(64).optional(),
      claimNo: z.string().max(64).optional(),
      settlementId: z.string().max(64).optional(),
    })
    .refine(namesOneOwner, 'exactly one of policyNo, claimNo and settlementId'),
  success: 200,
  answer: pageOf(journalEntry),
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
