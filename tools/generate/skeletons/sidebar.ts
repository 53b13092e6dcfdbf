/** A narrow column with all that the seller says of itself; title, buyer, facts and table stand beside it. */
import { buyerLines, sellerTags } from '../blocks.ts';
import { type TextLine, type Tag, wrapped } from '../canvas.ts';
import { type Scene, anyOf, headingFrom, plain, putBlock, putFactRow, putFacts, putTitle } from '../scene.ts';
import { type Skeleton, buyerHeading, hasLogo, putLogo } from './skeleton.ts';

/** Shares of the width of the page: how wide the column is. */
const widths = { least: 0.2, most: 0.28 };

const inColumn = (text: string, width: number, size: number, tag: Tag = 'none'): TextLine[] =>
  wrapped(text, width, size).map((line) => [[line, tag]]);

/** The blocks of the column, each with its heading: where the seller lives, how to reach it, its bank and registers. */
function blocksOf(scene: Scene, width: number, size: number): TextLine[][] {
  const { draw, seller, sellerAddressShown, wording } = scene;
  const isNamed = scene.brand !== undefined || !hasLogo(scene) || draw.chance(0.3);
  const lines = (texts: readonly string[]): TextLine[] => texts.flatMap((text) => inColumn(text, width, size));
  const headed = (heading: string, own: TextLine[]): TextLine[] => [
    ...(draw.chance(0.7) ? [plain(headingFrom(scene, heading))] : []),
    ...own,
  ];
  const address = [
    ...(isNamed ? inColumn(seller.name, width, size, sellerTags.name) : []),
    ...(sellerAddressShown ? seller.address.flatMap((line) => inColumn(line, width, size, sellerTags.address)) : []),
  ];
  const others = [
    headed(wording.phone, lines(seller.contact)),
    headed(wording.registration, lines(seller.registration)),
    ...(draw.chance(0.6) ? [headed(wording.bank, lines(seller.bank))] : []),
    ...(draw.chance(0.3) ? [lines([anyOf(scene, wording.prose), anyOf(scene, wording.prose)])] : []),
  ];
  return [draw.chance(0.25) ? headed(wording.addressLabel, address) : address, ...others];
}

export const sidebar: Skeleton = (scene, top) => {
  const { draw, canvas, lead, left, right, buyer, family } = scene;
  const width = draw.between(widths.least, widths.most) * canvas.width;
  const atRight = draw.chance(0.3);
  const x = atRight ? right - width : Math.min(left, 25);
  const size = scene.size * draw.pick([0.75, 0.85, 1]);
  const logoEnd = hasLogo(scene) ? putLogo(scene, x, top, { width }) : top;
  let y = logoEnd + lead * draw.between(0.5, 4);
  for (const lines of blocksOf(scene, width, size))
    y = canvas.block(x, y, lines, { size, lead: 1.35 * size }) + lead * draw.between(0.6, 1.6);
  const edges = atRight ? { left, right: x - 20 } : { left: x + width + 25, right };
  const inside = { ...scene, ...edges, middle: (edges.left + edges.right) / 2 };
  const start = putTitle(inside, edges.left, top + draw.between(0, 20)) + lead;
  const facts = draw.pick(['row', 'beside', 'below']);
  const buyerAt = facts === 'row' ? putFactRow(inside, start) + lead : start;
  const heading = draw.chance(0.6) ? buyerHeading(scene) : undefined;
  const how = family.heading === 'left' ? 'above' : family.heading;
  const end = buyer ? putBlock(inside, buyerLines(scene, buyer), heading, { x: edges.left, y: buyerAt, how }) : buyerAt;
  if (facts === 'beside')
    return { ...edges, foot: 'none', y: Math.max(end, putFacts(inside, inside.middle + 20, start)) + lead };
  return { ...edges, foot: 'none', y: (facts === 'below' ? putFacts(inside, edges.left, end + lead) : end) + lead };
};
