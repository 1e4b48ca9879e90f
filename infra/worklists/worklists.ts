import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { readsManyItems, writesTable } from '../building-blocks/data-access.ts';

/** Who does what next: lists of open tasks, and whose they are. */
export class Worklists extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'worklists');
    writesTable(answers, platform.data);
    readsManyItems(answers, platform.data);
  }
}
