import * as z from 'zod';
import type { Scope } from '../access/role.ts';
import { instant } from '../dates.ts';
import { settlementId } from '../ids.ts';
import { chainHead, type ChainHead, chainName, type ChainName } from '../ledger/seal-entries.ts';
import type { TotalledSettlement } from '../settlement/settlement.ts';
import type { Programme } from '../subsidies/programme.ts';

/** Entries of all chains, and rows of settlements, up to which an export is made within its request. */
export const mostLinesAtOnce = 2_000;

const exportPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('settlement'), settlementId }),
  z.object({ kind: z.literal('blocks'), chain: chainName, from: z.int(), to: z.int() }),
]);
export type ExportPart = z.infer<typeof exportPart>;

/** What an export holds, decided before the first line: chains up to the heads that they had then. */
export const exportPlan = z.object({
  exportedAt: instant,
  heads: z.array(chainHead).readonly(),
  /** Rows of the settlements in it. */
  rows: z.int().nonnegative().default(0),
  /** Parts that are written one after another into one chunk. */
  chunks: z.array(z.array(exportPart).readonly()).readonly(),
});
export type ExportPlan = z.infer<typeof exportPlan>;

const mostChunks = 400;
const blocksInPart = 100;

/**
 * Which chains hold entries that a scope may see: a bureau's programmes and every insurer's, an insurer's own and every
 * programme's.
 */
export function holdsSeen(scope: Scope, chain: ChainName, programmes: readonly Programme[]): boolean {
  const [kind, name] = chain.split(':');
  if (scope.kind === 'insurer') return kind === 'programme' || name === scope.insurer;
  if (scope.kind !== 'bureau') return false;
  if (kind !== 'programme') return true;
  const own = scope.division.replace(/(0000|00)$/, '');
  const areas = programmes.filter(({ id }) => id === name).map(({ divisionPrefix }) => divisionPrefix);
  return areas.some((area) => own.startsWith(area) || area.startsWith(own));
}

/** Parts in their order as at most 400 chunks: what a workflow goes through. */
export function inChunks<Part>(parts: readonly Part[]): readonly (readonly Part[])[] {
  const size = Math.max(1, Math.trunc((parts.length + mostChunks - 1) / mostChunks));
  const chunks: Part[][] = [];
  for (let at = 0; at < parts.length; at += size) chunks.push(parts.slice(at, at + size));
  return chunks;
}

/** Divides chains and settlements into at most 400 chunks, each in its order. */
export function planExport(
  exportedAt: ExportPlan['exportedAt'],
  heads: readonly ChainHead[],
  settlements: readonly Pick<TotalledSettlement, 'settlementId' | 'counts'>[],
): ExportPlan {
  const ofSettlements = settlements.map(({ settlementId: id }) => {
    return { kind: 'settlement' as const, settlementId: id };
  });
  const chunks = inChunks<ExportPart>([...ofSettlements, ...heads.flatMap(partsOfChain)]);
  const rows = settlements
    .flatMap(({ counts }) => Object.values(counts))
    .reduce((sum, count) => sum + count, 0);
  return { exportedAt, heads, rows, chunks };
}

/** How many lines an export has at least, known before anything of it is read. */
export function linesOf({ heads, rows }: ExportPlan): number {
  return heads.reduce((sum, head) => sum + head.entries, rows);
}

function partsOfChain({ chain, number }: ChainHead): readonly ExportPart[] {
  const parts: ExportPart[] = [];
  for (let from = 1; from <= number; from += blocksInPart) {
    parts.push({ kind: 'blocks', chain, from, to: Math.min(number, from + blocksInPart - 1) });
  }
  return parts;
}
