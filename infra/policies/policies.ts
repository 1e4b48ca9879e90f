import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { readsTable } from '../building-blocks/data-access.ts';
import { Clockwork } from './clockwork.ts';

/** Policies as they are read, and what happens to them by the passing of time. */
export class Policies extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'policies');
    readsTable(answers, platform.data);
    new Clockwork(this, 'Clockwork', platform);
  }
}
