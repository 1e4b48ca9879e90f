import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';

/** Changes of policies in force, with their own premium and subsidy. */
export class Endorsements extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    writesTable(capabilityFunction(this, platform, 'endorsements'), platform.data);
  }
}
