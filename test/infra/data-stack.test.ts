import { expect, it } from 'vitest';
import { table as shape } from '../../shared/contract/table.ts';
import { referred, resourcesOf, synthesize } from './synthesized.ts';

const { data } = synthesize();
const [table] = resourcesOf(data, 'AWS::DynamoDB::Table');
const buckets = resourcesOf(data, 'AWS::S3::Bucket');

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];

it('keys the table and its four indexes as the contract says', () => {
  expect(table!.property('KeySchema')).toEqual(keySchema(shape.partitionKey, shape.sortKey));
  expect(table!.property('GlobalSecondaryIndexes')).toEqual(
    Object.values(shape.indexes).map(({ name, partitionKey, sortKey }) => ({
      IndexName: name,
      KeySchema: keySchema(partitionKey, sortKey),
      Projection: { ProjectionType: 'ALL' },
    })),
  );
});

it('tells followers of the table what an item was and what it is', () => {
  expect(table!.property('StreamSpecification')).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
});

it('forgets items in time, pays by request', () => {
  expect(table!.property('TimeToLiveSpecification')).toEqual({
    AttributeName: shape.timeToLive,
    Enabled: true,
  });
  expect(table!.property('BillingMode')).toBe('PAY_PER_REQUEST');
});

it('does not lose the table: point in time recovery, deletion protection, kept when the stack goes', () => {
  expect(table!.property('PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled')).toBe(true);
  expect(table!.property('DeletionProtectionEnabled')).toBe(true);
  expect(table!.at('DeletionPolicy')).toBe('Retain');
  for (const bucket of buckets) expect(bucket.at('DeletionPolicy')).toBe('Retain');
});

it('encrypts table, documents and archive with a key of its own that rotates', () => {
  const keyOfTable = referred(data, table!.property('SSESpecification', 'KMSMasterKeyId'));
  expect(keyOfTable.property('EnableKeyRotation')).toBe(true);
  expect(keyOfTable.at('DeletionPolicy')).toBe('Retain');
  const logged = buckets.filter((bucket) => bucket.property('LoggingConfiguration'));
  expect(logged).toHaveLength(2);
  const byDefault = ['ServerSideEncryptionConfiguration', 0, 'ServerSideEncryptionByDefault'];
  for (const bucket of logged) {
    const keyOfFiles = bucket.property('BucketEncryption', ...byDefault, 'KMSMasterKeyID');
    expect(referred(data, keyOfFiles).id).toBe(keyOfTable.id);
  }
});

it('SUB-22: lets nobody change or delete what the archive holds, for ten years at the least', () => {
  const [archive, ...more] = buckets.filter((bucket) => bucket.property('ObjectLockEnabled'));
  expect(more).toEqual([]);
  const rule = archive!.property('ObjectLockConfiguration', 'Rule', 'DefaultRetention');
  expect(rule).toEqual({ Mode: 'COMPLIANCE', Days: 3_653 });
  expect(JSON.stringify(archive!.property('LifecycleConfiguration'))).not.toContain('Expiration');
});

it('keeps every bucket private, versioned and on encrypted connections', () => {
  expect(buckets).toHaveLength(3);
  for (const bucket of buckets) {
    expect(bucket.property('PublicAccessBlockConfiguration')).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(bucket.property('VersioningConfiguration', 'Status')).toBe('Enabled');
    const policy = resourcesOf(data, 'AWS::S3::BucketPolicy').find(
      (found) => found.property('Bucket', 'Ref') === bucket.id,
    );
    expect(policy!.property('PolicyDocument', 'Statement', 0)).toMatchObject({
      Effect: 'Deny',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  }
});

it('takes uploads from the portal only, and hands files to it alone', () => {
  const rules = buckets.map((bucket) => bucket.property('CorsConfiguration', 'CorsRules')).filter(Boolean);
  expect(rules).toEqual([
    [
      {
        AllowedOrigins: ['https://portal.kebao.example'],
        AllowedMethods: ['GET', 'PUT'],
        AllowedHeaders: ['content-type', 'x-amz-checksum-sha256'],
        MaxAge: 3600,
      },
    ],
  ]);
});

it('rings when the table turns reads or writes away', () => {
  const alarms = resourcesOf(data, 'AWS::CloudWatch::Alarm');
  const rungBy = alarms.map((alarm) => alarm.property('MetricName'));
  expect(rungBy).toHaveLength(2);
  expect(rungBy).toEqual(expect.arrayContaining(['ReadThrottleEvents', 'WriteThrottleEvents']));
  for (const alarm of alarms) expect(JSON.stringify(alarm.property('Dimensions'))).toContain(table!.id);
});
