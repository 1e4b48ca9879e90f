import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';

/** The end of a programme's year: what it came to, what lapses, and what counties owe their cities. */
export class Clearing extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    writesTable(capabilityFunction(this, platform, 'clearing'), platform.data);
  }
}
