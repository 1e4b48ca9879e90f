import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plugin } from 'esbuild';

const replacement = (file: string) => join(import.meta.dirname, 'lean-sdk', file);

/** Packages that every bundle takes a smaller replacement of; each replacement says why it is enough. */
export const replacedPackages = {
  '@aws/lambda-invoke-store': replacement('no-invoke-store.ts'),
  '@aws-sdk/credential-provider-node': replacement('environment-credentials.ts'),
  '@aws-sdk/endpoint-cache': replacement('no-endpoint-cache.ts'),
  '@smithy/core/event-streams': replacement('no-event-streams.ts'),
};

/** Host name of each service that we call, by the package of its client. */
const services: Readonly<Record<string, string>> = {
  dynamodb: 'dynamodb',
  sfn: 'states',
  eventbridge: 'events',
};

/** Leaves the client's endpoint rules out, for the services that we know. */
const plainEndpoints: Plugin = {
  name: 'plain-endpoints',
  setup(build) {
    const resolvers = /@aws-sdk\/client-(\w+)\/dist-es\/endpoint\/endpointResolver\.js$/;
    build.onLoad({ filter: resolvers }, ({ path }) => {
      const service = services[resolvers.exec(path)?.[1] ?? ''];
      if (service === undefined) return undefined;
      return {
        resolveDir: import.meta.dirname,
        contents: `import { plainEndpoint } from './lean-sdk/plain-endpoint.ts';
          export const defaultEndpointResolver = plainEndpoint('${service}');`,
      };
    });
  },
};

/** Leaves of each client's own package.json the version, which is all that it reads. */
const bareVersions: Plugin = {
  name: 'bare-versions',
  setup(build) {
    build.onLoad({ filter: /@aws-sdk\/client-\w+\/package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/** Modules that are there in case, 33 KiB, and why no function comes to the case. */
const spareModules = [
  // Only the API's description asks for JSON Schema.
  'zod/v4/core/json-schema-processors.js',
  'zod/v4/core/to-json-schema.js',
  // Lambda's Node has OpenSSL.
  'checksum/sha256/Sha256Js.js',
  // Our endpoints ask for no partition.
  'util-endpoints/lib/aws/partitions.js',
  // We do not retry in the adaptive mode.
  'util-retry/DefaultRateLimiter.js',
  'util-retry/AdaptiveRetryStrategy.js',
  // Lambda and the local stage say the region.
  'regionConfig/getInstanceMetadataRegion.js',
  // S3 is signed for, not called.
  'service-customizations/s3.js',
];

/** Leaves spare modules out; what is left of each throws when it is used. */
const withoutSpares: Plugin = {
  name: 'without-spares',
  setup(build) {
    const spares = new RegExp(`(${spareModules.map((path) => path.replaceAll('.', '\\.')).join('|')})$`);
    build.onLoad({ filter: spares }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const names = [...source.matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name]) => name);
      return {
        contents: `function leftOut() { throw new Error('this is left out of the bundle'); }
          export { ${names.map((name) => `leftOut as ${name}`).join(', ')} };`,
      };
    });
  },
};

/** Errors of DynamoDB that reading and writing items can meet; any other arrives as the client's own base error. */
const itemErrors = [
  'ConditionalCheckFailedException',
  'IdempotentParameterMismatchException',
  'InternalServerError',
  'ItemCollectionSizeLimitExceededException',
  'ProvisionedThroughputExceededException',
  'ReplicatedWriteConflictException',
  'RequestLimitExceeded',
  'ResourceNotFoundException',
  'ThrottlingException',
  'TransactionCanceledException',
  'TransactionConflictException',
  'TransactionInProgressException',
];

/** Leaves errors of tables, backups, exports and imports unregistered, so that their classes fall away: 8 KiB. */
const itemErrorsOnly: Plugin = {
  name: 'item-errors-only',
  setup(build) {
    build.onLoad({ filter: /client-dynamodb\/dist-es\/schemas\/schemas_0\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const registration =
        /^export var (\w+)\$ = \[-3, n0,[^;]*;\n^n0_registry\.registerError\(\1\$, \1\);\n/gm;
      return {
        contents: source.replace(registration, (whole, name: string) => {
          return itemErrors.includes(name) ? whole : '';
        }),
      };
    });
  },
};

/**
 * The services' JSON tells time in epoch seconds; readers of written dates fall away, 2 KiB. Where a service asks for a retry
 * at a written date, the client does what it does with a date it cannot read: it waits by its own rule.
 */
const epochSecondsOnly: Plugin = {
  name: 'epoch-seconds-only',
  setup(build) {
    build.onLoad({ filter: /submodules\/serde\/date-utils\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const reader = /^(export const parseRfc\w+ = )\(value\) => \{\n[^]*?^\};/gm;
      return {
        contents: source.replace(reader, "$1() => { throw new Error('this is left out of the bundle'); };"),
      };
    });
  },
};

/**
 * The document client's modules do nothing by being imported, though its package.json does not say so: a function that uses
 * none of them gets none of them.
 */
const quietDocumentClient: Plugin = {
  name: 'quiet-document-client',
  setup(build) {
    const name = '@aws-sdk/lib-dynamodb';
    build.onResolve(
      { filter: /^(\.|@aws-sdk\/lib-dynamodb$)/ },
      async ({ path, importer, kind, resolveDir, pluginData }) => {
        if (pluginData === name || (path !== name && !importer.includes(`/${name}/`))) return undefined;
        const resolved = await build.resolve(path, { importer, kind, resolveDir, pluginData: name });
        return resolved.errors.length > 0 ? undefined : { path: resolved.path, sideEffects: false };
      },
    );
  },
};

/** Zod remembers what it has seen in values that hold themselves; JSON and items of the table never do: 3 KiB. */
const noCycles: Plugin = {
  name: 'no-cycles',
  setup(build) {
    build.onLoad({ filter: /zod\/v4\/core\/memoizer\.js$/ }, () => ({
      contents: `export class $ZodCyclicError extends Error {}
        export const isRecursiveSchema = () => false;
        export const isBackEdge = () => false;
        export const memoizer = () => undefined;`,
    }));
  },
};

/** The signer keeps a writer of event headers, 2 KiB, for messages of event streams, which no function sends. */
const withoutEventHeaders: Plugin = {
  name: 'without-event-headers',
  setup(build) {
    build.onLoad({ filter: /signature-v4\/dist-es\/HeaderFormatter\.js$/ }, () => {
      return { contents: 'export class HeaderFormatter {}' };
    });
  },
};

/** What every bundle goes without. */
export const lean: readonly Plugin[] = [
  bareVersions,
  plainEndpoints,
  quietDocumentClient,
  itemErrorsOnly,
  withoutEventHeaders,
];

/** What a bundle goes without that describes no schema. */
export const leanest: readonly Plugin[] = [...lean, withoutSpares, noCycles, epochSecondsOnly];
