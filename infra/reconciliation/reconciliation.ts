import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { jobFilesPrefix, uploadsPrefix } from '../../shared/contract/documents.ts';
import { backgroundEntries } from '../../shared/contract/functions.ts';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { keepsFiles, readsFiles, writesTable } from '../building-blocks/data-access.ts';
import { InsuranceFunction } from '../building-blocks/insurance-function.ts';
import { Workflow } from '../building-blocks/workflow.ts';
import { reconciliationWorkflow } from './reconciliation-workflow.ts';

/** Insurers' lists beside the ledger, large ones by workflow, and settlements as spreadsheets. */
export class Reconciliation extends Construct {
  readonly workflow: Workflow;

  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'reconciliation');
    writesTable(answers, platform.data);
    keepsFiles(answers, platform.data, jobFilesPrefix);

    const tasks = new InsuranceFunction(this, 'Tasks', {
      platform,
      entry: backgroundEntries.reconciliationTasks,
      purpose: 'steps of the reconciliation of large lists',
      timeout: Duration.minutes(15),
    });
    writesTable(tasks, platform.data);
    readsFiles(tasks, platform.data, uploadsPrefix);
    keepsFiles(tasks, platform.data, jobFilesPrefix);
    this.workflow = new Workflow(this, 'Workflow', { platform, define: reconciliationWorkflow, tasks });
  }
}
