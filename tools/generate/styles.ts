/** How the text of a page is set: names and labels in bold, labels and small print pale, titles in a font of their own. */
import type { TextStyle } from '../../src/geometry/word.ts';
import type { DrawnWord, Tag } from './canvas.ts';
import type { Draw } from './draw.ts';

const styles = {
  body: { number: 0, bold: false },
  bold: { number: 1, bold: true },
  pale: { number: 2, bold: false },
  title: { number: 3, bold: false },
  boldTitle: { number: 4, bold: true },
} satisfies Readonly<Record<string, TextStyle>>;

type StyleName = keyof typeof styles;

/** The styles of the tags, and of text that is larger than the rest. */
type Plan = Readonly<Record<Tag | 'large', StyleName>>;

function planFrom(draw: Draw): Plan {
  const isPlain = draw.chance(0.12);
  const pick = (names: readonly StyleName[]): StyleName => (isPlain ? 'body' : draw.pick(names));
  const sellerName = pick(['bold', 'bold', 'bold', 'body', 'body', 'body', 'pale']);
  const buyerName = draw.chance(0.65) ? sellerName : pick(['bold', 'bold', 'body']);
  const hasPaleSeller = draw.chance(0.15);
  return {
    none: 'body',
    label: pick(['bold', 'bold', 'pale', 'pale', 'body', 'body']),
    sellerName: hasPaleSeller && sellerName === 'body' ? 'pale' : sellerName,
    sellerAddress: hasPaleSeller && !isPlain ? 'pale' : 'body',
    buyerName: buyerName === 'pale' ? 'body' : buyerName,
    buyerAddress: 'body',
    large: pick(['title', 'title', 'boldTitle', 'boldTitle', 'bold', 'body']),
  };
}

const heightOf = ({ box }: DrawnWord): number => box[3] - box[1];

/** Text so many times as high as the page's usual one is set like its titles. */
const large = 1.25;

/** The style of each word of a document. */
export function stylesOf(draw: Draw, pages: readonly (readonly DrawnWord[])[]): (word: DrawnWord) => TextStyle {
  const plan = planFrom(draw);
  const heights = pages.flatMap((words) => words.map(heightOf)).sort((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  return (word) => styles[heightOf(word) > large * usual ? plan.large : plan[word.tag]];
}
