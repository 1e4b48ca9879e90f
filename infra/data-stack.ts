import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  type IBucket,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { fileRetentionDays, jobFilesPrefix, uploadsPrefix } from '../shared/contract/documents.ts';
import { table as shape } from '../shared/contract/table.ts';
import { alarm, alarmPeriod } from './building-blocks/alarm.ts';
import { type Settings } from './settings.ts';

export interface KebaoDataProps extends StackProps {
  readonly settings: Settings;
}

/** Name under which the ARN of the documents bucket is exported. */
export const documentsArnExport = 'KebaoData-DocumentsArn';

/** Everything that must outlive a deployment: the table, the documents, their key and the event bus. */
export class KebaoData extends Stack {
  readonly key: Key;
  readonly table: Table;
  readonly documents: Bucket;
  /** ARN of the documents bucket for other stacks, under a name of its own so that policies can be recognised by it. */
  readonly documentsArn: string;
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, { settings, ...props }: KebaoDataProps) {
    super(scope, id, { terminationProtection: true, ...props });
    this.key = new Key(this, 'Key', {
      description: 'Kebao: business table and claim documents',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.table = businessTable(this, this.key);
    this.documents = documentsBucket(this, this.key, settings);
    this.documentsArn = this.exportValue(this.documents.bucketArn, { name: documentsArnExport });
    this.bus = new EventBus(this, 'Notices', {
      description: 'Kebao: what has happened, for whoever wants to know',
    });
    this.bus.applyRemovalPolicy(RemovalPolicy.RETAIN);

    for (const kind of ['Read', 'Write'] as const) {
      alarm(this, `${kind}Throttles`, settings, {
        metric: this.table.metric(`${kind}ThrottleEvents`, { statistic: 'Sum', period: alarmPeriod }),
        threshold: 1,
        meaning: `The business table refused to ${kind.toLowerCase()}: a hot key, or an account limit`,
      });
    }
  }
}

function businessTable(scope: Construct, encryptionKey: Key): Table {
  const table = new Table(scope, 'Table', {
    partitionKey: { name: shape.partitionKey, type: AttributeType.STRING },
    sortKey: { name: shape.sortKey, type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: shape.timeToLive,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const index of Object.values(shape.indexes)) {
    table.addGlobalSecondaryIndex({
      indexName: index.name,
      partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
      sortKey: { name: index.sortKey, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
  }
  return table;
}

function documentsBucket(scope: Construct, encryptionKey: Key, settings: Settings): Bucket {
  const accessLogs = new Bucket(scope, 'DocumentsAccessLogs', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [
      {
        expiration: Duration.days(settings.logRetention),
        noncurrentVersionExpiration: Duration.days(1),
      },
    ],
  });
  return new Bucket(scope, 'Documents', {
    encryption: BucketEncryption.KMS,
    encryptionKey,
    bucketKeyEnabled: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    versioned: true,
    // The class says that it may have no policy, the interface that it may lack the member.
    serverAccessLogsBucket: accessLogs as IBucket,
    removalPolicy: RemovalPolicy.RETAIN,
    cors: [
      {
        allowedOrigins: [settings.portalOrigin],
        allowedMethods: [HttpMethods.PUT],
        allowedHeaders: ['content-type', 'x-amz-checksum-sha256'],
        maxAge: 3600,
      },
    ],
    lifecycleRules: [
      {
        abortIncompleteMultipartUploadAfter: Duration.days(7),
        transitions: [{ storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(90) }],
        noncurrentVersionExpiration: Duration.days(settings.logRetention),
      },
      {
        prefix: uploadsPrefix,
        expiration: Duration.days(fileRetentionDays.uploads),
        noncurrentVersionExpiration: Duration.days(1),
      },
      {
        prefix: jobFilesPrefix,
        expiration: Duration.days(fileRetentionDays.jobs),
        noncurrentVersionExpiration: Duration.days(1),
      },
    ],
  });
}
