import { Construct } from 'constructs';
import { jobFilesPrefix, uploadsPrefix } from '../../shared/contract/documents.ts';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { readsFiles, writesFiles, writesTable } from '../building-blocks/data-access.ts';

/** Large files on their way in and out, and the jobs that work on them. */
export class Transfers extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'transfers');
    writesTable(answers, platform.data);
    writesFiles(answers, platform.data, uploadsPrefix);
    readsFiles(answers, platform.data, jobFilesPrefix);
  }
}
