/** Text, links, pictures, formulas and references within a line of HTML. */
import type { Element, Nodes } from 'hast';
import { type Block, type Inline, type Marks, type Picture, safeLink, text } from '../model.ts';
import { elements, hasClass, isMath, markNames, silent, textOf } from './markup-elements.ts';
import { type NoteNumbers, referredNote } from './markup-notes.ts';
import { message, type MessageSet } from '../../../texts/message.ts';

/** What is gathered while a document is read. */
export interface Reading {
  readonly pictures: Map<string, Picture>;
  readonly warnings: MessageSet;
  readonly notes: NoteNumbers;
  title?: string;
  author?: string;
}

export function inlines(nodes: readonly Nodes[], marks: Marks, reading: Reading): readonly Inline[] {
  return nodes.flatMap((node): readonly Inline[] => {
    if (node.type === 'text') return [text(node.value.replaceAll(/\s+/g, ' '), marks)];
    if (node.type !== 'element') return [];
    if (node.tagName === 'br') return [{ kind: 'break' }];
    const number = referredNote(node, reading.notes);
    if (number !== undefined) return [{ kind: 'note', number }];
    if (node.tagName === 'img') return pictureOf(node, marks, reading);
    if (node.tagName === 'math') return [mathOf(node)];
    if (isMath(node)) return [{ kind: 'formula', tex: textOf(node), display: hasClass(node, 'math-display') }];
    if (silent.has(node.tagName) || node.tagName === 'rp') return [];
    return anchored(node, inlines(node.children, marksOf(node, marks), reading));
  });
}

/** The name that an element has as the target of links. */
export function anchorOf({ properties }: Element): string | undefined {
  const name = properties['id'];
  return typeof name === 'string' && /^[\p{L}\p{N}_.:-]{1,100}$/u.test(name) ? name : undefined;
}

/** Puts the name of a link target on the first text of its element. */
function anchored(node: Element, content: readonly Inline[]): readonly Inline[] {
  const name = anchorOf(node);
  if (name === undefined) return content;
  const [first = text(''), ...rest] = content;
  if (first.kind !== 'text') return [text('', { anchor: name }), ...content];
  return [{ ...first, marks: { ...first.marks, anchor: name } }, ...rest];
}

export function anchoredBlocks(node: Element, blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return blocks;
  return [{ ...first, content: anchored(node, first.content) }, ...rest];
}

export function marksOf(node: Element, marks: Marks): Marks {
  const link = node.tagName === 'a' ? safeLink(String(node.properties['href'] ?? '')) : undefined;
  return { ...marks, ...markNames[node.tagName], ...(link === undefined ? {} : { link }) };
}

const dataUri = /^data:(image\/(?:png|jpeg|gif|webp|svg\+xml))(?:;charset=[\w-]+)?(;base64)?,([^]*)$/i;

/** The bytes of percent-encoded text; undefined if a % stands for none. */
function bytesOfEncoded(content: string): Buffer | undefined {
  try {
    return Buffer.from(decodeURIComponent(content), 'utf8');
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function pictureOf(node: Element, marks: Marks, { pictures, warnings }: Reading): readonly Inline[] {
  const source = String(node.properties['src'] ?? '');
  const alt = String(node.properties['alt'] ?? '');
  const [, mediaType, base64, content = ''] = dataUri.exec(source) ?? [];
  if (mediaType === undefined) {
    warnings.add(message('loss.picturesDescribed', {}));
    return alt === '' ? [] : [text(alt, marks)];
  }
  const bytes = base64 ? Buffer.from(content, 'base64') : bytesOfEncoded(content);
  if (!bytes) {
    warnings.add(message('loss.pictureDamaged', {}));
    return alt === '' ? [] : [text(alt, marks)];
  }
  const key = `picture-${pictures.size + 1}`;
  pictures.set(key, { bytes, mediaType: mediaType.toLowerCase() as Picture['mediaType'] });
  const points = (value: unknown): number | undefined =>
    Number(value) > 0 && Number(value) < 10_000 ? Number(value) * 0.75 : undefined;
  const [widthPoints, heightPoints] = [points(node.properties['width']), points(node.properties['height'])];
  return [
    {
      kind: 'picture',
      picture: key,
      alt,
      ...(widthPoints ? { widthPoints } : {}),
      ...(heightPoints ? { heightPoints } : {}),
    },
  ];
}

/** The TeX that MathML states, or else its characters. */
export function mathOf(node: Element): Inline {
  const annotation = annotationIn(node);
  if (annotation === undefined) return text(textOf(node).replaceAll(/\s+/g, ' '));
  return { kind: 'formula', tex: annotation.trim(), display: node.properties['display'] === 'block' };
}

function annotationIn(node: Element): string | undefined {
  for (const child of elements(node)) {
    const isTex = child.tagName === 'annotation' && child.properties['encoding'] === 'application/x-tex';
    const found = isTex ? textOf(child) : annotationIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
