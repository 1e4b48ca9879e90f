import S3rver from '@20minutes/s3rver';
import account from '@20minutes/s3rver/lib/models/account.js';
import { mkdir, rm } from 'node:fs/promises';
import { type BucketSpec } from './blueprint.ts';
import { localCredentials } from './local-credentials.ts';

/** The buckets of the template behind the S3 protocol, their objects as files in the data folder. */
export interface S3Endpoint {
  readonly endpoint: string;
  /** Buckets with nothing in them. */
  empty(): Promise<void>;
  stop(): Promise<void>;
}

export async function startS3(buckets: readonly BucketSpec[], directory: string): Promise<S3Endpoint> {
  const { accessKeyId, secretAccessKey } = localCredentials;
  account.DUMMY_ACCOUNT.createKeyPair(accessKeyId, secretAccessKey);
  await mkdir(directory, { recursive: true });
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: buckets.map(({ name, cors }) => ({
      name,
      configs: cors.length > 0 ? [corsXml(cors)] : [],
    })),
  });
  // A client that goes away in the middle is its own affair.
  server.on('error', () => undefined);
  const { port } = await server.run();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async empty() {
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory, { recursive: true });
      await server.configureBuckets();
    },
    async stop() {
      const closed = server.close();
      server.httpServer.closeAllConnections();
      await closed;
    },
  };
}

function corsXml(rules: BucketSpec['cors']): string {
  const each = (tag: string, values: readonly string[]) =>
    values.map((value) => `<${tag}>${value}</${tag}>`).join('');
  const xml = rules.map(
    ({ origins, methods, headers }) =>
      `<CORSRule>${each('AllowedOrigin', origins)}${each('AllowedMethod', methods)}${each('AllowedHeader', headers)}</CORSRule>`,
  );
  return `<CORSConfiguration>${xml.join('')}</CORSConfiguration>`;
}
