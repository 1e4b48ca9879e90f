import { type Key } from 'aws-cdk-lib/aws-kms';
import { type Code } from 'aws-cdk-lib/aws-lambda';
import { type KebaoData } from '../data-stack.ts';
import { type Settings } from '../settings.ts';

/** The code of the function with this entry file. */
export type CodeOf = (entry: string) => Code;

/** What every capability stands on. */
export interface Platform {
  readonly settings: Settings;
  readonly data: KebaoData;
  /** Encrypts logs and workflow executions. */
  readonly key: Key;
  readonly codeOf: CodeOf;
}
