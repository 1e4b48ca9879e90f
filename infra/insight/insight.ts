import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';

/** What the books say: reports, indicators and what another programme would have come to, a large year by the exports’ workflow. */
export class Insight extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'insight');
    writesTable(answers, platform.data);
  }
}
