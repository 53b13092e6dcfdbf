/** A skeleton draws the upper part of a page: title, parties and facts. */
import type { LayoutFamily } from '../family.ts';
import { slogan } from '../blocks.ts';
import { type Metrics, type TextLine, wrapped } from '../canvas.ts';
import type { Draw } from '../draw.ts';
import { type Scene, anyOf, headingFrom, plain } from '../scene.ts';

export interface Drawn {
  /** Where the table may begin. */
  readonly y: number;
  /** The foot that this page needs, where its family's own would leave the seller out. */
  readonly foot?: LayoutFamily['foot'];
  /** Whether the seller is named where it is to be paid, below the table, and nowhere else. */
  readonly isPaidTo?: boolean;
  /** The edges between which the table stands, where a column takes a part of the page. */
  readonly left?: number;
  readonly right?: number;
}

export type Skeleton = (scene: Scene, y: number) => Drawn;

/** Words that begin the second line of a name rather than end the first. */
const beginsLine = /^(?:di|de|du|des|der|van|von|y|e|et|und|and|&|-|Inh\.|by|of)$/i;

/** A name over two lines, cut before a word that joins its parts or near its middle. */
function inTwo(draw: Draw, name: string): string[] {
  const words = name.split(' ');
  if (words.length < 2) return [name];
  const joint = words.findIndex((word, at) => at > 0 && at < words.length - 1 && beginsLine.test(word));
  const cut = joint > 0 && draw.chance(0.7) ? joint : Math.max(1, Math.ceil(words.length / 2));
  return [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
}

/** The name as the logo bears it: over two lines in some letterheads, where the column is narrow in as many as it takes. */
function logoLines({ draw, brand, big, seller }: Scene, width: number): TextLine[] {
  const tag = brand === undefined ? 'sellerName' : 'none';
  const text = brand ?? seller.name;
  const lines = wrapped(text, width, big);
  return (lines.length === 1 && draw.chance(0.2) ? inTwo(draw, text) : lines).map((line) => [[line, tag]]);
}

interface LogoPlace {
  readonly align?: Metrics['align'];
  /** Of the column that it stands in, in points; the whole page unless given. */
  readonly width?: number;
}

/** The logo: the seller's name, or its brand, with or without a slogan. Returns where the next line may begin. */
export function putLogo(scene: Scene, x: number, y: number, { align = 'left', width }: LogoPlace = {}): number {
  const { draw, big, canvas, size, lead } = scene;
  let at = y;
  const putSlogan = (): void => {
    const text = slogan(scene);
    const lines = width === undefined ? [text] : wrapped(text, width, size);
    at = canvas.block(x, at, lines.map(plain), { size: 0.9 * size, lead, align });
  };
  const where = draw.next();
  if (where < 0.06) putSlogan();
  at = canvas.block(x, at, logoLines(scene, width ?? scene.right - scene.left), { size: big, lead: 1.2 * big, align });
  if (where > 0.86) putSlogan();
  return at + 0.2 * big;
}

export const hasLogo = ({ family }: Scene): boolean => family.sellerName !== 'normal';

/** Whether the block below the logo names the seller again. */
export const namesInside = (scene: Scene): boolean =>
  scene.family.sellerName === 'normal' ||
  scene.family.sellerName === 'both' ||
  scene.brand !== undefined ||
  !hasLogo(scene);

export const sellerHeading = (scene: Scene, always = false): string | undefined =>
  (scene.family.sellerHeading && scene.draw.chance(0.9)) || always
    ? headingFrom(scene, scene.wording.seller)
    : undefined;

export const buyerHeading = (scene: Scene): string => headingFrom(scene, scene.wording.buyer);
/** Over somebody else's block: that of whom the goods go to, on unusual pages of any third party. */
export const deliveryHeading = (scene: Scene): string =>
  headingFrom(scene, scene.isUnusual && scene.draw.chance(0.4) ? scene.wording.third : scene.wording.delivery);

/** Lines of prose, one under the other. */
export function putProse(scene: Scene, x: number, y: number, most: number): number {
  const { canvas, draw, lead, size } = scene;
  const count = draw.whole(1, most);
  for (let index = 0; index < count; index++) canvas.put(x, y + index * lead, anyOf(scene, scene.wording.prose), size);
  return y + count * lead;
}
