declare module '@20minutes/s3rver' {
  export default class S3rver {
    constructor(options: {
      readonly address: string;
      readonly port: number;
      readonly silent: boolean;
      readonly directory: string;
      readonly vhostBuckets: boolean;
      readonly configureBuckets: readonly { readonly name: string; readonly configs: readonly string[] }[];
    });
    on(event: 'error', listener: (error: Error) => void): this;
    run(): Promise<{ readonly address: string; readonly port: number }>;
    configureBuckets(): Promise<unknown>;
    close(): Promise<void>;
    readonly httpServer: { closeAllConnections(): void };
  }
}

declare module '@20minutes/s3rver/lib/models/account.js' {
  const account: {
    readonly DUMMY_ACCOUNT: { createKeyPair(accessKeyId: string, secretAccessKey: string): void };
  };
  export default account;
}
