import { createWriteStream, type WriteStream } from 'node:fs';

/** A file that lines are appended to, in the order they come. */
export class LineLog {
  private readonly stream: WriteStream;

  constructor(file: string) {
    this.stream = createWriteStream(file, { flags: 'a' });
    // A full disk must not take the stage down with it.
    this.stream.on('error', () => undefined);
  }

  readonly write = (line: string): void => {
    this.stream.write(`${line}\n`);
  };

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.stream.end(() => resolve());
    });
  }
}
