import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';

/** Bank statements, matched to what is owed. */
export class Payments extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'payments');
    writesTable(answers, platform.data);
  }
}
