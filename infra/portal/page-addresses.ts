import { Function as EdgeFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import { type Construct } from 'constructs';
import { portalFiles, portalPages } from '../../shared/contract/portal.ts';

/**
 * Runs at the edge: the address of a page leads to the one file that every page is, a file to itself, and any other address is
 * answered with 404 there. Errors of the API are in other behaviours and pass as they are.
 */
export const pageAddressesCode = `function handler(event) {
  var request = event.request;
  var first = request.uri.split('/')[1];
  if (${JSON.stringify(portalPages)}.includes(first)) request.uri = '/index.html';
  else if (!${JSON.stringify(portalFiles)}.includes(first)) {
    return { statusCode: 404, statusDescription: 'Not Found' };
  }
  return request;
}
`;

export function pageAddresses(scope: Construct, id: string): EdgeFunction {
  return new EdgeFunction(scope, id, {
    comment: 'Kebao: every page of the portal is one file',
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(pageAddressesCode),
  });
}
