import * as z from 'zod';
import { environmentNames } from '../../shared/contract/environment.ts';

const environment = z.object({
  [environmentNames.tableName]: z.string().min(3),
  [environmentNames.documentsBucket]: z.string().min(3).optional(),
  [environmentNames.archiveBucket]: z.string().min(3).optional(),
  [environmentNames.eventBusName]: z.string().min(1).optional(),
  [environmentNames.claimsWorkflowArn]: z.string().min(1).optional(),
  [environmentNames.settlementWorkflowArn]: z.string().min(1).optional(),
  [environmentNames.importsWorkflowArn]: z.string().min(1).optional(),
  [environmentNames.exportsWorkflowArn]: z.string().min(1).optional(),
  [environmentNames.reconciliationWorkflowArn]: z.string().min(1).optional(),
  [environmentNames.statementsWorkflowArn]: z.string().min(1).optional(),
  [environmentNames.demoProducts]: z.enum(['true', 'false']).optional(),
  [environmentNames.publicOrigin]: z.url().optional(),
});

/** A variable of the function's environment; throws at the first use when the deployment does not set it. */
export function fromEnvironment(name: (typeof environmentNames)[keyof typeof environmentNames]): string {
  const value = environment.shape[name].parse(process.env[name]);
  if (value === undefined) throw new Error(`the environment does not set ${name}`);
  return value;
}

/** Whether this stage sells products that have no filing number (保险法 art. 135). */
export function sellsDemoProducts(): boolean {
  return process.env[environmentNames.demoProducts] === 'true';
}

/** Where files live when not on AWS: the SDK's own variable, which addresses signed for others have to follow as well. */
export function fileEndpoint(): string | undefined {
  return process.env['AWS_ENDPOINT_URL_S3'];
}
