import { type IncomingMessage, type ServerResponse } from 'node:http';
import sirv from 'sirv';
import {
  portalCaching,
  portalHeaders,
  portalPlaces,
  type PortalSettings,
} from '../../shared/contract/portal.ts';

const { forGood, askAgain } = portalCaching;

interface PortalFiles {
  readonly folder: string;
  /** Where papers are put and read. */
  readonly filesOrigin: string;
  readonly settings: PortalSettings;
}

export type ServePortal = (
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<boolean>;

/**
 * Serves the built portal with the headers that it has behind CloudFront: what is named by its content is kept for good, pages
 * are asked for again, and every address of a page is the same file.
 */
export function servePortal({ folder, filesOrigin, settings }: PortalFiles): ServePortal {
  const headers = portalHeaders({ issuerOrigin: new URL(settings.issuer).origin, filesOrigin });
  const files = sirv(folder, {
    single: true,
    gzip: true,
    setHeaders: (response, file) => {
      const isNamedByContent = forGood.beginnings.some((beginning) => file.startsWith(`/${beginning}`));
      response.setHeader('cache-control', (isNamedByContent ? forGood : askAgain).cacheControl);
    },
  });
  return (path, request, response) => {
    const [, first = ''] = path.split('/');
    const isMine = (portalPlaces as readonly string[]).includes(first);
    if (!isMine || (request.method !== 'GET' && request.method !== 'HEAD')) return Promise.resolve(false);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (path === '/portal.json') {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': askAgain.cacheControl });
      response.end(JSON.stringify(settings));
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      response.once('close', () => resolve(true));
      files(request, response, () => resolve(false));
    });
  };
}
