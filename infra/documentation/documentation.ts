import { Construct } from 'constructs';
import { capabilityFunction, type HttpPlatform } from '../building-blocks/capability-function.ts';

/** The API's own description, and the answer to paths that do not exist; it reaches nothing. */
export class Documentation extends Construct {
  constructor(scope: Construct, id: string, platform: HttpPlatform) {
    super(scope, id);
    const answers = capabilityFunction(this, platform, 'documentation');
    platform.api.serveUnknown(answers.lambda);
  }
}
