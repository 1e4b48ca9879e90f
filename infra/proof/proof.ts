import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { readsTable } from '../building-blocks/data-access.ts';

/** What an auditor takes along: the ledger as a file that is verified offline. */
export class Proof extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'proof');
    readsTable(answers, platform.data);
  }
}
