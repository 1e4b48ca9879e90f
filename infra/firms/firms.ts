import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';

/** Firms, and the public registers they are checked against. */
export class Firms extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'firms');
    writesTable(answers, platform.data);
  }
}
