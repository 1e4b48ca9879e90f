import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { knowsDemoProducts, writesTable } from '../building-blocks/data-access.ts';

/** From a policy that ends to the quote for its next period. */
export class Renewals extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'renewals');
    writesTable(answers, platform.data);
    knowsDemoProducts(answers, platform.settings);
  }
}
