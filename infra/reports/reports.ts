import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { readsManyItems, readsTable } from '../building-blocks/data-access.ts';

/** Reports and indicators, as JSON or as files that a spreadsheet opens. */
export class Reports extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'reports');
    readsTable(answers, platform.data);
    readsManyItems(answers, platform.data);
  }
}
