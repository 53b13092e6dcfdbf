/**
 * Captions: paragraphs that count figures or tables with SEQ, or have the style of captions and begin like them.
 * The word and the number are removed, because TeX writes them itself.
 */
import type { Caption } from '../hub/block.ts';
import { type HubNode, isElement, textOf } from '../hub/node.ts';
import { isTableWord } from './fields.ts';

export interface ReadCaption extends Caption {
  /** The paragraph without its word and number, but with its anchors. */
  readonly nodes: readonly HubNode[];
}

const figureWord =
  /^(?:fig(?:ure|\.)?|abb(?:ildung|\.)?|illustration|ilustraci[óo]n|figura|abbildung|image|photo|图表?|圖|図)$/iu;
const captionStyle =
  /^(?:caption|beschriftung|légende|题注|題注|图题|表题|图表标题|illustration|drawing|figure|table)$/iu;
const typed =
  /^\s*(fig(?:ure|\.)?|tab(?:le|elle|leau|la|ella|\.)|abb(?:ildung|\.)?|图表?|圖|図|表格?)\s*([A-Z]?\d+(?:[.\-–]\d+)*)\s*[.:：、—–-]?\s*/iu;

export function captionOf(nodes: readonly HubNode[], styleName: string | undefined): ReadCaption | undefined {
  const at = nodes.findIndex((node) => isElement(node, 'phrase') && node.attributes['role'] === 'docx2tex:seq');
  if (at !== -1) return countedCaption(nodes, at, styleName);
  return styleName !== undefined && captionStyle.test(styleName) ? typedCaption(nodes) : undefined;
}

/** A caption that Word counts, with the field at `at`. */
function countedCaption(nodes: readonly HubNode[], at: number, styleName: string | undefined): ReadCaption | undefined {
  const sequence = nodes[at];
  const identifier =
    sequence !== undefined && isElement(sequence) ? (sequence.attributes['docx2tex:identifier'] ?? '') : '';
  const before = nodes.slice(0, at).filter((node) => !isElement(node, 'anchor'));
  const word = before
    .map(textOf)
    .join('')
    .replace(/[\d.\-–]+\s*$/u, '')
    .trim();
  const kind = countedKind([identifier, word], styleName);
  // Other words before "Figure" mean that the field is in ordinary text.
  if (kind === undefined || word.length > 20) return undefined;
  const kept = nodes.filter((node, index) => index > at || isElement(node, 'anchor'));
  return { kind, word: word === '' ? undefined : word, nodes: withoutSeparator(kept) };
}

function countedKind(words: readonly string[], styleName: string | undefined): Caption['kind'] | undefined {
  if (words.some(isTableWord)) return 'table';
  return words.some((word) => figureWord.test(word)) || styleName === 'caption' ? 'figure' : undefined;
}

/** A caption whose number the author typed. */
function typedCaption(nodes: readonly HubNode[]): ReadCaption | undefined {
  const [first, ...rest] = nodes.filter((node) => !isElement(node, 'anchor'));
  if (typeof first !== 'string') return undefined;
  const found = typed.exec(first);
  if (!found) return undefined;
  const [matched, word = ''] = found;
  return {
    kind: isTableWord(word) || /^tab/iu.test(word) ? 'table' : 'figure',
    word,
    nodes: [...nodes.filter((node) => isElement(node, 'anchor')), first.slice(matched.length), ...rest],
  };
}

/** The separator of number and text: `: `, `. `, ` – `. Chapter numbers as in 2-1 are two sequences. */
function withoutSeparator(nodes: readonly HubNode[]): readonly HubNode[] {
  const result: HubNode[] = [];
  let open = true;
  for (const node of nodes) {
    if (!open || (typeof node !== 'string' && node.name === 'anchor')) {
      result.push(node);
      continue;
    }
    if (typeof node !== 'string' && node.attributes['role'] === 'docx2tex:seq') continue;
    if (typeof node !== 'string') {
      open = node.name === 'tab';
      const stripped = node.name === 'phrase' ? textOf(node).replace(separator, '') : undefined;
      if (node.name !== 'tab')
        result.push(
          stripped !== undefined && node.children.every((inner) => typeof inner === 'string')
            ? { ...node, children: [stripped] }
            : node,
        );
      continue;
    }
    const rest = node.replace(separator, '');
    if (rest !== '') {
      open = false;
      result.push(rest);
    }
  }
  return result;
}
const separator = /^[\s.:：、．。—–\-\u00a0\u3000]+/u;
