/**
 * Reads attributes and properties of OOXML elements. Attributes are found by their local name: every writer chooses its
 * prefixes, and the strict and the transitional form of the format differ only in namespaces.
 */
import { child, type XmlNode } from '../documents/xml.ts';

/** An attribute by its local name, whatever the prefix. */
export function attribute(node: XmlNode | undefined, name: string): string | undefined {
  if (!node) return undefined;
  const direct = node.attributes[`w:${name}`] ?? node.attributes[name];
  if (direct !== undefined) return direct;
  const ending = `:${name}`;
  for (const key in node.attributes) if (key.endsWith(ending)) return node.attributes[key];
  return undefined;
}

/** `w:val` of a child element: `<w:pStyle w:val="Heading1"/>`. */
export const valueOf = (node: XmlNode | undefined, name: string): string | undefined =>
  attribute(node && child(node, name), 'val');

/** An on/off property (ECMA-376, part 1, 17.17.4): without a value it is on. Undefined when it is absent. */
export function isOn(node: XmlNode | undefined, name: string): boolean | undefined {
  const inner = node && child(node, name);
  if (!inner) return undefined;
  const value = attribute(inner, 'val');
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}

/** The integer that an attribute states; a fraction is cut off. Undefined for anything else. */
export function integerOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^[+-]?\d{1,9}(\.\d+)?$/.test(text)) return undefined;
  return Math.trunc(Number(text));
}
