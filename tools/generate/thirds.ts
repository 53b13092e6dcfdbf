/** Those who are neither seller nor buyer, and whom or what a bill is about: names and addresses that a reader must pass by. */
import { addressLines, buyerLines, noTags } from './blocks.ts';
import type { TextLine } from './canvas.ts';
import { type Party, partyFrom } from './party.ts';
import { type Scene, anyOf, headingFrom, metricsOf, plain, putBlock } from './scene.ts';
import { lineFrom } from './asides.ts';

/** Somebody else, of the seller's or the buyer's country. */
export const otherParty = ({ draw, seller, buyer }: Scene): Party =>
  partyFrom(draw, (draw.chance(0.5) ? buyer : seller)?.language ?? seller.language, draw.pick(['seller', 'buyer']));

/** A third party as a block below a heading. */
export function putThird(scene: Scene, x: number, y: number): number {
  const { draw, wording } = scene;
  const other = otherParty(scene);
  const lines = draw.chance(0.7)
    ? buyerLines(scene, other, noTags)
    : [plain(other.name), ...(draw.chance(0.5) ? [plain(other.person)] : []), ...other.contact.map(plain)];
  return putBlock(scene, lines, headingFrom(scene, wording.third), { x, y });
}

/** A third party in one line with its label. */
function thirdLine(scene: Scene): TextLine {
  const { draw, wording } = scene;
  const other = otherParty(scene);
  const who = draw.pick([
    other.name,
    other.person,
    `${other.name}, ${other.address.join(', ')}`,
    `${other.person}, ${other.phone}`,
    `${other.name} (${other.address.at(-1) ?? ''})`,
  ]);
  return plain(`${headingFrom(scene, wording.third)}${draw.pick([': ', ' ', ': '])}${who}`);
}

const pets = 'Bella|Rex|Luna|Max|Milo|Charlie|Nala|Simba|Daisy|Rocky|Kira|Balu|Minka|Felix|Tommy|Coco|Lola|Oskar'.split(
  '|',
);

/** The value of a label such as patient, pupil, pet or seat. */
function subjectValue({ draw, buyer, seller, delivery }: Scene): string {
  const town = delivery.address.at(-1) ?? '';
  return draw.pick([
    () => delivery.person,
    () => delivery.person,
    () => `${delivery.person} ${draw.whole(1, 12)}${draw.pick(['A', 'B', 'C'])}`,
    () => draw.pick(pets),
    () => `${draw.pick(pets)} (${draw.pick(['DSH', 'Labrador', 'EKH', 'mix'])}, ${draw.whole(1, 14)})`,
    () => buyer?.person ?? seller.person,
    () => `${draw.whole(1, 40)}${draw.pick(['A', 'C', 'F'])}`,
    () => `${delivery.name}, ${town}`,
    () => `Dr. ${seller.person}`,
    () => draw.digits(6),
    () => delivery.address.join(', '),
  ])();
}

/** Patients, pupils, pets, bookings and who looks after them: labels and values under or beside each other. */
export function putSubjects(scene: Scene, x: number, y: number, count: number, across = 0): number {
  const { draw, canvas, size, lead, wording, family } = scene;
  const style = draw.pick(['inline', 'gap'] as const);
  for (let index = 0; index < count; index++) {
    const label = draw.chance(0.7) ? anyOf(scene, wording.subject) : anyOf(scene, wording.other);
    const at = { x: x + (across > 0 ? (index % 2) * across : 0), y: y + (across > 0 ? index >> 1 : index) * lead };
    const value = across > 0 ? subjectValue(scene).slice(0, 24) : subjectValue(scene);
    if (style === 'inline') canvas.put(at.x, at.y, `${label}: ${value}`, size);
    else {
      canvas.put(at.x, at.y, label.slice(0, 18) + (family.colon ? ':' : ''), size);
      canvas.put(at.x + 9 * size, at.y, value.slice(0, 40), size);
    }
  }
  return y + (across > 0 ? Math.ceil(count / 2) : count) * lead;
}

/** What unusual pages show between the parties and the table. */
export function putBetween(scene: Scene, top: number): number {
  const { draw, canvas, left, middle, right, lead, size, wording } = scene;
  let y = top;
  if (draw.chance(0.2)) {
    canvas.put(draw.pick([left, middle]), y, headingFrom(scene, wording.caption), size * draw.pick([1, 1.2, 1.4]));
    y += 1.7 * lead;
  }
  if (draw.chance(0.22)) {
    const isBeside = draw.chance(0.4);
    const end = putThird(scene, left, y);
    y = Math.max(end, isBeside ? putThird(scene, middle + 10, y) : end) + 0.7 * lead;
  } else if (draw.chance(0.25)) {
    const lines = Array.from({ length: draw.whole(1, 3) }, () => thirdLine(scene));
    y = canvas.block(left, y, lines, metricsOf(scene)) + 0.5 * lead;
  }
  if (draw.chance(0.22))
    y = putSubjects(scene, left, y, draw.whole(1, 5), draw.chance(0.4) ? (right - left) / 2 : 0) + 0.5 * lead;
  return y;
}

/** A warehouse, a branch, an address to return goods to: places of the seller that are not its address. */
export function siteLines(scene: Scene, isHeaded = true): TextLine[] {
  const { draw, seller, wording } = scene;
  const other = partyFrom(draw, seller.language, 'seller');
  const lines = addressLines(scene, other, 'none');
  const heading = headingFrom(scene, wording.site);
  if (isHeaded && draw.chance(0.3)) return [plain(`${heading}: ${other.address.join(', ')}`)];
  return [
    ...(isHeaded ? [plain(heading)] : []),
    ...lines,
    ...(draw.chance(0.5) ? [plain(other.contact[0] ?? other.phone)] : []),
    ...(draw.chance(0.2) ? [plain(lineFrom(draw, seller, 'aside'))] : []),
  ];
}
