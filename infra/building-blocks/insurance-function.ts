import { type Duration } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type EnvironmentName } from '../../shared/contract/environment.ts';
import { alarm, alarmPeriod } from './alarm.ts';
import { encryptedLogs } from './encrypted-logs.ts';
import { type Platform } from './platform.ts';

export interface InsuranceFunctionProps {
  readonly platform: Platform;
  /** Path of the entry file from the root of the repository; it exports `handler`. */
  readonly entry: string;
  readonly purpose: string;
  readonly timeout: Duration;
}

/**
 * The one way a Lambda function comes into being: Node 24 on arm64, one minified ES module with the SDK inside, its own
 * encrypted log group, and a role that may write to that group and to nothing else until it is allowed to.
 */
export class InsuranceFunction extends Construct {
  readonly lambda: LambdaFunction;
  private readonly role: Role;

  constructor(scope: Construct, id: string, { platform, entry, purpose, timeout }: InsuranceFunctionProps) {
    super(scope, id);
    const logGroup = encryptedLogs(this, 'Logs', platform);
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    this.lambda = new LambdaFunction(this, 'Lambda', {
      code: platform.codeOf(entry),
      handler: 'index.handler',
      description: `Kebao: ${purpose}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
    });
    alarm(this, 'Errors', platform.settings, {
      metric: this.lambda.metricErrors({ period: alarmPeriod }),
      threshold: 1,
      meaning: `A fault in: ${purpose}`,
    });
  }

  /** Lets the function do this much more, where the conditions hold. */
  allow(
    actions: readonly string[],
    resources: readonly string[],
    conditions?: Readonly<Record<string, unknown>>,
  ): void {
    this.role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: [...actions],
        resources: [...resources],
        ...(conditions && { conditions }),
      }),
    );
  }

  /** Tells the function something that it parses at start. */
  tell(name: EnvironmentName, value: string): void {
    this.lambda.addEnvironment(name, value);
  }
}
