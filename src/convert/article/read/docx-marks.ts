/** Run properties of Word (w:rPr) as marks. */
import { child, type XmlNode } from '../../../documents/xml.ts';
import { attribute } from '../../../office/nodes.ts';
import type { Marks } from '../model.ts';

/** A property that is there, unless it says that it is off (ST_OnOff). */
export function isOn(properties: XmlNode | undefined, name: string): boolean {
  const node = properties && child(properties, name);
  const value = attribute(node, 'val');
  return node !== undefined && !['0', 'false', 'off', 'none'].includes(value ?? '');
}

export function marksOf(properties: XmlNode): Marks {
  const on = (name: string): boolean => isOn(properties, name);
  const position = attribute(child(properties, 'vertAlign'), 'val');
  return {
    ...(on('b') ? { bold: true } : {}),
    ...(on('i') ? { italic: true } : {}),
    ...(on('u') ? { underline: true } : {}),
    ...(on('strike') || on('dstrike') ? { strike: true } : {}),
    ...(position === 'superscript' ? { raised: true } : {}),
    ...(position === 'subscript' ? { lowered: true } : {}),
  };
}
