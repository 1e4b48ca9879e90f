import { type EnvironmentName, environmentNames } from '../../shared/contract/environment.ts';
import type { DocumentBucket } from '../../shared/persistence/signed-files.ts';
import { businessTable } from './business-table.ts';
import { fileEndpoint, fromEnvironment } from './environment.ts';

/** The bucket of documents and other files. */
export function documentBucket(): DocumentBucket {
  return bucketNamed(environmentNames.documentsBucket);
}

/** The bucket of closed periods. */
export function archiveBucket(): DocumentBucket {
  return bucketNamed(environmentNames.archiveBucket);
}

/** A bucket with the credentials and region that the table's client has found. */
function bucketNamed(name: EnvironmentName): DocumentBucket {
  const { config } = businessTable().client;
  return {
    name: fromEnvironment(name),
    endpoint: fileEndpoint(),
    region: () => config.region(),
    credentials: config.credentials,
    sha256: config.sha256,
  };
}
