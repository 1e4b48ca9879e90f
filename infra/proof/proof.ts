import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { jobFilesPrefix } from '../../shared/contract/documents.ts';
import { backgroundEntries } from '../../shared/contract/functions.ts';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import {
  keepsFiles,
  readsArchive,
  readsManyItems,
  writesArchive,
  writesTable,
} from '../building-blocks/data-access.ts';
import { InsuranceFunction } from '../building-blocks/insurance-function.ts';
import { Workflow } from '../building-blocks/workflow.ts';
import { exportWorkflow } from './export-workflow.ts';

/** What an auditor takes along: the ledger as a file that is verified offline, a large one by workflow; and the archive of closed periods. */
export class Proof extends Construct {
  readonly workflow: Workflow;

  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'proof');
    writesTable(answers, platform.data);
    readsArchive(answers, platform.data);

    const tasks = new InsuranceFunction(this, 'Tasks', {
      platform,
      entry: backgroundEntries.proofTasks,
      purpose: 'steps of the export of the ledger',
      timeout: Duration.minutes(15),
    });
    writesTable(tasks, platform.data);
    keepsFiles(tasks, platform.data, jobFilesPrefix);
    readsManyItems(tasks, platform.data);
    writesArchive(tasks, platform.data);
    this.workflow = new Workflow(this, 'Workflow', { platform, define: exportWorkflow, tasks });
  }
}
