import { Construct } from 'constructs';
import { environmentNames } from '../../shared/contract/environment.ts';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { readsTable, recordsCaseReads } from '../building-blocks/data-access.ts';

/** Papers as PDF files, made on demand, and the confirmation of certificates: it only reads. */
export class Papers extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'papers');
    readsTable(answers, platform.data);
    recordsCaseReads(answers, platform.data);
    answers.tell(environmentNames.publicOrigin, platform.settings.portalOrigin);
  }
}
