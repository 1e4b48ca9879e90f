const endOfDirectory = 0x06054b50;
const endLength = 22;
const longestComment = 65_535;
const entryMark = 0x02014b50;
const entryLength = 46;

/**
 * Bytes that a zip says its entries unpack to, from its central directory: nothing is unpacked for it. `undefined`: no zip,
 * or one that does not say (zip64). Whoever unpacks takes no more of an entry than the directory says.
 */
export function unpackedSize(zip: Uint8Array): number | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOf(view);
  if (end === undefined) return undefined;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let bytes = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + entryLength > view.byteLength || view.getUint32(at, true) !== entryMark) return undefined;
    const size = view.getUint32(at + 24, true);
    if (size === 0xffffffff) return undefined;
    bytes += size;
    const beyond = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    at += entryLength + beyond.reduce((sum, length) => sum + length, 0);
  }
  return bytes;
}

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - endLength;
  for (let at = last; at >= 0 && at >= last - longestComment; at -= 1) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  return undefined;
}
