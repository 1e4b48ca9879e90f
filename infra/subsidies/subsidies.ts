import { Construct } from 'constructs';
import { policyDocumentsPrefix } from '../../shared/contract/documents.ts';
import { backgroundEntries } from '../../shared/contract/functions.ts';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { keepsFiles, writesTable } from '../building-blocks/data-access.ts';
import { EveryMinute } from '../building-blocks/every-minute.ts';

/** Subsidies that are decided after the policy was bound: applications and their papers, and what time does to them. */
export class Subsidies extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'subsidies');
    writesTable(answers, platform.data);
    keepsFiles(answers, platform.data, policyDocumentsPrefix);
    new EveryMinute(this, 'Clock', {
      platform,
      entry: backgroundEntries.subsidyClock,
      purpose: 'grants, notices and forfeits of subsidy applications',
      standstill: 'Subsidy applications are not granted, and nothing is forfeited any more',
    });
  }
}
