/** Forms of boxes in rows: what each box asks stands small at its top, the answer below it. */
import { type Tags, buyerTags, sellerTags } from '../blocks.ts';
import { lineFrom } from '../asides.ts';
import { type Tag, type TextLine, wrapped } from '../canvas.ts';
import { languages } from '../languages/index.ts';
import type { Party } from '../party.ts';
import { type Scene, anyOf, putFactRow, putTitle } from '../scene.ts';
import { type Skeleton, buyerHeading, sellerHeading } from './skeleton.ts';

interface Box {
  readonly label: string;
  readonly text: string;
  readonly tag: Tag;
  /** Of the width of the row, against the other boxes. */
  readonly share: number;
}

/** The rows of one party: name and numbers, street and what belongs to it, place and telephone. */
function rowsOf(scene: Scene, party: Party, tags: Tags): Box[][] {
  const { draw } = scene;
  const wording = languages[party.language];
  const box = (list: string, text: string, share: number, tag: Tag = 'none'): Box => ({
    label: anyOf(scene, list),
    text,
    share,
    tag,
  });
  const [street = '', ...rest] = party.address;
  const number = (): Box => box(wording.registration, draw.digits(draw.whole(8, 14)), 1);
  const places = rest.map((line) => box(wording.cityLabel, line, 1.5, tags.address));
  const isWhole = draw.chance(0.4);
  return [
    [box(wording.nameLabel, party.name, 2.5, tags.name), number(), ...(draw.chance(0.5) ? [number()] : [])],
    isWhole
      ? [box(wording.addressLabel, party.address.join(', '), 3, tags.address)]
      : [box(wording.addressLabel, street, 2, tags.address), ...places.slice(0, 1)],
    ...(!isWhole && places.length > 1 ? [places.slice(1)] : []),
    [
      box(wording.phone, party.phone, 1),
      box(wording.registration, lineFrom(draw, party, 'regime'), 1),
      ...(draw.chance(0.5) ? [box(wording.contact, party.person, 1)] : []),
    ],
  ];
}

function putRow(scene: Scene, row: readonly Box[], y: number): number {
  const { canvas, left, right, size, lead, family } = scene;
  const all = row.reduce((sum, { share }) => sum + share, 0);
  const small = 0.7 * size;
  let [x, height] = [left, 1];
  for (const { label, text, tag, share } of row) {
    const width = ((right - left) * share) / all;
    const inside = (width - 8) / (family.stretch * 1.05);
    canvas.put(x, y, wrapped(family.capitals ? label.toUpperCase() : label, inside, small)[0] ?? '', small);
    const lines = wrapped(text, inside, size).map((line): TextLine => [[line, tag]]);
    canvas.block(x, y + 1.25 * small, lines, { size, lead });
    height = Math.max(height, lines.length);
    x += width;
  }
  return y + 1.25 * small + height * lead + 0.35 * lead;
}

export const boxedForm: Skeleton = (scene, top) => {
  const { draw, canvas, left, lead, size, seller, buyer, family } = scene;
  let y = putTitle(scene, draw.pick([left, canvas.width / 2 - 50]), top);
  if (draw.chance(0.5)) y = putFactRow(scene, y) + 0.5 * lead;
  const ours = { heading: sellerHeading(scene, true) ?? '', rows: rowsOf(scene, seller, sellerTags) };
  const theirs = buyer ? [{ heading: buyerHeading(scene), rows: rowsOf(scene, buyer, buyerTags) }] : [];
  for (const { heading, rows } of family.swapped ? [...theirs, ours] : [ours, ...theirs]) {
    canvas.put(left, y, heading, size);
    y += 1.3 * lead;
    for (const row of rows) y = putRow(scene, row, y);
    y += 0.4 * lead;
  }
  return { y: putFactRow(scene, y) };
};
