import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { environmentNames } from '../../shared/contract/environment.ts';
import { backgroundEntries } from '../../shared/contract/functions.ts';
import { InsuranceFunction } from '../building-blocks/insurance-function.ts';
import { type Platform } from '../building-blocks/platform.ts';
import { type ChangeFilter, TableStream } from '../building-blocks/table-stream.ts';

const changes: readonly ChangeFilter[] = [
  { eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: ['notice'] } } } },
];

/** Puts every new notice on the event bus. */
export class NoticeRelay extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const { bus } = platform.data;
    const follower = new InsuranceFunction(this, 'Follower', {
      platform,
      entry: backgroundEntries.noticeRelay,
      purpose: 'puts notices on the event bus',
      timeout: Duration.seconds(60),
    });
    follower.allow(['events:PutEvents'], [bus.eventBusArn]);
    follower.tell(environmentNames.eventBusName, bus.eventBusName);
    new TableStream(this, 'Stream', { platform, follower, changes });
  }
}
