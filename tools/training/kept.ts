/**
 * Documents that were written to measure the reader, kept as what it saw of them: the words of their pages and what is true.
 * Once they were read blind they teach. `npm run train -- --keep OUT DIR [DIR…]` writes a file OUT/<set>/<document>.json
 * for each labelled document in DIR; only invented documents belong in `tools/training/written`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '../../src/domain/document.ts';
import type { Word } from '../../src/geometry/word.ts';

/** Text, box in points, the confidence of recognition where it or the style is told, and the number of the style. */
type KeptWord = readonly [
  text: string,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  confidence?: number,
  style?: number,
];

type KeptPage = Pick<Page, 'number' | 'width' | 'height' | 'textSource'> & {
  readonly words: readonly KeptWord[];
  /** Numbers of the styles that are bold. */
  readonly bold?: readonly number[];
};

interface Kept {
  readonly pages: readonly KeptPage[];
  readonly truth: Readonly<Record<string, unknown>>;
}

export const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'pages' in value && 'truth' in value;

export const pagesOfKept = ({ pages }: Kept): Page[] =>
  pages.map(({ words, bold = [], ...page }) => ({
    ...page,
    words: words.map(([text, x0, y0, x1, y1, confidence = 1, style]): Word => ({
      text,
      box: [x0, y0, x1, y1],
      confidence,
      ...(style !== undefined && { style: { number: style, bold: bold.includes(style) } }),
    })),
  }));

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

interface Document {
  readonly path: string;
  readonly set: string;
  readonly pages: readonly Page[];
  readonly truth: Kept['truth'];
}

function boldOf(words: readonly Word[]): Pick<KeptPage, 'bold'> {
  const bold = [...new Set(words.flatMap(({ style }) => (style?.bold === true ? [style.number] : [])))];
  return bold.length > 0 ? { bold } : {};
}

/** The words of a labelled document, places to a tenth of a point. */
const keptOf = ({ pages, truth }: Document): Kept => ({
  pages: pages.map(({ number, width, height, textSource, words }) => ({
    number,
    width: rounded(width, 1),
    height: rounded(height, 1),
    textSource,
    ...boldOf(words),
    words: words.map(({ text, box: [x0, y0, x1, y1], confidence, style }): KeptWord => {
      const placed = [text, rounded(x0, 1), rounded(y0, 1), rounded(x1, 1), rounded(y1, 1)] as const;
      if (style) return [...placed, rounded(confidence, 2), style.number];
      return confidence === 1 ? placed : [...placed, rounded(confidence, 2)];
    }),
  })),
  truth,
});

/** Writes each document as OUT/<set>/<document>.json. */
export function keep(documents: readonly Document[], out: string): void {
  for (const document of documents) {
    const folder = join(out, document.set);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${basename(document.path)}.json`), `${JSON.stringify(keptOf(document))}\n`);
  }
}
