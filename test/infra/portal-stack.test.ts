import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, describe, expect, it } from 'vitest';
import { pageAddressesCode } from '../../infra/portal/page-addresses.ts';
import { portalFiles, portalHeaders, portalPages } from '../../shared/contract/portal.ts';
import { routes } from '../../shared/contract/routes.ts';
import {
  type Json,
  referred,
  resourcesOf,
  synthesize,
  SynthesizedResource,
  type SynthesizedTemplate,
  textOf,
} from './synthesized.ts';

const folder = mkdtempSync(join(tmpdir(), 'kebao-portal-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
writeFileSync(join(folder, 'assets/main-1a2b3c4d.js'), '');
afterAll(() => rmSync(folder, { recursive: true }));

const hosted = { portalFolder: folder, portalCertificate: 'arn:made-up:acm:somewhere:1:certificate/1' };
const synthesized = synthesize(undefined, hosted);
const portal = portalOf(synthesized);
const distribution = only('AWS::CloudFront::Distribution');
const config = new SynthesizedResource('', distribution.property('DistributionConfig')!);
const pages = new SynthesizedResource('', config.at('DefaultCacheBehavior')!);
const apiBehaviours = config.at('CacheBehaviors') as readonly Json[];

function portalOf({ portal: template }: ReturnType<typeof synthesize>): SynthesizedTemplate {
  if (template === undefined) throw new Error('there is no portal');
  return template;
}

function only(type: string): SynthesizedResource {
  const [found, ...more] = resourcesOf(portal, type);
  if (found === undefined || more.length > 0) throw new Error(`${more.length} more of ${type}`);
  return found;
}

describe('where the portal is asked for', () => {
  it('is where somebody names the folder that was built, and nowhere else', () => {
    expect(synthesize().portal).toBeUndefined();
    expect(() => synthesize(undefined, { ...hosted, portalFolder: tmpdir() })).toThrow(/build:web/);
    expect(() => synthesize(undefined, { ...hosted, portalCertificate: '' })).toThrow(/portalCertificate/);
  });

  it.each(['eu-central-1', 'cn-northwest-1'])(
    'passes every check and spells no partition in %s',
    (region) => {
      const there = synthesize({ region }, hosted);
      expect(new AwsSolutionsChecks(there.app).validateScope(there.app)).toEqual({
        success: true,
        violations: [],
      });
      const text = JSON.stringify(portalOf(there));
      expect(text).not.toMatch(/arn:aws|amazonaws\.com\.cn|amazonaws\.com\//);
    },
  );

  it('takes the certificate from ACM by its ARN, and from IAM by its id', () => {
    const kept = (certificate: string) =>
      resourcesOf(
        portalOf(synthesize(undefined, { ...hosted, portalCertificate: certificate })),
        'AWS::CloudFront::Distribution',
      )[0]!.property('DistributionConfig', 'ViewerCertificate');
    const modern = { MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' };
    expect(kept(hosted.portalCertificate)).toEqual({
      AcmCertificateArn: hosted.portalCertificate,
      ...modern,
    });
    expect(kept('ASCAMADEUP')).toEqual({ IamCertificateId: 'ASCAMADEUP', ...modern });
    expect(config.at('Aliases')).toEqual(['portal.kebao.example']);
  });
});

describe('files of the portal', () => {
  const bucket = only('AWS::S3::Bucket');

  it('lie in a bucket that is private, versioned, and open to no other origin', () => {
    expect(bucket.property('PublicAccessBlockConfiguration')).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(bucket.property('VersioningConfiguration', 'Status')).toBe('Enabled');
    expect(bucket.property('CorsConfiguration')).toBeUndefined();
    expect(bucket.property('WebsiteConfiguration')).toBeUndefined();
  });

  it('are read by this distribution alone, with requests that it signs', () => {
    const origin = new SynthesizedResource('', config.at('Origins', 0)!);
    const access = referred(portal, origin.at('OriginAccessControlId'));
    expect(access.property('OriginAccessControlConfig')).toMatchObject({
      OriginAccessControlOriginType: 's3',
      SigningBehavior: 'always',
    });
    const policy = only('AWS::S3::BucketPolicy').property('PolicyDocument', 'Statement') as readonly Json[];
    const allowed = policy
      .map((one) => new SynthesizedResource('', one))
      .filter((one) => one.at('Effect') === 'Allow');
    expect(allowed.length).toBeGreaterThan(0);
    for (const one of allowed) {
      expect(one.at('Principal')).toEqual({ Service: 'cloudfront.amazonaws.com' });
      expect(JSON.stringify(one.at('Condition', 'StringEquals', 'AWS:SourceArn'))).toContain(distribution.id);
    }
  });

  it('are kept for good where their name says their content, and asked for again elsewhere', () => {
    const puts = resourcesOf(portal, 'Custom::CDKBucketDeployment').map((one) => ({
      exclude: one.property('Exclude'),
      include: one.property('Include'),
      caching: one.property('SystemMetadata', 'cache-control'),
      takesAway: one.property('Prune'),
    }));
    const named = ['assets/*', 'fonts/kb-sans*', 'fonts/slices/*'];
    expect(puts).toEqual([
      { exclude: ['*'], include: named, caching: 'public, max-age=31536000, immutable', takesAway: false },
      { exclude: named, include: undefined, caching: 'no-cache', takesAway: false },
    ]);
  });
});

describe('what a browser is told with a page', () => {
  const told = referred(portal, pages.at('ResponseHeadersPolicyId'));
  const security = new SynthesizedResource(
    '',
    told.property('ResponseHeadersPolicyConfig', 'SecurityHeadersConfig')!,
  );

  it('is what one machine tells it, with the origin of the documents bucket for files', () => {
    const expected = portalHeaders({
      issuerOrigin: 'https://identity.kebao.example',
      filesOrigin: '<files>',
    });
    const pieces = security.at(
      'ContentSecurityPolicy',
      'ContentSecurityPolicy',
      'Fn::Join',
      1,
    ) as readonly Json[];
    const policy = pieces.map((piece) => (typeof piece === 'string' ? piece : '<bucket>')).join('');
    expect(policy.replaceAll('https://<bucket>', '<files>')).toBe(expected['content-security-policy']);
    expect(JSON.stringify(pieces.filter((piece) => typeof piece !== 'string'))).toContain('Documents');
    const custom = told.property('ResponseHeadersPolicyConfig', 'CustomHeadersConfig', 'Items') as readonly {
      Header: string;
      Value: string;
      Override: boolean;
    }[];
    expect({
      'content-security-policy': expected['content-security-policy'],
      'x-content-type-options': security.at('ContentTypeOptions', 'Override') === true ? 'nosniff' : '',
      'referrer-policy': security.at('ReferrerPolicy', 'ReferrerPolicy'),
      ...Object.fromEntries(custom.map(({ Header, Value }) => [Header, Value])),
    }).toEqual(expected);
    expect(security.at('StrictTransportSecurity', 'AccessControlMaxAgeSec')).toBe(31_536_000);
  });
});

describe('addresses', () => {
  it('of the API go to the API, whole, and are never kept', () => {
    expect(apiBehaviours.map((one) => new SynthesizedResource('', one).at('PathPattern'))).toEqual([
      '/v1/*',
      '/docs',
    ]);
    for (const one of apiBehaviours.map((raw) => new SynthesizedResource('', raw))) {
      expect(one.at('CachePolicyId')).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
      expect(one.at('OriginRequestPolicyId')).toBe('b689b0a8-53d0-40ab-baf2-68738e2966ac');
      expect(one.at('ViewerProtocolPolicy')).toBe('https-only');
      expect(one.at('AllowedMethods')).toContain('DELETE');
      expect(one.at('FunctionAssociations')).toBeUndefined();
      expect(one.at('ResponseHeadersPolicyId')).toBeUndefined();
    }
    expect(config.at('CustomErrorResponses')).toBeUndefined();
    const patterns = [/^\/v1\//, /^\/docs$/];
    for (const route of Object.keys(routes)) {
      const address = route.split(' ')[1] ?? '';
      expect(
        patterns.some((pattern) => pattern.test(address)),
        address,
      ).toBe(true);
    }
  });

  const handler = runInNewContext(`${pageAddressesCode};handler`) as (event: {
    request: { uri: string };
  }) => { uri?: string; statusCode?: number };
  const leads = (uri: string) => handler({ request: { uri } });

  it('of pages lead to the one file that every page is', () => {
    expect(textOf(only('AWS::CloudFront::Function'), 'FunctionCode')).toBe(pageAddressesCode);
    for (const page of portalPages) {
      expect(leads(`/${page}`)).toEqual({ uri: '/index.html' });
      expect(leads(`/${page}/one/two`)).toEqual({ uri: '/index.html' });
    }
  });

  it('of files stay theirs, and whatever else there is does not exist', () => {
    for (const file of portalFiles) expect(leads(`/${file}`)).toEqual({ uri: `/${file}` });
    expect(leads('/assets/main-1a2b3c4d.js')).toEqual({ uri: '/assets/main-1a2b3c4d.js' });
    for (const unknown of ['/v2/quotes', '/local/token', '/firms', '/.env', '/assetsx']) {
      expect(leads(unknown)).toMatchObject({ statusCode: 404 });
    }
  });
});
