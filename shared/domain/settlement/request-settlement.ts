import { type Caller } from '../access/role.ts';
import { type Instant, type Quarter, quarterPeriod, startOfDay } from '../dates.ts';
import { type InsurerCode, type SettlementId } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import { type Programme } from '../subsidies/programme.ts';
import { type ClosedPeriod } from './period.ts';
import { decidingDivision, type SettlementIn, type SettlementSlot } from './settlement.ts';

export interface SettlementRequest {
  readonly settlementId: SettlementId;
  readonly programme: Programme;
  readonly insurer: InsurerCode;
  readonly quarter: Quarter;
  /** The settlement that held the same programme, insurer and quarter last. */
  readonly slot: SettlementSlot | undefined;
  readonly closed: ClosedPeriod | undefined;
}

export type RequestRefusal =
  | { readonly kind: 'quarter-open'; readonly endsAt: Instant }
  | { readonly kind: 'period-closed'; readonly closedAt: Instant }
  | { readonly kind: 'settlement-exists'; readonly settlementId: SettlementId };

/**
 * Begins a settlement of a quarter that is over (SUB-15). There is one live settlement for each programme, insurer and
 * quarter; after a returned one the sequence counts up.
 *
 * Refusals: `quarter-open`, `period-closed`, `settlement-exists`.
 */
export function requestSettlement(
  of: SettlementRequest,
  by: Caller,
  now: Instant,
): Result<{ settlement: SettlementIn<'building'>; slot: SettlementSlot }, RequestRefusal> {
  const endsAt = startOfDay(quarterPeriod(of.quarter).end);
  if (now < endsAt) return refuse({ kind: 'quarter-open', endsAt });
  if (of.closed !== undefined) return refuse({ kind: 'period-closed', closedAt: of.closed.closedAt });
  if (of.slot?.live === true) {
    return refuse({ kind: 'settlement-exists', settlementId: of.slot.settlementId });
  }
  const { settlementId, insurer, quarter } = of;
  const sequence = (of.slot?.sequence ?? 0) + 1;
  return accept({
    settlement: {
      status: 'building',
      settlementId,
      programmeId: of.programme.id,
      insurer,
      quarter,
      sequence,
      divisionCode: decidingDivision(of.programme),
      requestedBy: by.subject,
      requestedAt: now,
      history: [{ at: now, actor: by.subject, event: 'requested' }],
      collected: 0,
      revision: 0,
    },
    slot: { settlementId, sequence, live: true, revision: of.slot === undefined ? 0 : of.slot.revision + 1 },
  });
}
