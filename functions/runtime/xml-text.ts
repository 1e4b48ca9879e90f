import { XMLBuilder } from 'fast-xml-parser';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A tree of elements as an XML text, `@` marking attributes: what `parseXml` reads. */
export function writeXml(tree: object): string {
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });
  return declaration + builder.build(tree);
}
