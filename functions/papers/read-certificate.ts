import { readCertificateOperation } from '../../shared/contract/operations/papers.ts';
import { environmentNames } from '../../shared/contract/environment.ts';
import { printCertificateCode } from '../../shared/domain/papers/certificate-code.ts';
import { certificatePaper, type NotIssued } from '../../shared/domain/papers/certificate-paper.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { fromEnvironment } from '../runtime/environment.ts';
import { notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { certificateProof } from './certificate-proof.ts';
import { paperReply } from './paper-reply.ts';

export const readCertificate = readingRoute(readCertificateOperation, async ({ params, caller, now }) => {
  const policy = await readPolicy(businessTable(), caller.scope, params.policyNo);
  if (policy === undefined) return notFound();
  const product = (await currentCatalogue()).soldProduct(policy.product);
  const code = printCertificateCode(policy.policyNo, certificateProof(policy));
  const url = `${fromEnvironment(environmentNames.publicOrigin)}/v1/certificates/${code}`;
  const decided = certificatePaper(policy, product, { code, url }, now);
  return decided.accepted ? paperReply(decided.value, now) : notIssued(decided.refusal);
});

function notIssued({ kind, status }: NotIssued): Refusal {
  const detail =
    status === 'awaiting-payment'
      ? '保单尚未签发，还不能出具凭证。请先按缴费通知书缴清保险费。'
      : '保单没有签发过，不能出具凭证。如仍需保障，请重新报价。';
  return refusal(kind, detail, { facts: { status } });
}
