import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps, type Environment, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { writeBundles } from './building-blocks/bundle.ts';
import { type CodeOf } from './building-blocks/platform.ts';
import { KebaoBureau } from './bureau-stack.ts';
import { KebaoData } from './data-stack.ts';
import { KebaoPortal } from './portal-stack.ts';
import { KebaoService } from './service-stack.ts';
import { readPortalHosting, readSettings } from './settings.ts';

/** The whole application: what keeps state, what serves, the portal where one was built, and the checks that a synthesis must pass. */
export function kebaoApp(codeOf: CodeOf, props: AppProps = {}, env?: Environment) {
  const app = new App({ analyticsReporting: false, ...props });
  const settings = readSettings(app.node);
  const data = new KebaoData(app, 'KebaoData', { settings, ...(env && { env }) });
  const service = new KebaoService(app, 'KebaoService', { settings, data, codeOf, ...(env && { env }) });
  const bureau = new KebaoBureau(app, 'KebaoBureau', { service, ...(env && { env }) });
  const hosting = readPortalHosting(app.node);
  const portal =
    hosting && new KebaoPortal(app, 'KebaoPortal', { settings, hosting, service, data, ...(env && { env }) });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, data, service, bureau, ...(portal && { portal }) };
}

if (import.meta.main) {
  const bundles = await mkdtemp(join(tmpdir(), 'kebao-bundles-'));
  try {
    kebaoApp(await writeBundles(bundles)).app.synth();
  } finally {
    await rm(bundles, { recursive: true });
  }
}
