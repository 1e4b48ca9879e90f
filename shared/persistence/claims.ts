import { table } from '../contract/table.ts';
import { maySee, type Scope } from '../domain/access/role.ts';
import { assessment, type Assessment } from '../domain/claims/assessment.ts';
import { claim, type Claim } from '../domain/claims/claim.ts';
import { clockMark, type ClockMark, inClockOrder, nextClockAt } from '../domain/claims/claim-clock.ts';
import { claimDocument, type ClaimDocument } from '../domain/claims/claim-document.ts';
import { reserveMovement, type ReserveMovement } from '../domain/claims/reserve-movement.ts';
import type { Instant } from '../domain/dates.ts';
import type { ClaimNo, PolicyNo, Uscc } from '../domain/ids.ts';
import { type Due, dueIn } from './due-queue.ts';
import { keys, listed } from './keys.ts';
import { listAll, listPage, listQuery, type Page, type Paged } from './listing.ts';
import { insert, type Item, read, readPartition, replace, type Store, type Write } from './store.ts';

/** A claim with everything that is kept beside it. */
export interface ClaimFile {
  readonly claim: Claim;
  /** In the order in which they were made. */
  readonly assessments: readonly Assessment[];
  readonly documents: readonly ClaimDocument[];
  /** What the passing of time has brought, in the order in which it did. */
  readonly clockMarks: readonly ClockMark[];
  /** What has moved its reserve since the report. */
  readonly reserveMovements: readonly ReserveMovement[];
}

/** The assessment that stands; a rejected claim has none. */
export function standingAssessment({
  claim: of,
  assessments,
}: Pick<ClaimFile, 'claim' | 'assessments'>): Assessment | undefined {
  return assessments.find((one) => one.assessmentId === of.assessed?.assessmentId);
}

export async function readClaim(store: Store, scope: Scope, claimNo: ClaimNo): Promise<Claim | undefined> {
  const item = await read(store, keys.claim(claimNo));
  if (item === undefined) return undefined;
  const found = claim.parse(item);
  return maySee(scope, partiesOf(found)) ? found : undefined;
}

/** The claim with its assessments and documents, in one read. */
export async function readClaimFile(
  store: Store,
  scope: Scope,
  claimNo: ClaimNo,
): Promise<ClaimFile | undefined> {
  const items = await readPartition(store, keys.claim(claimNo).pk);
  const of = (type: string) => items.filter((item) => item['type'] === type);
  const found = of('claim').map((item) => claim.parse(item))[0];
  if (found === undefined || !maySee(scope, partiesOf(found))) return undefined;
  return {
    claim: found,
    assessments: of('assessment')
      .map((item) => assessment.parse(item))
      .sort((a, b) => (a.assessedAt < b.assessedAt ? -1 : 1)),
    documents: of('document').map((item) => claimDocument.parse(item)),
    clockMarks: inClockOrder(of('clock-mark').map((item) => clockMark.parse(item))),
    reserveMovements: of('reserve-movement').map((item) => reserveMovement.parse(item)),
  };
}

export function listClaims(
  store: Store,
  scope: Scope,
  page: Page,
  keep: (one: Claim) => boolean,
): Promise<Paged<Claim>> {
  return listPage(store, listQuery('CLAIMS', scope), page, (item) => claim.parse(item), keep);
}

/** Every claim on a firm's policy, as the index knows it. */
export async function claimsOnPolicy(
  store: Store,
  uscc: Uscc,
  policyNo: PolicyNo,
): Promise<readonly Claim[]> {
  const query = { index: table.indexes.byFirm, partition: `CLAIMS#${uscc}` };
  const claims = await listAll(store, query, (item) => claim.parse(item));
  return claims.filter((one) => one.policyNo === policyNo);
}

export function insertClaim(of: Claim): Write {
  return insert('claim', itemOf(of));
}

export function replaceClaim(of: Claim): Write {
  return replace('claim', itemOf(of));
}

export function insertAssessment(of: Assessment): Write {
  return insert('assessment', { ...keys.assessment(of.claimNo, of.assessmentId), type: 'assessment', ...of });
}

export function insertDocument(of: ClaimDocument): Write {
  return insert('document', { ...keys.document(of.claimNo, of.documentId), type: 'document', ...of });
}

/** Kept for good, beside the claim as it left it. */
export function insertReserveMovement(of: ReserveMovement): Write {
  const key = keys.reserveMovement(of.claimNo, of.revision);
  return insert('reserve-movement', { ...key, type: 'reserve-movement', ...of });
}

/** A claim's workflow begins anew: the relay starts an execution for each of these. */
export function insertClaimRound({ claimNo, round = 0 }: Pick<Claim, 'claimNo' | 'round'>): Write {
  return insert('claim-round', { ...keys.claimRound(claimNo, round), type: 'claim-round', claimNo, round });
}

/** A thing that the clock does once, whoever ticks twice. */
export function insertClockMark(of: ClockMark): Write {
  return insert('clock-mark', {
    ...keys.clockMark(of.claimNo, of.kind, of.word, of.movedTo),
    type: 'clock-mark',
    ...of,
  });
}

/** Claims to which something is due by now, soonest first, and when the next thing is due to another. */
export async function dueClaims(store: Store, now: Instant, limit: number): Promise<Due<ClaimNo>> {
  return dueIn(store, 'CLAIM', { now, limit }, (item) => claim.parse(item).claimNo);
}

function partiesOf(of: Claim) {
  return {
    uscc: of.uscc,
    insurers: of.insurers.map((share) => share.insurer),
    divisionCode: of.divisionCode,
  };
}

function itemOf(of: Claim): Item & { revision: number } {
  const sort = `${of.reportedAt}#${of.claimNo}`;
  const dueAt = nextClockAt(of);
  return {
    ...keys.claim(of.claimNo),
    type: 'claim',
    ...listed.byFirm('CLAIMS', of.uscc, sort),
    ...listed.byInsurer('CLAIMS', of.insurers[0]?.insurer ?? '', sort),
    ...listed.byDivision('CLAIMS', of.divisionCode, sort),
    ...(dueAt === undefined ? {} : listed.byDue('CLAIM', `${dueAt}#${of.claimNo}`)),
    ...of,
  };
}
