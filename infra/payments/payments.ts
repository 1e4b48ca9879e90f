import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { jobFilesPrefix, uploadsPrefix } from '../../shared/contract/documents.ts';
import { backgroundEntries } from '../../shared/contract/functions.ts';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { keepsFiles, readsFiles, writesTable } from '../building-blocks/data-access.ts';
import { InsuranceFunction } from '../building-blocks/insurance-function.ts';
import { Workflow } from '../building-blocks/workflow.ts';
import { statementWorkflow } from './statement-workflow.ts';

/** Bank statements, matched to what is owed: small ones within the request, large ones from an upload by workflow. */
export class Payments extends Construct {
  readonly workflow: Workflow;

  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'payments');
    writesTable(answers, platform.data);
    readsFiles(answers, platform.data, uploadsPrefix);

    const tasks = new InsuranceFunction(this, 'Tasks', {
      platform,
      entry: backgroundEntries.paymentsTasks,
      purpose: 'steps of the reading of large bank statements',
      timeout: Duration.minutes(5),
    });
    writesTable(tasks, platform.data);
    readsFiles(tasks, platform.data, uploadsPrefix);
    keepsFiles(tasks, platform.data, jobFilesPrefix);
    this.workflow = new Workflow(this, 'Workflow', { platform, define: statementWorkflow, tasks });
  }
}
