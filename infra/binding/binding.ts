import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';

/** From a quote to a policy, its subsidy reserved. */
export class Binding extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    writesTable(capabilityFunction(this, platform, 'binding'), platform.data);
  }
}
