import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { readsDocuments, writesTable } from '../building-blocks/data-access.ts';

/** What is decided on claims beside their first assessment: in the interim, in review, after they were over. */
export class Appeals extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'appeals');
    writesTable(answers, platform.data);
    readsDocuments(answers, platform.data);
  }
}
