import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';

/** Policies that the insurer rescinds, for what was not told or made up. */
export class Rescission extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    writesTable(capabilityFunction(this, platform, 'rescission'), platform.data);
  }
}
