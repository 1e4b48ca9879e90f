/** What every client and endpoint on this machine signs with; it opens nothing outside it. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const;
