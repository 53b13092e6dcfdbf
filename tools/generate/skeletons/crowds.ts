/** Pages with more names than two: shipments, bills about somebody, bookings, accounts of suppliers of many. */
import { addressLines, buyerLines, inOneLine, noTags, sellerLines, sellerTags } from '../blocks.ts';
import { asideOf } from '../asides.ts';
import { gluedBrand } from '../brands.ts';
import type { TextLine } from '../canvas.ts';
import { anyOf, headingFrom, metricsOf, plain, putBlock, putFacts, putTitle } from '../scene.ts';
import { otherParty, putSubjects, putThird, siteLines } from '../thirds.ts';
import {
  type Skeleton,
  buyerHeading,
  deliveryHeading,
  hasLogo,
  namesInside,
  putLogo,
  sellerHeading,
} from './skeleton.ts';

/** Exporter, consignee, buyer and those between them, in two columns of boxes. */
export const shipment: Skeleton = (scene, top) => {
  const { draw, canvas, left, right, middle, lead, size, buyer, delivery, wording } = scene;
  let y = hasLogo(scene) && draw.chance(0.4) ? putLogo(scene, left, top) : top;
  y = putTitle(scene, draw.pick([left, canvas.width / 2 - 50]), y);
  type Put = (x: number, y: number) => number;
  const block =
    (lines: () => readonly TextLine[], heading: () => string): Put =>
    (x, at) =>
      putBlock(scene, lines(), heading(), { x, y: at, how: 'above' });
  const ours = block(
    () => sellerLines(scene),
    () => sellerHeading(scene, true) ?? '',
  );
  const theirs = buyer
    ? block(
        () => buyerLines(scene, buyer),
        () => buyerHeading(scene),
      )
    : undefined;
  const consignee = block(
    () => buyerLines(scene, delivery, noTags),
    () => deliveryHeading(scene),
  );
  const third: Put = (x, at) => putThird(scene, x, at);
  const facts: Put = (x, at) => putFacts(scene, x, at, draw.pick(['inline', 'above']));
  const leftSide = [ours, draw.pick([consignee, theirs ?? consignee]), ...(draw.chance(0.5) ? [third] : [])];
  const rightSide = [
    facts,
    ...(theirs && !leftSide.includes(theirs) ? [theirs] : []),
    ...(leftSide.includes(consignee) ? [] : [consignee]),
    ...(draw.chance(0.5) ? [third] : []),
  ];
  const rows = Math.max(leftSide.length, rightSide.length);
  for (let row = 0; row < rows; row++) {
    const ends = [leftSide[row]?.(left, y) ?? y, rightSide[row]?.(middle + 10, y) ?? y];
    y = Math.max(...ends) + 0.6 * lead;
  }
  const count = draw.whole(3, 5);
  for (let index = 0; index < count; index++) {
    const x = left + ((right - left) * index) / count;
    canvas.put(x, y, anyOf(scene, wording.other).slice(0, 16), 0.8 * size);
    canvas.put(
      x,
      y + lead,
      draw.pick([draw.digits(6), delivery.address.at(-1) ?? '', delivery.country.code]).slice(0, 16),
      size,
    );
  }
  return { y: y + 2.5 * lead };
};

/** A bill about a patient, a pupil or a pet; who pays stands among what is known of them. */
export const subject: Skeleton = (scene, top) => {
  const { draw, canvas, left, right, middle, lead, size, buyer, seller, wording } = scene;
  const isCentred = draw.chance(0.5);
  const place = { x: isCentred ? canvas.width / 2 : left, align: isCentred ? 'centre' : 'left' } as const;
  let y = hasLogo(scene) ? putLogo(scene, place.x, top, place) : top;
  y = canvas.block(place.x, y, sellerLines(scene, namesInside(scene)), metricsOf(scene, place.align)) + lead;
  if (draw.chance(0.7)) {
    canvas.put(
      draw.pick([left, middle]),
      y,
      draw.chance(0.5) ? headingFrom(scene, wording.caption) : scene.title,
      1.4 * size,
    );
    y += 2 * lead;
  }
  const payer = draw.pick(['inline', 'block', 'beside'] as const);
  const subjects = (x: number, at: number, across = 0): number => putSubjects(scene, x, at, draw.whole(2, 6), across);
  const heading = draw.chance(0.75) ? buyerHeading(scene) : undefined;
  if (payer === 'beside') {
    const end = buyer ? putBlock(scene, buyerLines(scene, buyer), heading, { x: left, y }) : y;
    return { y: Math.max(end, putFacts(scene, middle + 20, subjects(middle + 20, y), 'inline')) + lead };
  }
  y = subjects(left, y, draw.chance(0.4) ? (right - left) / 2 : 0);
  if (buyer && payer === 'inline') {
    const isJoined = scene.buyerAddressShown && draw.chance(0.6);
    const line: TextLine = [
      [`${buyerHeading(scene)}:`, 'label'],
      [buyer.name + (isJoined ? ',' : ''), 'buyerName'],
      ...(isJoined ? [[buyer.address.join(', '), 'buyerAddress'] as const] : []),
    ];
    canvas.put(left, y, line, size);
    y += lead;
    if (!isJoined && scene.buyerAddressShown) {
      canvas.put(
        left,
        y,
        [
          [`${anyOf(scene, wording.addressLabel)}:`, 'label'],
          [buyer.address.join(', '), 'buyerAddress'],
        ],
        size,
      );
      y += lead;
    }
  } else if (buyer) y = putBlock(scene, buyerLines(scene, buyer), heading, { x: left, y: y + lead });
  if (draw.chance(0.25)) y = putThird(scene, left, y + lead);
  if (draw.chance(0.2)) canvas.put(left, (y += lead), asideOf(draw, seller), size);
  return { y: putFacts(scene, left, y, 'inline') + lead };
};

/** A stay or a journey: where it led and who went along, and whom the bill is for. */
export const booking: Skeleton = (scene, top) => {
  const { draw, canvas, left, middle, lead, size, buyer, wording, delivery, seller } = scene;
  const isBranded = draw.chance(0.6);
  const logo = isBranded ? { ...scene, brand: scene.brand ?? gluedBrand(draw, seller) } : scene;
  let y = putLogo(logo, left, top);
  if (!isBranded && scene.sellerAddressShown)
    y = canvas.block(left, y, addressLines(scene, seller, 'sellerAddress'), metricsOf(scene));
  y = putTitle(scene, draw.pick([left, middle]), y + lead);
  const end = buyer ? putBlock(scene, buyerLines(scene, buyer), buyerHeading(scene), { x: left, y, how: 'above' }) : y;
  y = Math.max(end, putFacts(scene, middle + 20, y)) + lead;
  canvas.put(left, y, headingFrom(scene, wording.caption), size * draw.pick([1, 1.2]));
  const other = otherParty(scene);
  const place: TextLine[] = [
    plain(draw.pick([other.name, delivery.name, `Hotel ${gluedBrand(draw, other)}`])),
    ...(draw.chance(0.7) ? addressLines(scene, other, 'none') : []),
    ...(draw.chance(0.4) ? [plain(other.contact[0] ?? '')] : []),
  ];
  y = canvas.block(left, y + 1.3 * lead, place, metricsOf(scene)) + 0.5 * lead;
  y = putSubjects(scene, left, y, draw.whole(1, 4));
  return { y: y + lead, foot: isBranded ? 'smallPrint' : scene.family.foot };
};

/** An account with a supplier of many: whom to ask, where to send payments, and where it was supplied. */
export const account: Skeleton = (scene, top) => {
  const { draw, canvas, left, right, middle, lead, size, buyer, seller, delivery, wording } = scene;
  const isBranded = draw.chance(0.5);
  const logo = isBranded ? { ...scene, brand: scene.brand ?? gluedBrand(draw, seller) } : scene;
  const logoEnd = putLogo(logo, draw.pick([left, middle + 60]), top);
  const x = right - (right - left) * draw.between(0.28, 0.36);
  const help: TextLine[] = [
    plain(headingFrom(scene, wording.contact)),
    ...seller.contact.map(plain),
    plain(asideOf(draw, seller)),
    ...(draw.chance(0.5) ? siteLines(scene) : []),
  ];
  const small = size * 0.85;
  const helpEnd = canvas.block(x, logoEnd + lead, help, { size: small, lead: 1.3 * small });
  let y = Math.max(logoEnd + lead, 100);
  const isSender = draw.chance(0.5);
  if (isSender) canvas.put(left, y, inOneLine(scene, seller, sellerTags, 6), size * 0.6);
  y += 2 * lead;
  if (buyer)
    y = putBlock(scene, buyerLines(scene, buyer), draw.chance(0.3) ? buyerHeading(scene) : undefined, { x: left, y });
  y = Math.max(y, helpEnd) + lead;
  const supplied = buyer && draw.chance(0.5) ? buyer.address : delivery.address;
  canvas.put(left, y, `${deliveryHeading(scene)}: ${supplied.join(', ')}`.slice(0, 90), size * 0.9);
  y = putFacts(scene, left, y + 1.3 * lead) + lead;
  return { y, foot: isSender ? scene.family.foot : 'smallPrint' };
};
