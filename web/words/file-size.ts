/** `1.2 MB`, or `12 KB` of a small file. */
export function fileSize(bytes: number): string {
  const inMegabytes = bytes / 1_048_576;
  if (inMegabytes < 0.1) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${inMegabytes.toLocaleString('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 })} MB`;
}
