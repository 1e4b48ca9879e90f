/**
 * Stands in for `@aws-sdk/endpoint-cache` (8 KiB): DynamoDB's client keeps one even though endpoint discovery is off,
 * and asks it before every request.
 */
export class EndpointCache {
  get(): undefined {}
  getEndpoint(): undefined {}
  has(): boolean {
    return false;
  }
  set(): void {}
  delete(): void {}
  clear(): void {}
}
