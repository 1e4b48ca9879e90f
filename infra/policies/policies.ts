import { Construct } from 'constructs';
import { backgroundEntries } from '../../shared/contract/functions.ts';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { readsTable, recordsCaseReads } from '../building-blocks/data-access.ts';
import { EveryMinute } from '../building-blocks/every-minute.ts';

/** Policies as they are read, and what happens to them by the passing of time. */
export class Policies extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'policies');
    readsTable(answers, platform.data);
    recordsCaseReads(answers, platform.data);
    new EveryMinute(this, 'Clockwork', {
      platform,
      entry: backgroundEntries.clockwork,
      purpose: 'what falls due by the passing of time',
      standstill: 'The clockwork stands still: unpaid binds keep their reservation',
    });
  }
}
