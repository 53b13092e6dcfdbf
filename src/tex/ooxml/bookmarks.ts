/**
 * What bookmarks point at, found before anything is converted: a reference may come long before its target, and how it is
 * written (\ref, \pageref, a link) depends on what it points at.
 */
import { child, type XmlNode } from '../../documents/xml.ts';
import { attribute, integerOf, valueOf } from '../../office/nodes.ts';
import type { Styles } from './styles.ts';

export type TargetKind = 'heading' | 'caption' | 'item' | 'equation' | 'note' | 'text';

export interface BookmarkTarget {
  /** `xml:id` and label. */
  readonly id: string;
  readonly kind: TargetKind;
  readonly numbered: boolean;
}
export type BookmarkTargets = ReadonlyMap<string, BookmarkTarget>;

/** A name as an XML id that TeX takes as a label too. */
export const idOf = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N}_.-]/gu, (character) => `-${(character.codePointAt(0) ?? 0).toString(16)}`)
    .replace(/^(?![\p{L}_])/u, '_');

export function findBookmarks(body: XmlNode, styles: Styles): BookmarkTargets {
  const found = new Map<string, BookmarkTarget>();
  const waiting: string[] = [];
  const ids = new Set<string>();
  const keep = (name: string, paragraph: XmlNode): void => {
    if (found.has(name) || name === '_GoBack') return;
    let id = idOf(name);
    while (ids.has(id)) id += '-';
    ids.add(id);
    found.set(name, { id, ...describe(paragraph, styles) });
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

function describe(paragraph: XmlNode, styles: Styles): { readonly kind: TargetKind; readonly numbered: boolean } {
  const properties = child(paragraph, 'pPr');
  const style = styles.get(valueOf(properties, 'pStyle')) ?? styles.defaultParagraph;
  const given = properties && child(properties, 'numPr');
  const numberId = given ? valueOf(given, 'numId') : style?.numbering?.id;
  const numbered = numberId !== undefined && numberId !== '0';
  const outline = integerOf(valueOf(properties, 'outlineLvl'));
  const level = outline === undefined ? style?.level : outline < 9 ? outline : undefined;
  const has = surveyed(paragraph);
  if (has.sequence && has.math) return { kind: 'equation', numbered: true };
  if (has.sequence) return { kind: 'caption', numbered: true };
  if (level !== undefined) return { kind: 'heading', numbered };
  return numbered ? { kind: 'item', numbered } : { kind: 'text', numbered };
}

function surveyed(node: XmlNode): { sequence: boolean; math: boolean } {
  const found = { sequence: false, math: false };
  const visit = (at: XmlNode): void => {
    if (at.name === 'instrText' && /\bSEQ\s/i.test(at.text)) found.sequence = true;
    else if (at.name === 'fldSimple' && /\bSEQ\s/i.test(attribute(at, 'instr') ?? '')) found.sequence = true;
    else if (at.name === 'oMath') found.math = true;
    else for (const inner of at.children) visit(inner);
  };
  visit(node);
  return found;
}
