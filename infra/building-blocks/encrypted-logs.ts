import { ArnFormat, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { type Construct } from 'constructs';
import { type Platform } from './platform.ts';

/** How the policy of a key names the key that it belongs to. */
const thisKey = '*';

/** Key of logs and of state machines: the log services may use it for this account's logs. */
export function operationsKey(stack: Stack): Key {
  const key = new Key(stack, 'Key', {
    description: 'Kebao: logs and workflow executions',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const anyLogs = stack.formatArn({ service: 'logs', resource: '*', arnFormat: ArnFormat.NO_RESOURCE_NAME });
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
      actions: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      resources: [thisKey],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': anyLogs } },
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
      actions: ['kms:Decrypt'],
      resources: [thisKey],
      conditions: { ArnLike: { 'kms:EncryptionContext:SourceArn': anyLogs } },
    }),
  );
  return key;
}

/** A log group that outlives its writer, encrypted and kept as long as the settings say. */
export function encryptedLogs(scope: Construct, id: string, { key, settings }: Platform): LogGroup {
  return new LogGroup(scope, id, {
    encryptionKey: key,
    retention: settings.logRetention,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
