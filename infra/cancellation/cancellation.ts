import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';

/** Every way in which a policy is ended by somebody, with its refund. */
export class Cancellation extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    writesTable(capabilityFunction(this, platform, 'cancellation'), platform.data);
  }
}
