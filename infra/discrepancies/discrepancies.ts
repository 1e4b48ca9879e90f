import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';

/** Money of statements that does not fit, until somebody clears it up. */
export class Discrepancies extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'discrepancies');
    writesTable(answers, platform.data);
  }
}
