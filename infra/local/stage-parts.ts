import { type AwsEndpoint } from './aws-endpoint.ts';
import { type Blueprint } from './blueprint.ts';
import { type BusinessClock } from './business-clock.ts';
import { type DataFolder } from './data-folder.ts';
import { type DynamoDbEngine } from './dynamodb-engine.ts';
import { type EventBus } from './event-bus.ts';
import { type FunctionHost } from './function-host.ts';
import { type S3Endpoint } from './s3-endpoint.ts';
import { type Schedules } from './schedules.ts';
import { type StreamPump } from './stream-pump.ts';
import { type Timekeeper } from './timekeeper.ts';
import { type WorkflowEngine } from './workflow-engine.ts';

export interface StageOptions {
  /** 0: any free one. */
  readonly port: number;
  readonly dataDir: string;
  /** A DynamoDB-compatible server to use instead of the engine of this package. */
  readonly dynamoDbEndpoint?: string;
  /** A synthesized app to run instead of this checkout's. */
  readonly assemblyDir?: string;
  /** The built portal; left out, the front page is the documentation. */
  readonly portal?: () => Promise<string>;
  /** `false`: a change is answered at once, before what it sets going has come to rest. */
  readonly settles?: boolean;
  /** Told of each part that is up. */
  readonly onPart?: (name: string, tookMs: number) => void;
  /** Told what somebody should know who starts the stage. */
  readonly onRemark?: (remark: string) => void;
}

/** What a running stage is made of. */
export interface Parts {
  readonly data: DataFolder;
  readonly blueprint: Blueprint;
  readonly engine: DynamoDbEngine;
  readonly s3: S3Endpoint;
  readonly aws: AwsEndpoint;
  readonly host: FunctionHost;
  readonly clock: BusinessClock;
  readonly workflows: WorkflowEngine;
  readonly bus: EventBus;
  readonly pump: StreamPump;
  readonly schedules: Schedules;
  readonly timekeeper: Timekeeper;
  /** Takes a line for the log of the functions. */
  readonly log: (line: string) => void;
}

export type Timed = <T>(name: string, start: () => Promise<T>) => Promise<T>;
