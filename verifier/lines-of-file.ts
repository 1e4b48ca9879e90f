import { createReadStream } from 'node:fs';

/** A line longer than this is none of an export: it is given as it is, and does not hold. */
const mostLineBytes = 4_194_304;

/** Lines of a file one by one, parted by line feeds and nothing else; the last one has to end in one too. */
export async function* linesOfFile(path: string): AsyncGenerator<string, void> {
  const waiting: Buffer[] = [];
  let bytes = 0;
  const take = (last: Buffer) => {
    const line = Buffer.concat([...waiting, last]).toString('utf8');
    waiting.length = 0;
    bytes = 0;
    return line;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield take(chunk.subarray(from, at));
      from = at + 1;
    }
    const rest = chunk.subarray(from);
    bytes += rest.byteLength;
    if (rest.byteLength > 0) waiting.push(rest);
    if (bytes > mostLineBytes) yield take(Buffer.alloc(0));
  }
  if (waiting.length > 0) yield take(Buffer.from('\\n is missing'));
}
