import { App, type AppProps, type Environment, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { KebaoData } from './data-stack.ts';
import { KebaoService } from './service-stack.ts';
import { readSettings } from './settings.ts';

/** The whole application: what keeps state, what serves, and the checks that a synthesis must pass. */
export function kebaoApp(props: AppProps = {}, env?: Environment) {
  const app = new App({ analyticsReporting: false, ...props });
  const settings = readSettings(app.node);
  const data = new KebaoData(app, 'KebaoData', { settings, ...(env && { env }) });
  const service = new KebaoService(app, 'KebaoService', { settings, data, ...(env && { env }) });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, data, service };
}

if (import.meta.main) kebaoApp().app.synth();
