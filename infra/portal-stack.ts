import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  type CfnDistribution,
  Distribution,
  FunctionEventType,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  SSLMethod,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { type Construct } from 'constructs';
import { type KebaoData } from './data-stack.ts';
import { pageAddresses } from './portal/page-addresses.ts';
import { pageHeaders } from './portal/page-headers.ts';
import { PortalFiles } from './portal/portal-files.ts';
import { type KebaoService } from './service-stack.ts';
import { type PortalHosting, type Settings } from './settings.ts';

export interface KebaoPortalProps extends StackProps {
  readonly settings: Settings;
  readonly hosting: PortalHosting;
  readonly data: KebaoData;
  readonly service: KebaoService;
}

/** What the API answers at the portal's origin; `routes` of the contract begin with one of these. */
const apiAddresses = ['/v1/*', '/docs'];

/** The portal as people open it: its pages from a bucket, and the API beside them under the same origin. */
export class KebaoPortal extends Stack {
  constructor(scope: Construct, id: string, props: KebaoPortalProps) {
    const { settings, hosting, data, service, ...stack } = props;
    super(scope, id, stack);
    if (!existsSync(join(hosting.folder, 'index.html'))) {
      throw new Error(
        `context portalFolder: ${hosting.folder} has no index.html; npm run build:web makes it`,
      );
    }
    const { platform } = service;
    const { bucket } = new PortalFiles(this, 'Files', { platform, ...hosting });
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Kebao: the portal, and the API beside it',
      domainNames: [new URL(settings.portalOrigin).hostname],
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        // With the right to list, S3 says 404 of a file that is not there.
        origin: S3BucketOrigin.withOriginAccessControl(bucket, {
          originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: asFilesSay(this),
        responseHeadersPolicy: pageHeaders(this, 'Headers', {
          issuerOrigin: new URL(hosting.signIn.issuer).origin,
          filesOrigin: `https://${data.documents.bucketRegionalDomainName}`,
        }),
        functionAssociations: [
          { function: pageAddresses(this, 'PageAddresses'), eventType: FunctionEventType.VIEWER_REQUEST },
        ],
      },
      additionalBehaviors: Object.fromEntries(
        apiAddresses.map((address) => [address, throughToApi(platform.api.domainName)]),
      ),
    });
    certify(distribution, hosting.certificate);
    acknowledgeOpen(distribution);
  }
}

/** Keeps a file as long as its own headers say: nothing has to be made invalid after a deployment. */
function asFilesSay(scope: Construct): CachePolicy {
  return new CachePolicy(scope, 'AsFilesSay', {
    comment: 'Kebao: as long as the file says',
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(365),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });
}

function throughToApi(domainName: string): BehaviorOptions {
  return {
    origin: new HttpOrigin(domainName, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  };
}

/** The certificate from wherever it is kept: ACM has an ARN, and IAM, the only place in China, an id. */
function certify(distribution: Distribution, certificate: string): void {
  const resource = distribution.node.defaultChild as CfnDistribution;
  resource.distributionConfig = {
    ...(resource.distributionConfig as CfnDistribution.DistributionConfigProperty),
    viewerCertificate: {
      [certificate.startsWith('arn:') ? 'acmCertificateArn' : 'iamCertificateId']: certificate,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      sslSupportMethod: SSLMethod.SNI,
    },
  };
}

const reasons = {
  'AwsSolutions-CFR1': 'Firms buy and report from wherever their people travel.',
  'AwsSolutions-CFR2': 'Files are public; the API throttles, and checks every token and input itself.',
  'AwsSolutions-CFR3':
    'The API logs each request to it without saying whose; a log here would add addresses of people.',
  'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk':
    'The front page leads to index.html at the edge, and every name in the bucket is public.',
};

function acknowledgeOpen(distribution: Distribution): void {
  for (const [id, reason] of Object.entries(reasons))
    Validations.of(distribution).acknowledge({ id, reason });
}
