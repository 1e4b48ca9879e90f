import { environmentNames } from '../../shared/contract/environment.ts';
import type { DocumentBucket } from '../../shared/persistence/signed-files.ts';
import { businessTable } from './business-table.ts';
import { fileEndpoint, fromEnvironment } from './environment.ts';

/** The bucket of documents and other files, with the credentials and region that the table's client has found. */
export function documentBucket(): DocumentBucket {
  const { config } = businessTable().client;
  return {
    name: fromEnvironment(environmentNames.documentsBucket),
    endpoint: fileEndpoint(),
    region: () => config.region(),
    credentials: config.credentials,
    sha256: config.sha256,
  };
}
