import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { readsDocuments, writesTable } from '../building-blocks/data-access.ts';

/** What waits for a person, and its completion; an uploaded document is looked at before it counts. */
export class Tasks extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'tasks');
    writesTable(answers, platform.data);
    readsDocuments(answers, platform.data);
  }
}
