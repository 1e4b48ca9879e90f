import {
  type GrantedApplication,
  isGranted,
  sentParts,
} from '../../shared/domain/applications/reduce-application.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { type GrantToFirm, reckonedUnder } from '../../shared/domain/policies/reimbursed-grants.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { readApplication } from '../../shared/persistence/applications.ts';
import { businessTable } from '../runtime/business-table.ts';
import { applicationIdOf } from '../subsidies/application-id.ts';
import { isClaimedBack } from './claimed-back.ts';

/** Reads that follow from a policy which the caller has been allowed to see. */
const following = { kind: 'service' } as const;

/** Applications under which bureaus have granted something to the firm itself: reserved for it, owed to it or paid. */
export async function grantedApplications({
  policyNo,
  subsidy,
}: Policy): Promise<readonly GrantedApplication[]> {
  const notDeducted = subsidy.programmes.filter((grant) => grant.mode !== 'direct-deduct');
  const found = await Promise.all(
    notDeducted.map(async ({ programmeId }) => {
      if (await isClaimedBack(policyNo, programmeId)) return undefined;
      return readApplication(businessTable(), following, applicationIdOf(policyNo, programmeId));
    }),
  );
  return found.filter((one): one is GrantedApplication => one !== undefined && isGranted(one));
}

/** The same as the domain knows them, by the versions of the programmes that granted them. */
export function grantsToFirm(
  applications: readonly GrantedApplication[],
  catalogue: Catalogue,
): readonly GrantToFirm[] {
  return applications.map((one) => ({
    grant: reckonedUnder(one.grant, catalogue.usedProgramme(one.programmeId, one.version)),
    sent: sentParts(one),
  }));
}
