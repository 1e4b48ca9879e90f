import { packEvidenceOperation } from '../../shared/contract/operations/packs.ts';
import { jobFileKey } from '../../shared/contract/documents.ts';
import { maySee, type Scope } from '../../shared/domain/access/role.ts';
import type { Claim } from '../../shared/domain/claims/claim.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { LedgerBlock } from '../../shared/domain/ledger/seal-entries.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { claimsOnPolicy } from '../../shared/persistence/claims.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { readBlock, type Seal, sealsBeside } from '../../shared/persistence/ledger-chains.ts';
import { policyDocuments } from '../../shared/persistence/policy-documents.ts';
import { readPolicyWithEntries } from '../../shared/persistence/policy-journal.ts';
import { readQuote } from '../../shared/persistence/quotes.ts';
import { signDownload, writeStored } from '../../shared/persistence/signed-files.ts';
import { currentPolicyView } from '../policies/current-policy-view.ts';
import { currentQuoteView } from '../quoting/quote-view.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { documentBucket } from '../runtime/document-bucket.ts';
import { sha256 } from '../runtime/minting.ts';
import { notFound, seeOther } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { type PackedFile, packed } from './packed-files.ts';

const service = { kind: 'service' } as const;

/** Part 6: what an auditor wants to hold of one policy, as one file that proves itself. */
export const packEvidence = readingRoute(packEvidenceOperation, async ({ params, caller, now }) => {
  const file = await readPolicyWithEntries(businessTable(), caller.scope, params.policyNo);
  if (file === undefined) return notFound();
  const { policy, entries } = file;
  const [quote, sealed, documents, claims] = await Promise.all([
    quoteOf(policy, now),
    sealedIn(policy),
    policyDocuments(businessTable(), policy.policyNo),
    claimsOnPolicy(businessTable(), policy.uscc, policy.policyNo),
  ]);
  const files: readonly PackedFile[] = [
    { name: 'policy.json', content: await currentPolicyView(policy, now) },
    { name: 'quote.json', content: quote },
    { name: 'confirmations.json', content: confirmationsOf(policy) },
    { name: 'entries.json', content: entries },
    { name: 'seals.json', content: sealed.seals },
    { name: 'blocks.json', content: sealed.blocks },
    { name: 'documents.json', content: documents },
    { name: 'claims.json', content: claimsSeenBy(caller.scope, claims) },
  ];
  const bytes = packed(files, now);
  const key = jobFileKey('packs', `${policy.policyNo}-${sha256(bytes)}.zip`);
  await writeStored(documentBucket(), key, { contentType: 'application/zip', content: bytes });
  return seeOther(await signDownload(documentBucket(), key, `${policy.policyNo}-evidence.zip`));
});

/** The quote with the explanation of every step, as it was accepted; an imported policy has none. */
async function quoteOf(policy: Policy, now: Instant): Promise<unknown> {
  const quote = await readQuote(businessTable(), service, policy.quoteId);
  return quote === undefined ? null : currentQuoteView(businessTable(), quote, now, await currentCatalogue());
}

/** QTE-4: which exemption clauses were confirmed, by whom and when. */
function confirmationsOf({ confirmedClauses, boundAt, boundBy }: Policy) {
  return { confirmedClauses, confirmedAt: boundAt, confirmedBy: boundBy };
}

/** Where each entry is sealed, and those blocks: the hashes of all their entries, nobody else's entry. */
async function sealedIn(policy: Policy): Promise<{ seals: readonly Seal[]; blocks: readonly LedgerBlock[] }> {
  const seals = await sealsBeside(businessTable(), keys.policy(policy.policyNo));
  const places = new Map(seals.map(({ chain, block }) => [`${chain}#${block}`, { chain, block }]));
  const found = await Promise.all(
    [...places.values()].map(({ chain, block }) => readBlock(businessTable(), chain, block)),
  );
  return { seals, blocks: found.flatMap((one) => one?.block ?? []) };
}

/** A summary: papers, assessments and people stay with the claim. */
function claimsSeenBy(scope: Scope, claims: readonly Claim[]) {
  return claims
    .filter(({ uscc, divisionCode, insurers }) => {
      return maySee(scope, { uscc, divisionCode, insurers: insurers.map(({ insurer }) => insurer) });
    })
    .map(({ claimNo, status, coverCode, occurredAt, reportedAt, closedReason }) => {
      return { claimNo, status, coverCode, occurredAt, reportedAt, closedReason };
    });
}
