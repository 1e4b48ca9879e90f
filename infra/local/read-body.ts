import { type IncomingMessage } from 'node:http';

/** The request's body, or `undefined` where it is longer than allowed; what is too long is read on and dropped. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= limitBytes) parts.push(part);
    else if (length > limitBytes * 20) break;
  }
  return length > limitBytes ? undefined : Buffer.concat(parts, length);
}
