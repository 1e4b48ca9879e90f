import { Duration } from 'aws-cdk-lib';
import { type HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { type Construct } from 'constructs';
import { portalHeaders } from '../../shared/contract/portal.ts';

/** What browsers are told with every file of the portal: the contract's headers, and that there is no way but HTTPS. */
export function pageHeaders(
  scope: Construct,
  id: string,
  origins: { readonly issuerOrigin: string; readonly filesOrigin: string },
): ResponseHeadersPolicy {
  const {
    'content-security-policy': contentSecurityPolicy,
    'referrer-policy': referrerPolicy,
    'x-content-type-options': _,
    ...others
  } = portalHeaders(origins);
  return new ResponseHeadersPolicy(scope, id, {
    comment: 'Kebao: what browsers are told with every page of the portal',
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy, override: true },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: referrerPolicy as HeadersReferrerPolicy, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(365),
        includeSubdomains: false,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(others).map(([header, value]) => ({ header, value, override: true })),
    },
  });
}
