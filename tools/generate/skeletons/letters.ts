/** Letters with a window, and pages whose seller is in the footer or in the logo. */
import { buyerLines, inOneLine, noTags, sellerLines, sellerTags } from '../blocks.ts';
import { metricsOf, plain, putBlock, putFacts, putTitle, anyOf } from '../scene.ts';
import { type Skeleton, buyerHeading, deliveryHeading, hasLogo, namesInside, putLogo } from './skeleton.ts';
import type { Scene } from '../scene.ts';

/** The sender's line over the window, smaller than the text. */
function putSenderLine(scene: Scene, y: number): number {
  const size = scene.size * scene.draw.between(0.6, 0.85);
  scene.canvas.put(scene.left, y, inOneLine(scene, scene.seller, sellerTags), size);
  return y + 2.2 * size;
}

function windowOf(scene: Scene, y: number, isLabelled: boolean): number {
  const { buyer, left } = scene;
  if (!buyer) return y;
  const heading = isLabelled && scene.family.heading !== 'none' ? buyerHeading(scene) : undefined;
  return putBlock(scene, buyerLines(scene, buyer), heading, { x: left, y });
}

const aligned = ({ draw, family, left, right, canvas }: Scene): { x: number; align: 'left' | 'right' | 'centre' } => {
  const usual = family.rightAligned ? 'right' : 'left';
  const align = draw.chance(0.2) ? draw.pick(['left', 'right', 'centre'] as const) : usual;
  return { align, x: { left, right, centre: canvas.width / 2 }[align] };
};

const letterLike =
  (kind: 'letter' | 'footSeller' | 'logoOnly'): Skeleton =>
  (scene, top) => {
    const { draw, family, canvas, lead, left, middle } = scene;
    const { align, x } = aligned(scene);
    let y = top;
    if (kind === 'logoOnly' || (kind === 'letter' && hasLogo(scene))) y = putLogo(scene, x, y, { align });
    if (kind === 'letter' && !(family.senderLine && draw.chance(0.3))) {
      const at = align !== 'left' || draw.chance(0.5) ? x : middle + 60;
      y = canvas.block(at, y, sellerLines(scene, namesInside(scene)), metricsOf(scene, align));
    }
    y = Math.max(y + lead, 110 + draw.between(-10, 40));
    if (kind !== 'letter' || family.senderLine) y = putSenderLine(scene, y);
    const start = y;
    y = windowOf(scene, y, draw.chance(0.5));
    const beside = family.facts === 'right' || family.facts === 'below';
    const end = beside ? putFacts(scene, middle + draw.between(10, 60), start) : y;
    if (scene.buyer && family.delivery !== 'none' && draw.chance(0.5))
      y = putBlock(scene, buyerLines(scene, scene.delivery, noTags), deliveryHeading(scene), {
        x: left,
        y: Math.max(y, end) + lead,
      });
    y = Math.max(y, end) + lead;
    if (!beside) y = putFacts(scene, left, y) + lead;
    const needsFoot = kind === 'footSeller' && family.foot === 'none';
    return needsFoot ? { y, foot: draw.pick(['line', 'threeColumns', 'fourColumns', 'centred']) } : { y };
  };

export const letter = letterLike('letter');
export const footSeller = letterLike('footSeller');
export const logoOnly = letterLike('logoOnly');

/** A bill of a supplier of many: window at one side, a column of facts and contacts at the other, a summary, prose. */
export const bill: Skeleton = (scene, top) => {
  const { draw, canvas, lead, left, middle, size, seller, wording } = scene;
  const onRight = draw.chance(0.6);
  const side = onRight ? middle + 70 : left;
  const inside = onRight ? left : middle + 20;
  let y = putLogo(scene, draw.pick([left, middle + 70]), top);
  const column = [
    ...(draw.chance(0.6) ? sellerLines(scene, true) : [[[seller.name, 'sellerName']] as const]),
    ...(draw.chance(0.6) ? [plain(`${anyOf(scene, wording.contact)}:`), plain(seller.person)] : []),
    ...seller.contact.map(plain),
  ];
  const end = canvas.block(side, y, column, metricsOf(scene));
  const facts = putFacts(scene, side, end + lead, draw.pick(['inline', 'above', 'gap']));
  y = Math.max(y + lead, 120 + draw.between(-20, 40));
  if (draw.chance(0.5)) {
    canvas.put(inside, y, inOneLine(scene, seller, sellerTags), size * 0.7);
    y += 2 * lead;
  }
  if (scene.buyer) y = canvas.block(inside, y, buyerLines(scene, scene.buyer), metricsOf(scene));
  y = putTitle(scene, left, Math.max(y + 2 * lead, onRight ? 0 : facts + lead));
  canvas.put(left, y, `${draw.pick(wording.greeting.split('|'))} ${scene.buyer?.person ?? ''},`, size);
  y = canvas.block(
    left,
    y + 1.5 * lead,
    Array.from({ length: draw.whole(1, 4) }, () => plain(anyOf(scene, wording.prose))),
    metricsOf(scene),
  );
  return { y: y + lead };
};

/** A folio of a hotel, a workshop or a surgery: the guest's data on one side, the stay's on the other. */
export const folio: Skeleton = (scene, top) => {
  const { draw, canvas, lead, left, right, middle, wording, buyer } = scene;
  const centred = draw.chance(0.5);
  let y = putLogo(scene, centred ? canvas.width / 2 : left, top, { align: centred ? 'centre' : 'left' });
  y = canvas.block(
    centred ? canvas.width / 2 : left,
    y,
    sellerLines(scene, namesInside(scene)),
    metricsOf(scene, centred ? 'centre' : 'left'),
  );
  y = putTitle(scene, draw.pick([left, middle]), y + lead);
  const labelled = draw.chance(0.5);
  const heading = labelled ? buyerHeading(scene) : undefined;
  const buyerEnd = buyer ? putBlock(scene, buyerLines(scene, buyer), heading, { x: left, y }) : y;
  const factEnd = putFacts(scene, middle + 20, y, draw.pick(['inline', 'gap']));
  y = Math.max(buyerEnd, factEnd) + lead;
  const extras = draw.some(wording.other.split('|'), draw.whole(2, 5));
  extras.forEach((label, index) => {
    const x = left + (index % 2) * ((right - left) / 2);
    canvas.put(
      x,
      y + Math.floor(index / 2) * lead,
      `${label}: ${draw.pick([draw.digits(4), scene.seller.person, scene.facts[1]?.value ?? ''])}`,
      scene.size,
    );
  });
  return { y: y + Math.ceil(extras.length / 2) * lead + lead };
};
