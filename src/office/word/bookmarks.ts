/**
 * The targets of bookmarks, found before anything is converted: a reference may come long before its target, and its form
 * (a number, a page, a link) depends on the target.
 */
import { child, type XmlNode } from '../../documents/xml.ts';
import { attribute } from '../nodes.ts';
import { paragraphProperties } from './properties.ts';
import type { Styles } from './styles.ts';

export interface Bookmark {
  readonly kind: 'heading' | 'caption' | 'item' | 'equation' | 'text';
  readonly numbered: boolean;
}

/** By name, in the order of the document. A bookmark between paragraphs points at the next paragraph. */
export function findBookmarks(body: XmlNode, styles: Styles): ReadonlyMap<string, Bookmark> {
  const found = new Map<string, Bookmark>();
  const waiting: string[] = [];
  const keep = (name: string, paragraph: XmlNode): void => {
    // Word's own bookmark of the last edit.
    if (!found.has(name) && name !== '_GoBack') found.set(name, describe(paragraph, styles));
  };
  const visit = (node: XmlNode, paragraph: XmlNode | undefined): void => {
    const inside = node.name === 'p' ? node : paragraph;
    if (node.name === 'p') for (const name of waiting.splice(0)) keep(name, node);
    if (node.name === 'bookmarkStart') {
      const name = attribute(node, 'name');
      if (name !== undefined && inside) keep(name, inside);
      else if (name !== undefined) waiting.push(name);
    }
    for (const inner of node.children) visit(inner, inside);
  };
  visit(body, undefined);
  return found;
}

function describe(paragraph: XmlNode, styles: Styles): Bookmark {
  const properties = paragraphProperties(child(paragraph, 'pPr'));
  const style = styles.get(properties.style) ?? styles.defaultParagraph;
  const numberId = properties.numbering ? properties.numbering.id : style?.numbering?.id;
  const numbered = numberId !== undefined && numberId !== '0';
  const level = properties.headingLevel ?? style?.headingLevel;
  const { sequence, formula } = survey(paragraph);
  if (sequence) return { kind: formula ? 'equation' : 'caption', numbered: true };
  if (level !== undefined && level !== 'none') return { kind: 'heading', numbered };
  return { kind: numbered ? 'item' : 'text', numbered };
}

/** Whether the paragraph counts something (SEQ), and whether it contains a formula. */
function survey(paragraph: XmlNode): { readonly sequence: boolean; readonly formula: boolean } {
  const found = { sequence: false, formula: false };
  const visit = (node: XmlNode): void => {
    if (node.name === 'instrText' && /\bSEQ\s/i.test(node.text)) found.sequence = true;
    else if (node.name === 'fldSimple' && /\bSEQ\s/i.test(attribute(node, 'instr') ?? '')) found.sequence = true;
    else if (node.name === 'oMath') found.formula = true;
    else for (const inner of node.children) visit(inner);
  };
  visit(paragraph);
  return found;
}
