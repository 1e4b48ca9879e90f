import { Duration } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { httpEntries } from '../../shared/contract/functions.ts';
import { type Capability } from '../../shared/contract/routes.ts';
import { type InsuranceApi } from './insurance-api.ts';
import { InsuranceFunction } from './insurance-function.ts';
import { type Platform } from './platform.ts';

/** What a capability that answers HTTP routes stands on. */
export interface HttpPlatform extends Platform {
  readonly api: InsuranceApi;
}

/** The function that answers a capability's HTTP routes, wired to all of them. */
export function capabilityFunction(
  scope: Construct,
  platform: HttpPlatform,
  capability: Capability,
): InsuranceFunction {
  const answers = new InsuranceFunction(scope, 'Api', {
    platform,
    entry: httpEntries[capability],
    purpose: `HTTP routes of ${capability}`,
    timeout: Duration.seconds(29),
  });
  platform.api.serve(capability, answers.lambda);
  return answers;
}
