import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { knowsDemoProducts, writesTable } from '../building-blocks/data-access.ts';

/** Quotes and underwriting. */
export class Quoting extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'quoting');
    writesTable(answers, platform.data);
    knowsDemoProducts(answers, platform.settings);
  }
}
