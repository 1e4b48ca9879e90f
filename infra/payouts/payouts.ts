import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';

/** What is paid on a claim besides its one agreement, and the files of instructions for insurers' banks. */
export class Payouts extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'payouts');
    writesTable(answers, platform.data);
  }
}
