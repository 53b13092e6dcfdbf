/** Letterheads that leave something to the foot, to a column at the right or to one line, and those of several places. */
import { addressLines, buyerLines, inOneLine, sellerTags } from '../blocks.ts';
import { gluedBrand } from '../brands.ts';
import { asideOf } from '../asides.ts';
import type { TextLine } from '../canvas.ts';
import { type Scene, headingFrom, metricsOf, plain, putBlock, putFactRow, putFacts, putTitle } from '../scene.ts';
import { siteLines } from '../thirds.ts';
import { type Skeleton, buyerHeading, putLogo } from './skeleton.ts';

/** The scene with a brand on its logo. */
const branded = (scene: Scene): Scene => ({ ...scene, brand: scene.brand ?? gluedBrand(scene.draw, scene.seller) });

/** Buyer at the left, facts at the right or below; with or without a heading. Returns where both end. */
function putBuyerAndFacts(scene: Scene, y: number, isHeaded: boolean): number {
  const { draw, family, buyer, left, middle, lead } = scene;
  const heading = isHeaded ? buyerHeading(scene) : undefined;
  const end = buyer ? putBlock(scene, buyerLines(scene, buyer), heading, { x: left, y }) : y;
  if (family.facts === 'row') return putFactRow(scene, end + lead);
  if (family.facts === 'below' || family.facts === 'left') return putFacts(scene, left, end + lead) + lead;
  return Math.max(end, putFacts(scene, middle + draw.between(20, 50), y)) + lead;
}

/** A line of the sender over the window, and its letterhead in a column at the right that goes on below the window. */
export const sideLetter: Skeleton = (given, top) => {
  const { draw, canvas, left, right, lead, size, seller, buyer } = given;
  const scene = draw.chance(0.4) ? branded(given) : given;
  const x = right - draw.between(0.24, 0.33) * (right - left);
  const logoAt = draw.pick([left, x, x]);
  const logoEnd = putLogo(scene, logoAt, top, { width: logoAt === x ? right - x : x - left });
  const small = size * draw.pick([0.8, 0.9, 1]);
  const isNamed = scene.brand !== undefined || draw.chance(0.4);
  const column: TextLine[] = [
    ...(isNamed ? [[[seller.name, 'sellerName']] satisfies TextLine] : []),
    ...(draw.chance(0.4) ? [plain(seller.person)] : []),
    ...(draw.chance(0.4) ? [plain(asideOf(draw, seller))] : []),
    ...(scene.sellerAddressShown && draw.chance(0.75) ? addressLines(scene, seller, 'sellerAddress') : []),
    ...(draw.chance(0.3) ? [plain(asideOf(draw, seller))] : []),
    ...seller.contact.map(plain),
    ...(draw.chance(0.5) ? seller.registration.map(plain) : []),
    ...(draw.chance(0.4) ? seller.bank.map(plain) : []),
  ];
  const columnAt = logoAt === x ? logoEnd + lead * draw.between(0, 1.5) : top + draw.between(0, 70);
  const end = canvas.block(x, columnAt, column, { size: small, lead: 1.3 * small });
  let y = Math.max(logoAt === x ? 0 : logoEnd + lead, 100 + draw.between(-20, 40));
  const line = inOneLine(scene, seller, sellerTags, 6);
  canvas.put(left, y, draw.chance(0.75) ? line : [[seller.name, 'sellerName']], size * draw.between(0.55, 0.75));
  y += 2 * lead;
  if (buyer) y = putBlock(scene, buyerLines(scene, buyer), undefined, { x: left, y });
  const isLong = draw.chance(0.4);
  const factEnd = isLong ? putFacts(scene, x, end + lead, 'above') : putFacts(scene, left, y + lead);
  y = putTitle(scene, left, Math.max(y, isLong ? 0 : Math.max(factEnd, end)) + 1.5 * lead);
  return isLong && draw.chance(0.5) ? { y, right: x - 15 } : { y: Math.max(y, end, factEnd) + lead };
};

/** A brand at the head; the company behind it stands in the small print of the foot. */
export const smallPrint: Skeleton = (given, top) => {
  const { draw, canvas, left, right, middle, lead, big, seller, size } = given;
  const scene = draw.chance(0.85) ? branded(given) : given;
  const isLeft = draw.chance(0.6);
  const logoEnd = isLeft ? putLogo(scene, left, top) : putLogo(scene, right, top, { align: 'right' });
  let y = logoEnd;
  if (draw.chance(0.35))
    y = canvas.block(isLeft ? left : middle + 40, y, [plain(seller.web), plain(seller.phone)], metricsOf(scene));
  if (draw.chance(0.7)) canvas.put(isLeft ? right : left, top, scene.title, big, isLeft ? 'right' : 'left');
  else y = putTitle(scene, left, y + lead);
  if (draw.chance(0.15)) canvas.put(left, (y += lead), asideOf(draw, seller), size);
  y = Math.max(y + lead, 90) + lead * draw.between(0.5, 3);
  return { y: putBuyerAndFacts(scene, y, draw.chance(0.6)), foot: 'smallPrint' };
};

/** Several places of the seller under its name; only the first is its address. */
export const offices: Skeleton = (scene, top) => {
  const { draw, canvas, left, right, lead, wording, seller, size } = scene;
  const isCentred = draw.chance(0.5);
  let y = isCentred
    ? putLogo({ ...scene, brand: undefined }, canvas.width / 2, top, { align: 'centre' })
    : putLogo({ ...scene, brand: undefined }, left, top);
  if (draw.chance(0.4)) {
    canvas.put(isCentred ? canvas.width / 2 : left, y, asideOf(draw, seller), size, isCentred ? 'centre' : 'left');
    y += 1.4 * lead;
  }
  const count = draw.pick([2, 2, 3]);
  const own: TextLine[] = [
    ...(draw.chance(0.7) ? [plain(headingFrom(scene, wording.addressLabel))] : []),
    ...(scene.sellerAddressShown ? addressLines(scene, seller, 'sellerAddress') : []),
    ...seller.contact.map(plain),
  ];
  const blocks = [own, ...Array.from({ length: count - 1 }, () => siteLines(scene))];
  const small = { size: size * 0.9, lead: 1.25 * size };
  const isBelow = draw.chance(0.25);
  const ends = blocks.reduce<number[]>((before, lines, index) => {
    const x = isBelow ? left : left + ((right - left) * index) / count;
    return [...before, canvas.block(x, isBelow ? (before.at(-1) ?? y) : y, lines, small)];
  }, []);
  y = putTitle(scene, draw.pick([left, canvas.width / 2 - 40]), Math.max(...ends) + lead);
  return { y: putBuyerAndFacts(scene, y, draw.chance(0.8)) };
};

/** The whole letterhead in one or two small lines across the page. */
export const oneLineHead: Skeleton = (scene, top) => {
  const { draw, canvas, left, lead, big, size, seller, family } = scene;
  const align = draw.pick(['left', 'centre'] as const);
  const x = align === 'left' ? left : canvas.width / 2;
  let y = top;
  if (draw.chance(0.55)) {
    canvas.put(x, y, [[seller.name, 'sellerName']], draw.pick([big, 1.3 * size]), align);
    y += 1.4 * big;
    const line: TextLine = [
      [seller.address.join(family.separator), scene.sellerAddressShown ? 'sellerAddress' : 'none'],
      ...(draw.chance(0.6)
        ? [[`${family.separator.trim()} ${seller.contact.join(family.separator)}`, 'none'] as const]
        : []),
    ];
    canvas.put(x, y, line, size * 0.75, align);
  } else {
    canvas.put(x, y, inOneLine(scene, seller, sellerTags, 6), size * draw.pick([0.8, 0.9, 1]), align);
    y += lead;
    canvas.put(x, y, [...seller.contact, ...seller.registration].join(family.separator), size * 0.7, align);
  }
  y = Math.max(y + 2 * lead, 80) + draw.between(0, 40);
  if (draw.chance(0.5)) y = putTitle(scene, left, y);
  return { y: putBuyerAndFacts(scene, y, draw.chance(0.5)) };
};

/** A brand at the head; the company stands below the table, where it is to be paid. */
export const payable: Skeleton = (given, top) => {
  const { draw, left, right, lead, big, canvas } = given;
  const scene = branded(given);
  const y = draw.chance(0.5) ? putLogo(scene, left, top) : putLogo(scene, right, top, { align: 'right' });
  const at = draw.chance(0.5) ? putTitle(scene, left, y + lead) : y;
  if (at === y) canvas.put(left, y + lead, scene.title, big);
  return {
    y: putBuyerAndFacts(scene, Math.max(at, y + 2 * big) + lead, draw.chance(0.75)),
    isPaidTo: true,
    foot: draw.pick(['none', 'none', 'smallPrint']),
  };
};
