import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { backgroundEntries } from '../../shared/contract/functions.ts';
import { writesTable } from '../building-blocks/data-access.ts';
import { InsuranceFunction } from '../building-blocks/insurance-function.ts';
import { type Platform } from '../building-blocks/platform.ts';
import { type ChangeFilter, TableStream } from '../building-blocks/table-stream.ts';

const changes: readonly ChangeFilter[] = [
  { eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: ['entry'] } } } },
];

/** Seals every new journal entry in the block of its chain, after the command that booked it. */
export class Sealing extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const follower = new InsuranceFunction(this, 'Follower', {
      platform,
      entry: backgroundEntries.sealer,
      purpose: 'seals journal entries in blocks',
      timeout: Duration.seconds(60),
    });
    writesTable(follower, platform.data);
    new TableStream(this, 'Stream', { platform, follower, changes });
  }
}
