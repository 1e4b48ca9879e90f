import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { readsTable } from '../building-blocks/data-access.ts';

/** What the caller has been told. */
export class Notices extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'notices');
    readsTable(answers, platform.data);
  }
}
