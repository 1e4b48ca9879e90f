type Attribute = unknown;

/** Bytes of an item by DynamoDB's own rule: names and values, numbers two digits to a byte. */
export function itemBytes(item: Readonly<Record<string, Attribute>>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + bytesOf(name) + valueBytes(value), 0);
}

/** Write units of items in one transaction: two for each kilobyte begun; alone, an item costs half. */
export function writeUnits(items: readonly Readonly<Record<string, Attribute>>[]): number {
  const each = items.reduce((sum, item) => sum + Math.ceil(itemBytes(item) / 1_024), 0);
  return items.length === 1 ? each : 2 * each;
}

function valueBytes(value: Attribute): number {
  if (typeof value === 'string') return bytesOf(value);
  if (typeof value === 'number') return Math.ceil(String(Math.abs(value)).replace('.', '').length / 2) + 1;
  if (Array.isArray(value)) return 3 + value.reduce<number>((sum, one) => sum + 1 + valueBytes(one), 0);
  if (typeof value === 'object' && value !== null) {
    return (
      3 + Object.entries(value).reduce((sum, [name, one]) => sum + 1 + bytesOf(name) + valueBytes(one), 0)
    );
  }
  return 1;
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
