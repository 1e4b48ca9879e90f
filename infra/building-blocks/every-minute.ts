import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { alarmPeriod, silenceAlarm } from './alarm.ts';
import { writesTable } from './data-access.ts';
import { InsuranceFunction } from './insurance-function.ts';
import { type Platform } from './platform.ts';

export interface EveryMinuteProps {
  readonly platform: Platform;
  readonly entry: string;
  readonly purpose: string;
  /** What it means when the function is not called any more. */
  readonly standstill: string;
}

/** A function that is called every minute and changes the table. A missed minute is made up for by the next. */
export class EveryMinute extends Construct {
  constructor(scope: Construct, id: string, { platform, entry, purpose, standstill }: EveryMinuteProps) {
    super(scope, id);
    const ticks = new InsuranceFunction(this, 'Ticks', {
      platform,
      entry,
      purpose,
      timeout: Duration.seconds(50),
    });
    writesTable(ticks, platform.data);
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(ticks.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
    silenceAlarm(this, 'Stopped', platform.settings, {
      metric: ticks.lambda.metricInvocations({ period: alarmPeriod }),
      meaning: standstill,
    });
  }
}
