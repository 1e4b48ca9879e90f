import { XMLParser } from 'fast-xml-parser';

export type XmlTree =
  { readonly ok: true; readonly tree: unknown } | { readonly ok: false; readonly message: string };

/**
 * An XML text as a tree of its elements: texts stay texts, attributes are marked `@`, prefixes of namespaces fall away, and
 * elements named in `lists` are lists however many there are. A text with a document type is refused: whatever it may declare
 * has no place in a message between machines.
 */
export function parseXml(text: string, lists: readonly string[]): XmlTree {
  if (/<!DOCTYPE/i.test(text)) {
    return { ok: false, message: 'XML 不得带有 DOCTYPE，请删去 / a document type is not allowed' };
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    isArray: (name) => lists.includes(name),
  });
  try {
    return { ok: true, tree: parser.parse(text, true) };
  } catch (error) {
    const said = error instanceof Error ? error.message : 'not XML';
    return { ok: false, message: `不是有效的 XML，请检查文件是否完整 / ${said}` };
  }
}
