import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { backgroundEntries } from '../../shared/contract/functions.ts';
import { alarmPeriod, silenceAlarm } from '../building-blocks/alarm.ts';
import { writesTable } from '../building-blocks/data-access.ts';
import { InsuranceFunction } from '../building-blocks/insurance-function.ts';
import { type Platform } from '../building-blocks/platform.ts';

/** Every minute: unpaid binds lapse, and what is overdue is closed. A missed minute is made up for by the next. */
export class Clockwork extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const ticks = new InsuranceFunction(this, 'Ticks', {
      platform,
      entry: backgroundEntries.clockwork,
      purpose: 'what falls due by the passing of time',
      timeout: Duration.seconds(50),
    });
    writesTable(ticks, platform.data);
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(ticks.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
    silenceAlarm(this, 'Stopped', platform.settings, {
      metric: ticks.lambda.metricInvocations({ period: alarmPeriod }),
      meaning: 'The clockwork stands still: unpaid binds keep their reservation',
    });
  }
}
