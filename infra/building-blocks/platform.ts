import { type Key } from 'aws-cdk-lib/aws-kms';
import { type KebaoData } from '../data-stack.ts';
import { type Settings } from '../settings.ts';

/** What every capability stands on. */
export interface Platform {
  readonly settings: Settings;
  readonly data: KebaoData;
  /** Encrypts logs and workflow executions. */
  readonly key: Key;
}
