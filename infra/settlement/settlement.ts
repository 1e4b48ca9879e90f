import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { backgroundEntries } from '../../shared/contract/functions.ts';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';
import { EveryMinute } from '../building-blocks/every-minute.ts';
import { InsuranceFunction } from '../building-blocks/insurance-function.ts';
import { Workflow } from '../building-blocks/workflow.ts';
import { settlementWorkflow } from './settlement-workflow.ts';

/** Quarterly settlements between insurers and bureaus: decisions by HTTP, the building of a draft by workflow. */
export class Settlement extends Construct {
  readonly workflow: Workflow;

  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'settlement');
    writesTable(answers, platform.data);

    const tasks = new InsuranceFunction(this, 'Tasks', {
      platform,
      entry: backgroundEntries.settlementTasks,
      purpose: 'steps of the settlement workflow',
      timeout: Duration.seconds(60),
    });
    writesTable(tasks, platform.data);
    new EveryMinute(this, 'Clock', {
      platform,
      entry: backgroundEntries.settlementClock,
      purpose: 'parts of settlements that are late',
      standstill: 'Payers of settlements are not told any more that they are late',
    });
    this.workflow = new Workflow(this, 'Workflow', { platform, define: settlementWorkflow, tasks });
  }
}
