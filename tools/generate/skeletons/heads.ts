/** Pages with the seller at their head and labelled blocks below it. */
import { buyerLines, noTags, sellerLines } from '../blocks.ts';
import {
  type Scene,
  anyOf,
  headingFrom,
  metricsOf,
  plain,
  putBlock,
  putFactRow,
  putFacts,
  putTitle,
} from '../scene.ts';
import {
  type Skeleton,
  buyerHeading,
  deliveryHeading,
  hasLogo,
  namesInside,
  putLogo,
  sellerHeading,
} from './skeleton.ts';

type Side = 'left' | 'right' | 'centre';

const edgeOf = ({ left, right, canvas }: Scene, side: Side): number =>
  ({ left, right, centre: canvas.width / 2 })[side];

/** Buyer and delivery address next to each other; returns where the lower of them ends. */
function putBuyers(scene: Scene, y: number): { readonly end: number; readonly isDelivered: boolean } {
  const { draw, family, buyer, delivery, left, middle } = scene;
  const isDelivered = buyer !== undefined && family.delivery !== 'none';
  const [first, second] = isDelivered && family.deliveryFirst ? [middle, left] : [left, middle];
  const end = buyer ? putBlock(scene, buyerLines(scene, buyer), buyerHeading(scene), { x: first, y }) : y;
  if (!isDelivered) return { end, isDelivered };
  const lines = draw.chance(0.9) ? buyerLines(scene, delivery, noTags) : [plain('Same as recipient')];
  return { end: Math.max(end, putBlock(scene, lines, deliveryHeading(scene), { x: second, y })), isDelivered };
}

const headed =
  (side: Side): Skeleton =>
  (scene, top) => {
    const { draw, family, canvas, lead, left, right, middle, big } = scene;
    let y = hasLogo(scene) ? putLogo(scene, edgeOf(scene, side), top, { align: side }) : top;
    const how = side === 'left' ? family.heading : 'above';
    y = putBlock(scene, sellerLines(scene, namesInside(scene)), sellerHeading(scene), {
      x: edgeOf(scene, side),
      y,
      align: side,
      how,
    });
    let beside = top + 2 * big;
    if (side === 'left') {
      putTitle(scene, right, top, 'right');
      if (family.facts === 'right') beside = putFacts(scene, middle + 40, beside);
      y = Math.max(y, beside);
    } else if (side === 'right' && draw.chance(0.7)) {
      putTitle(scene, left, top);
    }
    y += lead * draw.between(0.8, 2.5);
    if (side === 'centre' && draw.chance(0.6)) {
      canvas.put(canvas.width / 2, y, scene.title, scene.size * 1.4, 'centre');
      y += 2 * lead;
    }
    const start = y;
    const { end, isDelivered } = putBuyers(scene, y);
    if (side === 'left' && family.facts === 'right') return { y: end + lead };
    if (isDelivered) return { y: putFacts(scene, left, end + lead) + lead };
    return { y: Math.max(end, putFacts(scene, middle + 60, start)) + lead };
  };

export const american = headed('left');
export const rightHead = headed('right');
export const centredHead = headed('centre');

export const buyerFirst: Skeleton = (scene, top) => {
  const { draw, family, lead, left, right, middle, buyer } = scene;
  let y = draw.chance(0.3) ? putTitle(scene, left, top) : top;
  const buyerEnd = buyer ? putBlock(scene, buyerLines(scene, buyer), buyerHeading(scene), { x: left, y }) : y;
  if (family.stacked) y = buyerEnd + lead * draw.between(0.8, 2);
  const atRight = !family.stacked && family.rightAligned;
  const end = putBlock(scene, sellerLines(scene), sellerHeading(scene), {
    x: family.stacked ? left : atRight ? right : middle + 40,
    y,
    align: atRight ? 'right' : 'left',
  });
  return { y: putFacts(scene, left, Math.max(buyerEnd, end) + lead) + lead };
};

/** The invoice that programs sold by subscription send: title, facts, two blocks side by side. */
export const software: Skeleton = (scene, top) => {
  const { draw, family, lead, left, right, middle, buyer } = scene;
  let y = putTitle(scene, left, top);
  if (hasLogo(scene) && draw.chance(0.4)) putLogo(scene, right, top, { align: 'right' });
  y = (family.facts === 'row' ? putFactRow(scene, y) : putFacts(scene, left, y)) + lead;
  const [first, second] = family.swapped ? [middle, left] : [left, middle];
  const end = putBlock(scene, sellerLines(scene), sellerHeading(scene), { x: first, y });
  const buyerEnd = buyer ? putBlock(scene, buyerLines(scene, buyer), buyerHeading(scene), { x: second, y }) : y;
  return { y: Math.max(end, buyerEnd) + 1.5 * lead };
};

/** Advertising and other work for clients of agencies: campaign data, and where to remit. */
export const agency: Skeleton = (scene, top) => {
  const { draw, canvas, lead, left, middle, size, seller, buyer, delivery } = scene;
  let y = hasLogo(scene) ? putLogo(scene, left, top) : top;
  y = canvas.block(left, y, sellerLines(scene, namesInside(scene)), metricsOf(scene));
  y = Math.max(y, putFacts(scene, middle, top)) + lead;
  const start = y;
  const end = buyer ? putBlock(scene, buyerLines(scene, buyer), buyerHeading(scene), { x: left, y, how: 'above' }) : y;
  const remit = [
    plain(draw.chance(0.6) ? seller.name : (seller.bank[0] ?? seller.name)),
    ...delivery.address.map(plain),
  ];
  const words = ['Remit To', 'Send Payment To', 'Please remit to', 'Payable to', 'Send payments to'];
  y = Math.max(end, putBlock(scene, remit, draw.pick(words), { x: middle, y: start, how: 'above' })) + lead;
  const labels =
    'Advertiser|Product|Agency|Account Executive|Contract|Estimate|Property|Sales Office|Campaign|Region|Brand|Flight Dates|Station|Market|Demographic';
  for (const label of draw.some(labels.split('|'), draw.whole(3, 7))) {
    const value = draw.pick([delivery.name, seller.person, buyer?.name ?? seller.person, draw.digits(4)]);
    canvas.put(left + draw.pick([0, 200]), y, `${label}${draw.pick([': ', '  ', ' '])}${value}`, size);
    y += lead;
  }
  return { y: y + lead };
};

/** Seller, buyer and a third party of equal rank: payer, deliverer, agent, landlord. */
export const threeParties: Skeleton = (scene, top) => {
  const { draw, lead, left, right, middle, buyer, delivery, wording } = scene;
  let y = draw.chance(0.5) && hasLogo(scene) ? putLogo(scene, left, top) : top;
  y = putTitle(scene, draw.pick([left, middle]), y);
  y = draw.chance(0.5) ? putFacts(scene, left, y) + lead : y;
  const third = draw.pick([
    deliveryHeading(scene),
    headingFrom(scene, wording.contact),
    'Payer',
    'Agent',
    'Broker',
    'Carrier',
    'Manufacturer',
  ]);
  const blocks = [
    (x: number): number => putBlock(scene, sellerLines(scene), sellerHeading(scene, true), { x, y, how: 'above' }),
    ...(buyer
      ? [(x: number): number => putBlock(scene, buyerLines(scene, buyer), buyerHeading(scene), { x, y, how: 'above' })]
      : []),
    (x: number): number => putBlock(scene, buyerLines(scene, delivery, noTags), third, { x, y, how: 'above' }),
  ];
  const order = draw.chance(0.6) ? blocks : draw.some(blocks, blocks.length);
  const ends = order.map((put, index) => put(left + ((right - left) * index) / order.length));
  y = Math.max(...ends) + lead;
  return { y: scene.facts.length > 3 ? putFactRow(scene, y) : y };
};

/** A mail that confirms an order: greeting and prose first, the seller in the foot or nowhere. */
export const mail: Skeleton = (scene, top) => {
  const { draw, canvas, lead, left, middle, size, seller, buyer, delivery, wording, family } = scene;
  let y = top;
  const person = buyer?.person ?? seller.person;
  if (draw.chance(0.5)) y = putLogo(scene, left, y);
  if (draw.chance(0.6)) {
    const from = draw.pick(['From: ', 'Von: ', 'De : ', 'From: ', '']);
    const to = draw.pick(['To: ', 'An: ', 'À : ', 'To: ']);
    canvas.put(
      left,
      y,
      [
        [from, 'none'],
        ...(draw.chance(0.5) ? [[seller.name, 'sellerName'] as const] : []),
        [`<${seller.mail}>`, 'none'],
      ],
      size,
    );
    canvas.put(
      left,
      y + lead,
      `${to}${draw.chance(0.5) ? `${person} ` : ''}<${buyer?.mail ?? 'you@example.com'}>`,
      size,
    );
    canvas.put(
      left,
      y + 2 * lead,
      `${draw.pick(['Subject: ', 'Betreff: ', 'Objet : ', 'Date: '])}${scene.title} ${scene.facts[0]?.value ?? ''}`,
      size,
    );
    y += 4 * lead;
  }
  canvas.put(left, y, `${anyOf(scene, wording.greeting)} ${person},`, size);
  y = canvas.block(
    left,
    y + 1.6 * lead,
    Array.from({ length: draw.whole(1, 4) }, () => plain(anyOf(scene, wording.prose))),
    metricsOf(scene),
  );
  y = putFacts(scene, left, y + lead) + lead;
  const start = y;
  if (buyer) y = putBlock(scene, buyerLines(scene, buyer), buyerHeading(scene), { x: left, y, how: 'above' });
  if (buyer && draw.chance(0.5))
    y = Math.max(
      y,
      putBlock(scene, buyerLines(scene, delivery, noTags), deliveryHeading(scene), {
        x: middle,
        y: start,
        how: 'above',
      }),
    );
  return {
    y: y + lead,
    foot: family.foot === 'none' ? draw.pick(['line', 'centred', 'threeColumns', 'none']) : family.foot,
  };
};
