import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';

/** Insurers' lists beside the ledger, and settlements as spreadsheets. */
export class Reconciliation extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'reconciliation');
    writesTable(answers, platform.data);
  }
}
