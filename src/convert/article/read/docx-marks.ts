/** Run properties of Word (w:rPr) as marks. */
import { child, type XmlNode } from '../../../documents/xml.ts';
import { attribute } from '../../office-package.ts';
import type { Marks } from '../model.ts';

export function marksOf(properties: XmlNode): Marks {
  const on = (name: string): boolean => {
    const node = child(properties, name);
    const value = attribute(node, 'val');
    return node !== undefined && value !== '0' && value !== 'false' && value !== 'none';
  };
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
