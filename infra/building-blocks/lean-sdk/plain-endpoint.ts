/** The part of an AWS client's endpoint parameters that a service of one region needs. */
export interface EndpointParameters {
  /** Set by `AWS_ENDPOINT_URL_…`. */
  readonly Endpoint?: string;
  readonly Region?: string;
}

/**
 * Stands in for the endpoint rules of a client (11 KiB): no dual stack, no FIPS, no endpoint of an account, only the
 * service in its region, or the endpoint that the environment names.
 */
export function plainEndpoint(service: string) {
  return ({ Endpoint, Region }: EndpointParameters) => {
    if (!Endpoint && !Region) throw new Error('no AWS region in the environment');
    const domain = Region?.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    return {
      url: new URL(Endpoint ?? `https://${service}.${Region}.${domain}`),
      properties: {},
      headers: {},
    };
  };
}
