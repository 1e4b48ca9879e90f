import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { type Construct } from 'constructs';
import { type Settings } from '../settings.ts';

/** Period over which every alarm looks at its metric. */
export const alarmPeriod = Duration.minutes(5);

/** An alarm that rings when the metric reaches the threshold in one period; no figures are good news. */
export function alarm(
  scope: Construct,
  id: string,
  settings: Settings,
  { metric, threshold, meaning }: { metric: Metric; threshold: number; meaning: string },
): Alarm {
  const rings = new Alarm(scope, id, {
    metric,
    threshold,
    alarmDescription: meaning,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  tell(rings, settings);
  return rings;
}

/** An alarm that rings when nothing happened for two periods, missing figures included. */
export function silenceAlarm(
  scope: Construct,
  id: string,
  settings: Settings,
  { metric, meaning }: { metric: Metric; meaning: string },
): Alarm {
  const rings = new Alarm(scope, id, {
    metric,
    threshold: 1,
    alarmDescription: meaning,
    evaluationPeriods: 2,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
  });
  tell(rings, settings);
  return rings;
}

function tell(rings: Alarm, { alarmTopicArn }: Settings): void {
  if (alarmTopicArn === undefined) return;
  rings.addAlarmAction(new SnsAction(Topic.fromTopicArn(rings, 'Topic', alarmTopicArn)));
}
