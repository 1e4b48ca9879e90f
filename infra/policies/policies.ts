import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';
import { Clockwork } from './clockwork.ts';

/** Policies, their cancellation, and what happens to them by the passing of time. */
export class Policies extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'policies');
    writesTable(answers, platform.data);
    new Clockwork(this, 'Clockwork', platform);
  }
}
