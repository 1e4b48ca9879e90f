import { discrepancyId, type InsurerCode, type SettlementId } from '../../shared/domain/ids.ts';
import { derivedId } from '../runtime/minting.ts';

/** A payment that was recorded and has not come: its discrepancy, whose id follows from the part. */
export function missingId(insurer: InsurerCode, of: SettlementId, part: { level: string; payer: string }) {
  return discrepancyId.parse(derivedId('dsc', `${insurer}#${of}#${part.level}#${part.payer}`));
}

/** A line that does not fit has one discrepancy, whose id follows from its bank reference. */
export function lineDiscrepancyId(insurer: InsurerCode, bankReference: string) {
  return discrepancyId.parse(derivedId('dsc', `${insurer}#${bankReference}`));
}
