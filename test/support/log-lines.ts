/** Whatever is written to standard output while `act` runs. */
export async function linesDuring(act: () => Promise<void>): Promise<readonly string[]> {
  const { stdout } = process;
  const write = stdout.write.bind(stdout);
  const captured: string[] = [];
  stdout.write = (chunk: string | Uint8Array) => {
    captured.push(typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk));
    return true;
  };
  try {
    await act();
  } finally {
    stdout.write = write;
  }
  return captured.join('').split('\n').filter(Boolean);
}
