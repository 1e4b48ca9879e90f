import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';
import { takesDocuments, writesTable } from '../building-blocks/data-access.ts';

/** The papers of claims: announced, looked at, asked for again, and handed out as one file. */
export class Evidence extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'evidence');
    writesTable(answers, platform.data);
    takesDocuments(answers, platform.data);
  }
}
