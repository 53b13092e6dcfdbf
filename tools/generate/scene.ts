/** What one page is drawn from, and the small things that every skeleton puts on it. */
import type { Canvas, Metrics, TextLine } from './canvas.ts';
import type { Draw } from './draw.ts';
import type { LayoutFamily } from './family.ts';
import type { Party } from './party.ts';
import { type WordChoice, type Wording, alternatives, wordFrom } from './wording.ts';
import { textWidth } from './canvas.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Scene {
  readonly draw: Draw;
  readonly family: LayoutFamily;
  readonly canvas: Canvas;
  readonly wording: Wording;
  readonly words: WordChoice;
  readonly seller: Party;
  /** Absent on pages that name no buyer. */
  readonly buyer: Party | undefined;
  /** Whom the goods go to: like the buyer, near it, or somebody else. */
  readonly delivery: Party;
  readonly size: number;
  readonly lead: number;
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  /** Size of titles and logos. */
  readonly big: number;
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly amount: () => string;
  /** Name on the logo, where it is a brand rather than the seller's name. */
  readonly brand: string | undefined;
  /** Whether what is sold are products of a shop rather than services. */
  readonly areProducts: boolean;
  /** Has lines and parties that most pages have not. */
  readonly isUnusual: boolean;
  readonly sellerAddressShown: boolean;
  readonly buyerAddressShown: boolean;
}

export const metricsOf = ({ size, lead }: Scene, align: Metrics['align'] = 'left'): Metrics => ({ size, lead, align });

export const plain = (text: string): TextLine => [[text, 'none']];

const asLabel = (text: string): TextLine => [[text, 'label']];

export const anyOf = ({ draw }: Scene, list: string): string => draw.pick(alternatives(list));

/** A heading in the family's way of writing headings. */
export function headingFrom({ draw, family, words }: Scene, list: string): string {
  const text = wordFrom(draw, list, words);
  return family.capitals ? text.toUpperCase() : text;
}

const colonOf = ({ family }: Scene): string => (family.colon ? ':' : '');

/** Title of the document, larger than its text. */
export function putTitle(scene: Scene, x: number, y: number, align: Metrics['align'] = 'left'): number {
  scene.canvas.put(x, y, scene.title, scene.big, align);
  return y + 1.7 * scene.big;
}

/** Number, date and what else is known, as lines of label and value. */
export function putFacts(scene: Scene, x: number, y: number, style = scene.family.factStyle, gap = 9): number {
  const { canvas, draw, size, lead } = scene;
  let at = y;
  for (const { label, value } of scene.facts) {
    if (style === 'inline')
      canvas.put(
        x,
        at,
        [
          [`${label}${scene.family.colon || draw.chance(0.3) ? ':' : ''}`, 'label'],
          [value, 'none'],
        ],
        size,
      );
    else canvas.put(x, at, asLabel(label + colonOf(scene)), size);
    if (style === 'gap') canvas.put(x + gap * size, at, value, size);
    at += lead;
    if (style !== 'above') continue;
    canvas.put(x, at, value, size);
    at += 1.3 * lead;
  }
  return at;
}

/** The facts side by side, labels over values. */
export function putFactRow(scene: Scene, y: number): number {
  const { canvas, size, lead, left, right } = scene;
  const shown = scene.facts.slice(0, 5);
  shown.forEach(({ label, value }, index) => {
    const x = left + ((right - left) * index) / shown.length;
    canvas.put(x, y, asLabel(label), size);
    canvas.put(x, y + lead, value.slice(0, 18), size);
  });
  return y + 2.6 * lead;
}

/** A block with its heading above, beside or before it; `how` is the family's own way unless given. */
export function putBlock(
  scene: Scene,
  lines: readonly TextLine[],
  heading: string | undefined,
  {
    x,
    y,
    align = 'left',
    how = scene.family.heading,
  }: {
    readonly x: number;
    readonly y: number;
    readonly align?: Metrics['align'];
    readonly how?: LayoutFamily['heading'];
  },
): number {
  const { canvas, draw, size, lead } = scene;
  const metrics = metricsOf(scene, align);
  if (heading === undefined || how === 'none' || lines.length === 0) return canvas.block(x, y, lines, metrics);
  if (how === 'above') {
    canvas.put(x, y, asLabel(heading + colonOf(scene)), size * draw.pick([1, 1, 1.1, 0.85]), align);
    return canvas.block(x, y + lead * draw.pick([1, 1.1, 1.5]), lines, metrics);
  }
  if (how === 'inline') {
    const [first = [], ...rest] = lines;
    return canvas.block(x, y, [[[`${heading}:`, 'label'], ...first], ...rest], metrics);
  }
  canvas.put(x, y, asLabel(heading + colonOf(scene)), size);
  return canvas.block(
    x + textWidth(`${heading}: `, size) * 1.1 + size * draw.pick([0.7, 1.2, 3]),
    y,
    lines,
    metricsOf(scene),
  );
}
