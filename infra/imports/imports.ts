import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { jobFilesPrefix, uploadsPrefix } from '../../shared/contract/documents.ts';
import { backgroundEntries } from '../../shared/contract/functions.ts';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { keepsFiles, knowsDemoProducts, readsFiles, writesTable } from '../building-blocks/data-access.ts';
import { InsuranceFunction } from '../building-blocks/insurance-function.ts';
import { Workflow } from '../building-blocks/workflow.ts';
import { importWorkflow } from './import-workflow.ts';

/** Lists of firms, quotes and policies: small ones within the request, large ones from an upload by workflow. */
export class Imports extends Construct {
  readonly workflow: Workflow;

  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'imports');
    writesTable(answers, platform.data);
    readsFiles(answers, platform.data, uploadsPrefix);
    knowsDemoProducts(answers, platform.settings);

    const tasks = new InsuranceFunction(this, 'Tasks', {
      platform,
      entry: backgroundEntries.importsTasks,
      purpose: 'steps of the imports workflow',
      timeout: Duration.minutes(5),
    });
    writesTable(tasks, platform.data);
    readsFiles(tasks, platform.data, uploadsPrefix);
    keepsFiles(tasks, platform.data, jobFilesPrefix);
    knowsDemoProducts(tasks, platform.settings);
    this.workflow = new Workflow(this, 'Workflow', { platform, define: importWorkflow, tasks });
  }
}
