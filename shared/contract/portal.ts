/** Id under which the portal signs people in (OIDC, public client with PKCE). */
export const portalClientId = 'kebao-portal';

/** First parts of the addresses of the portal's pages; each of them is the same file. */
export const portalPages = [
  '',
  'auth',
  'enter',
  'verify',
  'help',
  'firm',
  'insurer',
  'bureau',
  'operator',
  'index.html',
] as const;

/** First parts of the addresses of the files that pages are made of. */
export const portalFiles = ['assets', 'fonts', 'portal.json', 'mark.svg'] as const;

/** First parts of all of the portal's addresses. Everything else belongs to the API. */
export const portalPlaces = [...portalPages, ...portalFiles] as const;

/** How the addresses of files begin whose name says their content. */
const namedByContent = ['assets/', 'fonts/kb-sans', 'fonts/slices/'] as const;

/** What browsers and caches are told about keeping a file of the portal. */
export const portalCaching = {
  /** Files that never change under their name. */
  forGood: { beginnings: namedByContent, cacheControl: 'public, max-age=31536000, immutable' },
  /** All others. */
  askAgain: { cacheControl: 'no-cache' },
} as const;

/** What stands in `portal.json`: where people sign in, and where papers are put and read. */
export interface PortalSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  /** Resource indicator (RFC 8707) of the API, where the issuer asks for one. */
  readonly resource?: string;
}

/**
 * What a browser is told with every page: scripts, styles and fonts from here alone, nothing inline, never in a frame of somebody
 * else; requests to the issuer and to where files are.
 */
export function portalHeaders({
  issuerOrigin,
  filesOrigin,
}: {
  readonly issuerOrigin: string;
  readonly filesOrigin: string;
}) {
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `font-src 'self'`,
    `img-src 'self' blob: data: ${filesOrigin}`,
    `connect-src 'self' ${issuerOrigin} ${filesOrigin}`,
    `frame-src ${filesOrigin}`,
    `form-action 'self' ${issuerOrigin}`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy':
      'accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  } as const;
}
