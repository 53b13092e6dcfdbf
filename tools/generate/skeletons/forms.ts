/** Forms: columns of blocks, boxes, one labelled part a line, and viewers of electronic invoices. */
import {
  type Tags,
  addressLines,
  buyerLines,
  buyerTags,
  labelledParts,
  noTags,
  sellerLines,
  sellerTags,
} from '../blocks.ts';
import type { Party } from '../party.ts';
import { type Scene, anyOf, metricsOf, plain, putBlock, putFactRow, putFacts, putTitle } from '../scene.ts';
import { languages } from '../languages/index.ts';
import type { TextLine } from '../canvas.ts';
import { type Skeleton, buyerHeading, deliveryHeading, hasLogo, putLogo, sellerHeading } from './skeleton.ts';

export const columns: Skeleton = (scene, top) => {
  const { draw, family, lead, left, right, middle, buyer, delivery } = scene;
  let y = hasLogo(scene) && draw.chance(0.6) ? putLogo(scene, left, top) : top;
  if (draw.chance(0.6)) y = putTitle(scene, draw.pick([left, right - 120, middle]), y);
  const factsFirst = family.facts === 'right' || family.facts === 'left';
  if (factsFirst) y = putFacts(scene, family.facts === 'left' ? left : middle, y) + lead;
  const three = family.threeColumns || family.delivery === 'column';
  const xs = three ? [0, 1, 2].map((index) => left + ((right - left) * index) / 3) : [left, middle];
  const items: { lines: readonly TextLine[]; heading: string | undefined }[] = [
    { lines: sellerLines(scene), heading: sellerHeading(scene, draw.chance(0.9)) },
    ...(buyer ? [{ lines: buyerLines(scene, buyer), heading: buyerHeading(scene) }] : []),
    ...(three && buyer && draw.chance(0.7)
      ? [{ lines: buyerLines(scene, delivery, noTags), heading: deliveryHeading(scene) }]
      : []),
  ];
  const how = family.heading === 'none' || family.heading === 'left' ? 'above' : family.heading;
  const ordered = family.swapped ? items.toReversed() : items;
  const ends = ordered.map(({ lines, heading }, index) =>
    putBlock(scene, lines, heading, { x: xs[index] ?? left, y, how }),
  );
  y = Math.max(...ends) + lead;
  return { y: factsFirst ? y : (family.facts === 'row' ? putFactRow(scene, y) : putFacts(scene, left, y)) + lead };
};

export const grid: Skeleton = (scene, top) => {
  const { draw, canvas, lead, left, middle, size, buyer } = scene;
  let y = putTitle(scene, canvas.width / 2, top, 'centre');
  canvas.put(left, y, sellerHeading(scene, true) ?? '', size);
  canvas.put(middle, y, buyerHeading(scene), size);
  y += 1.6 * lead;
  const end = canvas.block(left, y, sellerLines(scene), metricsOf(scene));
  const buyerEnd = canvas.block(middle, y, buyer ? buyerLines(scene, buyer) : [plain('-')], metricsOf(scene));
  y = Math.max(end, buyerEnd) + lead;
  return { y: putFacts(scene, left, y, draw.pick(['gap', 'inline'])) + lead };
};

/** Name, address and the rest as label and value, under a heading for each party. */
export const form: Skeleton = (scene, top) => {
  const { draw, canvas, lead, left, middle, buyer } = scene;
  let y = putTitle(scene, draw.pick([left, canvas.width / 2]), top);
  const isPrefixed = draw.chance(0.3);
  const lines = (party: Party, tags: Tags, heading: string): TextLine[] => [
    ...(isPrefixed ? [] : [plain(heading)]),
    ...labelledParts(scene, party, tags, isPrefixed ? `${heading} ` : ''),
  ];
  const seller = lines(scene.seller, sellerTags, sellerHeading(scene, true) ?? '');
  const other = buyer ? lines(buyer, buyerTags, buyerHeading(scene)) : [];
  const isBeside = draw.chance(0.5);
  const end = canvas.block(left, y, seller, metricsOf(scene));
  y =
    Math.max(end, canvas.block(isBeside ? middle : left, isBeside ? y : end + 0.8 * lead, other, metricsOf(scene))) +
    lead;
  return { y: putFacts(scene, left, y, draw.pick(['gap', 'inline'])) + lead };
};

/** Parts of a party as label and value, in two columns of their own. */
function partsOf(scene: Scene, party: Party, tags: Tags): { readonly label: string; readonly value: TextLine }[] {
  const { draw } = scene;
  const wording = languages[party.language];
  const [street = '', ...rest] = party.address;
  const town = rest.join(' ');
  const split = /^(\S*\d\S*(?:\s[A-Z]{2})?)\s+(.+)$/.exec(town);
  const place =
    split && draw.chance(0.6)
      ? [
          { label: anyOf(scene, wording.postLabel), value: [[split[1] ?? '', tags.address]] satisfies TextLine },
          { label: anyOf(scene, wording.cityLabel), value: [[split[2] ?? '', tags.address]] satisfies TextLine },
        ]
      : rest.map((line) => ({
          label: anyOf(scene, wording.cityLabel),
          value: [[line, tags.address]] satisfies TextLine,
        }));
  const parts: { label: string; value: TextLine }[] = [
    { label: anyOf(scene, wording.nameLabel), value: [[party.name, tags.name]] },
    { label: anyOf(scene, wording.addressLabel), value: [[street, tags.address]] },
    ...place,
    ...(draw.chance(0.6) ? [{ label: anyOf(scene, wording.countryLabel), value: plain(party.country.code) }] : []),
    ...(draw.chance(0.5) ? [{ label: anyOf(scene, wording.registration), value: plain(draw.digits(9)) }] : []),
    ...(draw.chance(0.4) ? [{ label: anyOf(scene, wording.contact), value: plain(party.person) }] : []),
    ...(draw.chance(0.4) ? [{ label: anyOf(scene, wording.phone), value: plain(party.phone) }] : []),
    ...(draw.chance(0.4) ? [{ label: 'E-Mail', value: plain(party.mail) }] : []),
  ];
  const [name, ...others] = parts;
  return draw.chance(0.15) && name ? [...others.slice(-1), name, ...others.slice(0, -1)] : parts;
}

function putParts(scene: Scene, party: Party, tags: Tags, heading: string, x: number, y: number, gap: number): number {
  const { canvas, size, lead, family } = scene;
  canvas.put(x, y, heading, size * 1.1);
  let at = y + 1.4 * lead;
  for (const { label, value } of partsOf(scene, party, tags)) {
    canvas.put(x, at, label + (family.colon ? ':' : ''), size);
    canvas.put(x + gap, at, value, size);
    at += lead;
  }
  return at;
}

const viewerLike =
  (isSideBySide: (scene: Scene) => boolean): Skeleton =>
  (scene, top) => {
    const { draw, lead, left, middle, size, buyer, wording } = scene;
    let y = putTitle(scene, left, top);
    const gap = size * draw.between(8, 14);
    const beside = isSideBySide(scene);
    const seller = (x: number, at: number): number =>
      putParts(scene, scene.seller, sellerTags, sellerHeading(scene, true) ?? '', x, at, gap);
    const other = (x: number, at: number): number =>
      buyer ? putParts(scene, buyer, buyerTags, buyerHeading(scene), x, at, gap) : at;
    const [first, second] = scene.family.swapped ? [other, seller] : [seller, other];
    const end = first(left, y);
    const next = second(beside ? middle : left, beside ? y : end + lead);
    y = Math.max(end, next) + lead;
    if (buyer && draw.chance(0.3))
      y = putParts(scene, scene.delivery, noTags, anyOf(scene, wording.delivery), left, y, gap) + lead;
    return { y: putFacts(scene, left, y, 'gap', gap / size) + lead };
  };

/** One labelled part a line, labels and values in columns. */
export const parts = viewerLike(({ draw }) => draw.chance(0.4));
/** What a viewer shows of an electronic invoice: the buyer often first, groups beside each other. */
export const viewer = viewerLike(({ draw }) => draw.chance(0.75));

/** One party in two columns: numbers and the name on the left, mail and address on the right, in lines of any order. */
function putHalf(scene: Scene, party: Party, tags: Tags, heading: string, x: number, y: number): number {
  const { draw, canvas, lead, size, left, right } = scene;
  const wording = languages[party.language];
  const labelled = (list: string): string => `${anyOf(scene, list)}: `;
  canvas.put(x, y, heading, size * 1.1);
  const numbers: TextLine[] = [
    plain(draw.chance(0.4) ? draw.digits(9) : `${labelled(wording.registration)}${draw.digits(9)}`),
    plain(party.phone),
  ];
  const name: TextLine = [
    [draw.chance(0.6) ? labelled(wording.nameLabel) : '', 'none'],
    [party.name, tags.name],
  ];
  const mail = plain(party.mail);
  const address: TextLine[] = draw.chance(0.6)
    ? [[[party.address.join(draw.pick([' ', ', '])), tags.address]]]
    : party.address.map((line) => [[line, tags.address]]);
  const ends = [
    canvas.block(x, y + 1.6 * lead, draw.chance(0.5) ? [name, ...numbers] : [...numbers, name], metricsOf(scene)),
    canvas.block(
      x + (right - left) * draw.between(0.2, 0.26),
      y + 1.6 * lead,
      draw.chance(0.6) ? [mail, ...address] : [...address, mail],
      metricsOf(scene),
    ),
  ];
  return Math.max(...ends);
}

/** Two halves with a heading each, seller and buyer in either order, beside or under each other. */
export const halves: Skeleton = (scene, top) => {
  const { draw, lead, left, middle, buyer, family } = scene;
  const y = putTitle(scene, draw.pick([left, middle]), top);
  const seller = (x: number, at: number): number =>
    putHalf(scene, scene.seller, sellerTags, sellerHeading(scene, true) ?? '', x, at);
  const other = (x: number, at: number): number =>
    buyer ? putHalf(scene, buyer, buyerTags, buyerHeading(scene), x, at) : at;
  const [first, second] = family.swapped ? [other, seller] : [seller, other];
  const isBeside = draw.chance(0.6);
  const end = first(left, y);
  const next = second(isBeside ? middle : left, isBeside ? y : end + lead);
  return { y: putFacts(scene, left, Math.max(end, next) + lead, draw.pick(['gap', 'inline'])) + lead };
};

/** Boxes: a heading in each, facts in small boxes of their own, the logo's line above. */
export const boxes: Skeleton = (scene, top) => {
  const { draw, canvas, lead, left, right, middle, size, seller, buyer, facts } = scene;
  let y = top;
  if (draw.chance(0.6)) {
    canvas.put(left, y, [[seller.name, 'sellerName']], scene.big);
    putTitle(scene, right, y, 'right');
    y =
      canvas.block(
        left,
        y + 1.4 * scene.big,
        scene.sellerAddressShown
          ? [...addressLines(scene, seller, 'sellerAddress'), ...seller.contact.map(plain)]
          : seller.contact.map(plain),
        metricsOf(scene),
      ) + lead;
  } else {
    y = putTitle(scene, canvas.width / 2, y, 'centre');
    y = putBlock(scene, sellerLines(scene), sellerHeading(scene), { x: left, y }) + lead;
  }
  const end = buyer
    ? putBlock(scene, buyerLines(scene, buyer), buyerHeading(scene), { x: left + 6, y, how: 'above' })
    : y;
  let side = y;
  facts.forEach(({ label, value }, index) => {
    const x = middle + 20 + (index % 2) * ((right - middle) / 2);
    canvas.put(x, side, label, size * 0.85);
    canvas.put(x, side + lead, value.slice(0, 20), size);
    if (index % 2 === 1) side += 2.4 * lead;
  });
  return { y: Math.max(end, side + 2.4 * lead) + lead };
};
