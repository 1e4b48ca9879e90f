import type { Application } from '../../../shared/domain/applications/application.ts';
import type { GrantFacts } from '../../../shared/domain/applications/grant-application.ts';
import type { Instant } from '../../../shared/domain/dates.ts';
import { taskId } from '../../../shared/domain/ids.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { readBudget } from '../../../shared/persistence/budgets.ts';
import { readFirmFile } from '../../../shared/persistence/firms.ts';
import { readPolicy } from '../../../shared/persistence/policies.ts';
import { readQuote } from '../../../shared/persistence/quotes.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { published } from '../../runtime/current-catalogue.ts';
import type { Minter } from '../../runtime/minting.ts';

const service = { kind: 'service' } as const;

/** Everything that a grant depends on, as it is now. */
export async function loadGrantFacts(of: Application, mint: Minter, now: Instant): Promise<GrantFacts> {
  const store = businessTable();
  const [policy, file, budget, { catalogue, calendar }] = await Promise.all([
    readPolicy(store, service, of.policyNo),
    readFirmFile(store, service, of.uscc),
    readBudget(store, of.programmeId, of.year),
    published(),
  ]);
  invariant(policy !== undefined, `application ${of.applicationId} of no policy`);
  const quote = await readQuote(store, service, policy.quoteId);
  return {
    now,
    calendar,
    policy,
    quote: quote ?? {},
    product: catalogue.soldProduct(policy.product),
    programme: catalogue.usedProgramme(of.programmeId, of.version),
    rows: file.rows,
    standing: file.standing,
    budget,
    taskId: taskId.parse(mint.ulid('tsk')),
  };
}
