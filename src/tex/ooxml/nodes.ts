/**
 * Asking OOXML elements for what they say. Attributes go by local name: the prefix is the writer's choice, and the
 * strict and the transitional form of the format differ in namespaces alone.
 */
import { child, type XmlNode } from '../../documents/xml.ts';

export function attribute(node: XmlNode, name: string): string | undefined {
  const direct = node.attributes[`w:${name}`] ?? node.attributes[name];
  if (direct !== undefined) return direct;
  for (const [key, value] of Object.entries(node.attributes)) if (key.endsWith(`:${name}`)) return value;
  return undefined;
}

/** `w:val` of a child element: `<w:pStyle w:val="Heading1"/>`. */
export function valueOf(node: XmlNode | undefined, name: string): string | undefined {
  const inner = node && child(node, name);
  return inner && attribute(inner, 'val');
}

/** An on/off property (ECMA-376 17.17.4): present without a value is on. */
export function isOn(node: XmlNode | undefined, name: string): boolean | undefined {
  const inner = node && child(node, name);
  if (!inner) return undefined;
  const value = attribute(inner, 'val');
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}

export function integerOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^[+-]?\d{1,9}(\.\d+)?$/.test(text)) return undefined;
  return Math.trunc(Number(text));
}
