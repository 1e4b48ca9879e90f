import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { readsTable } from '../building-blocks/data-access.ts';

/** What the books say: reports, indicators and what another programme would have come to; nothing is changed here. */
export class Insight extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'insight');
    readsTable(answers, platform.data);
  }
}
