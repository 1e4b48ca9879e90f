import { DefaultStackSynthesizer, RemovalPolicy, Stack, Token, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { portalCaching, type PortalSettings } from '../../shared/contract/portal.ts';
import { encryptedLogs } from '../building-blocks/encrypted-logs.ts';
import { type Platform } from '../building-blocks/platform.ts';

export interface PortalFilesProps {
  readonly platform: Platform;
  readonly folder: string;
  readonly signIn: PortalSettings;
}

/**
 * The built portal in a bucket that CloudFront alone reads. What is named by its content is put before the pages that ask for it
 * and is never taken away, so that a page opened before a deployment goes on finding its parts.
 */
export class PortalFiles extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, { platform, folder, signIn }: PortalFilesProps) {
    super(scope, id);
    const bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds what everybody may read; who reads anything else is logged by the API.',
    });
    // The class says that it may have no policy, the interface that it may lack the member.
    this.bucket = bucket as IBucket;
    const put = {
      destinationBucket: this.bucket,
      prune: false,
      memoryLimit: 512,
      logGroup: encryptedLogs(this, 'Logs', platform),
    };
    const { forGood, askAgain } = portalCaching;
    const named = forGood.beginnings.map((beginning) => `${beginning}*`);
    const parts = new BucketDeployment(this, 'Parts', {
      ...put,
      sources: [Source.asset(folder)],
      exclude: ['*'],
      include: named,
      cacheControl: [CacheControl.fromString(forGood.cacheControl)],
    });
    const pages = new BucketDeployment(this, 'Pages', {
      ...put,
      sources: [Source.asset(folder), Source.jsonData('portal.json', signIn)],
      exclude: named,
      cacheControl: [CacheControl.fromString(askAgain.cacheControl)],
    });
    pages.node.addDependency(parts);
    acknowledgeDeployment(parts);
  }
}

/** The function that unpacks what was built comes with the CDK, and so do its rights and its runtime. */
function acknowledgeDeployment(deployment: BucketDeployment): void {
  const { handlerRole } = deployment;
  const { account, region } = Stack.of(deployment);
  const named = (value: string, name: string) => (Token.isUnresolved(value) ? `<AWS::${name}>` : value);
  const reason = 'It is the function of the CDK that unpacks the portal into its bucket during a deployment.';
  const place = `${named(account, 'AccountId')}-${named(region, 'Region')}`;
  const rights = [
    ...['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*'].map(
      (action) => `Action::s3:${action}`,
    ),
    `Resource::arn:<AWS::Partition>:s3:::cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-${place}/*`,
    'Resource::<FilesBucket7C17EE2E.Arn>/*',
  ];
  const basic = 'arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  const unpacks = Validations.of(handlerRole.node.scope ?? handlerRole);
  unpacks.acknowledge({ id: `AwsSolutions-IAM4[Policy::${basic}]`, reason });
  unpacks.acknowledge({ id: 'AwsSolutions-L1', reason });
  for (const right of rights) unpacks.acknowledge({ id: `AwsSolutions-IAM5[${right}]`, reason });
}
