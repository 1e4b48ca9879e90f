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
  type BucketProps,
  HttpMethods,
  type IBucket,
  ObjectLockRetention,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import {
  archiveDays,
  fileRetentionDays,
  jobFilesPrefix,
  uploadsPrefix,
} from '../shared/contract/documents.ts';
import { table as shape } from '../shared/contract/table.ts';
import { alarm, alarmPeriod } from './building-blocks/alarm.ts';
import { type Settings } from './settings.ts';

export interface KebaoDataProps extends StackProps {
  readonly settings: Settings;
}

/** Name under which the ARN of the documents bucket is exported. */
export const documentsArnExport = 'KebaoData-DocumentsArn';

/** The same of the archive. */
export const archiveArnExport = 'KebaoData-ArchiveArn';

/** Everything that must outlive a deployment: the table, the documents, their key and the event bus. */
export class KebaoData extends Stack {
  readonly key: Key;
  readonly table: Table;
  readonly documents: Bucket;
  /** ARN of the documents bucket for other stacks, under a name of its own so that policies can be recognised by it. */
  readonly documentsArn: string;
  /** Books of closed periods. */
  readonly archive: Bucket;
  readonly archiveArn: string;
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, { settings, ...props }: KebaoDataProps) {
    super(scope, id, { terminationProtection: true, ...props });
    this.key = new Key(this, 'Key', {
      description: 'Kebao: business table and claim documents',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.table = businessTable(this, this.key);
    const accessLogs = accessLogsBucket(this, settings);
    this.documents = documentsBucket(this, this.key, accessLogs, settings);
    this.documentsArn = this.exportValue(this.documents.bucketArn, { name: documentsArnExport });
    this.archive = archiveBucket(this, this.key, accessLogs);
    this.archiveArn = this.exportValue(this.archive.bucketArn, { name: archiveArnExport });
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

function accessLogsBucket(scope: Construct, settings: Settings): Bucket {
  return new Bucket(scope, 'DocumentsAccessLogs', {
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
}

/** What buckets that keep something have in common. */
function keptPrivately(encryptionKey: Key, accessLogs: Bucket): BucketProps {
  return {
    encryption: BucketEncryption.KMS,
    encryptionKey,
    bucketKeyEnabled: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    versioned: true,
    // The class says that it may have no policy, the interface that it may lack the member.
    serverAccessLogsBucket: accessLogs as IBucket,
    removalPolicy: RemovalPolicy.RETAIN,
  };
}

/**
 * SUB-22: what is written here, nobody can change or delete for ten years at the least, the owner of the account included:
 * whoever is to be checked runs the account, and in governance mode could lift the lock.
 */
function archiveBucket(scope: Construct, encryptionKey: Key, accessLogs: Bucket): Bucket {
  return new Bucket(scope, 'Archive', {
    ...keptPrivately(encryptionKey, accessLogs),
    objectLockEnabled: true,
    objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(archiveDays)),
    lifecycleRules: [
      {
        abortIncompleteMultipartUploadAfter: Duration.days(7),
        transitions: [{ storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(90) }],
      },
    ],
  });
}

function documentsBucket(
  scope: Construct,
  encryptionKey: Key,
  accessLogs: Bucket,
  settings: Settings,
): Bucket {
  return new Bucket(scope, 'Documents', {
    ...keptPrivately(encryptionKey, accessLogs),
    cors: [
      {
        allowedOrigins: [settings.portalOrigin],
        allowedMethods: [HttpMethods.GET, HttpMethods.PUT],
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
