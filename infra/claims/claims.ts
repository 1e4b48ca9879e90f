import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { backgroundEntries } from '../../shared/contract/functions.ts';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { writesTable } from '../building-blocks/data-access.ts';
import { EveryMinute } from '../building-blocks/every-minute.ts';
import { InsuranceFunction } from '../building-blocks/insurance-function.ts';
import { Workflow } from '../building-blocks/workflow.ts';
import { claimWorkflow } from './claim-workflow.ts';

/** Claims: reports and withdrawals by HTTP, everything else in the order of the workflow. */
export class Claims extends Construct {
  readonly workflow: Workflow;

  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'claims');
    writesTable(answers, platform.data);

    const tasks = new InsuranceFunction(this, 'Tasks', {
      platform,
      entry: backgroundEntries.claimsTasks,
      purpose: 'steps of the claims workflow',
      timeout: Duration.seconds(30),
    });
    writesTable(tasks, platform.data);
    new EveryMinute(this, 'Clock', {
      platform,
      entry: backgroundEntries.claimsClock,
      purpose: 'periods of law that claims have to keep',
      standstill: 'Nobody is warned before a last day, and breaches are not recorded',
    });
    this.workflow = new Workflow(this, 'Workflow', { platform, define: claimWorkflow, tasks });
  }
}
