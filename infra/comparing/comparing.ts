import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { knowsDemoProducts, readsTable, recordsCaseReads } from '../building-blocks/data-access.ts';

/** Quotes side by side, of which nothing is kept. */
export class Comparing extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'comparing');
    readsTable(answers, platform.data);
    recordsCaseReads(answers, platform.data);
    knowsDemoProducts(answers, platform.settings);
  }
}
