import { existsSync, rmSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { replaceFile } from './data-folder.ts';
import { type Gateway } from './gateway.ts';
import { portalClientId } from '../../shared/contract/portal.ts';
import { audienceUrn, IdentityProvider } from './identity-provider.ts';
import { JwtAuthorizer } from './jwt-authorizer.ts';
import { type LocalRoutesOptions, serveLocal } from './local-routes.ts';
import { servePortal, type ServePortal } from './portal-files.ts';
import { RouteTable } from './route-table.ts';
import { seedDemo } from './seed.ts';
import { ServiceClient } from './service-client.ts';
import { settle } from './settle.ts';
import { type Parts, type StageOptions, type Timed } from './stage-parts.ts';
import { StartProblem } from './start-problem.ts';

/** How long an answer to a change is held back for its consequences. */
const settleWithinMs = 5000;

export interface FrontDoor {
  readonly options: StageOptions;
  readonly parts: Parts;
  readonly gateway: Gateway;
  readonly url: string;
  readonly audience: string;
  readonly portalFolder: string | undefined;
  readonly timed: Timed;
}

/** Opens the HTTP side: who signs in, which routes lead where, what only this machine answers; then seeds. */
export async function openFrontDoor(door: FrontDoor): Promise<void> {
  const { options, parts, gateway, url, audience, timed } = door;
  const { blueprint, clock, host, timekeeper, pump, workflows } = parts;
  const issuer = blueprint.routes.find(({ authorizer }) => authorizer)?.authorizer?.issuer ?? `${url}/oidc`;
  const identity = await timed('identity', () =>
    IdentityProvider.open({ issuer, audience, origin: url, keyFile: parts.data.file('identity.json') }),
  );
  const service = new ServiceClient(url, identity);
  const local: LocalRoutesOptions = {
    identity,
    service,
    now: () => clock.now(),
    advance: (target) => timekeeper.advance(target),
    reset: () => timekeeper.alone(() => reset(door, service)),
  };
  const routes = new RouteTable(blueprint.routes);
  const portal = portalOf(door, issuer);
  gateway.open({
    routes,
    authorizer: new JwtAuthorizer(issuer, identity.jwks),
    invoke: (functionName, event) => host.invoke(functionName, event),
    now: () => clock.now(),
    settle: async () => {
      if (options.settles !== false) await settle({ pump, workflows }, settleWithinMs);
    },
    own: async (path, request, response) =>
      (await serveLocal(local, path, request, response)) ||
      (await serveIdentity(identity, path, request, response)) ||
      (await portal?.(path, request, response)) === true ||
      serveHome(routes, path, request, response),
  });
  await timed('gateway', () => untilAnswering(url));
  if (!existsSync(seededFile(door))) await timed('demo firms', () => seed(door, service));
}

async function serveIdentity(
  identity: IdentityProvider,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (!identity.serves(path)) return false;
  await identity.handle(request, response);
  return true;
}

function portalOf({ portalFolder, audience, parts }: FrontDoor, issuer: string): ServePortal | undefined {
  return portalFolder === undefined
    ? undefined
    : servePortal({
        folder: portalFolder,
        filesOrigin: new URL(parts.s3.endpoint).origin,
        settings: {
          issuer,
          clientId: portalClientId,
          scope: 'openid profile',
          resource: audienceUrn(audience),
        },
      });
}

/** Where no portal was built, the front page is the documentation. */
function serveHome(
  routes: RouteTable,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const home = routes.match('GET', '/')?.route.routeKey ?? '$default';
  if (path !== '/' || request.method !== 'GET' || home !== '$default') return false;
  response.writeHead(302, { location: '/docs' });
  response.end();
  return true;
}

async function untilAnswering(url: string): Promise<void> {
  for (const path of ['/local/clock', '/oidc/.well-known/openid-configuration']) {
    const { status } = await fetch(`${url}${path}`);
    if (status !== 200) throw new StartProblem(`${url}${path} answers ${status}`);
  }
}

function seededFile({ parts }: FrontDoor): string {
  return parts.data.file('seeded.json');
}

async function seed(door: FrontDoor, service: ServiceClient): Promise<void> {
  const refused = await seedDemo(service);
  if (refused.length === 0) replaceFile(seededFile(door), JSON.stringify({ at: new Date().toISOString() }));
  else
    door.options.onRemark?.(
      `demo firms and accounts not kept (${refused.join(', ')}); the next start tries again`,
    );
}

async function reset(door: FrontDoor, service: ServiceClient): Promise<void> {
  const { blueprint, engine, s3, host, clock, workflows, bus, pump, schedules } = door.parts;
  rmSync(seededFile(door), { force: true });
  await pump.stop();
  await workflows.clear();
  await host.restart();
  await engine.empty(blueprint.tables);
  await s3.empty();
  bus.clear();
  clock.clear();
  schedules.clear();
  pump.clear();
  await pump.start();
  await seed(door, service);
}
