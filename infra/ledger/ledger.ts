import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { readsTable } from '../building-blocks/data-access.ts';

/** Journal entries and the trial balance, to be read only. */
export class Ledger extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'ledger');
    readsTable(answers, platform.data);
  }
}
