import { Construct } from 'constructs';
import { jobFilesPrefix } from '../../shared/contract/documents.ts';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { keepsFiles, readsTable, recordsCaseReads } from '../building-blocks/data-access.ts';

/** Archives that are made when they are asked for: the evidence of one policy. */
export class Packs extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'packs');
    readsTable(answers, platform.data);
    recordsCaseReads(answers, platform.data);
    keepsFiles(answers, platform.data, jobFilesPrefix);
  }
}
