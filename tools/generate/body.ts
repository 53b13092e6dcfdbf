/** The part below the parties: items, totals, bank details, signatures, the foot and the slip to send back. */
import { buyerLines, inOneLine, noTags, sellerTags } from './blocks.ts';
import type { TextLine } from './canvas.ts';
import { attempt } from './country.ts';
import type { LayoutFamily } from './family.ts';
import { type Scene, anyOf, metricsOf, plain } from './scene.ts';
import { putSmallPrint } from './small-print.ts';
import { alternatives } from './wording.ts';

const cable = 'Cable 3 m';

/** A product as catalogues name them; often in capitals, as tills print them. */
function productOf({ draw, seller: { country } }: Scene): string {
  const name = attempt(() => country.faker.commerce.productName(), cable);
  return draw.pick([
    name,
    name.toUpperCase(),
    `${name.toUpperCase()} ${draw.whole(1, 900)}${draw.pick(['G', 'ML', 'KG', 'L', 'X', 'CM', 'PK'])}`,
    attempt(() => country.faker.food.dish(), cable),
    attempt(() => country.faker.food.dish(), cable).toUpperCase(),
  ]);
}

function itemOf(scene: Scene): string {
  const { draw, wording, delivery, buyer } = scene;
  if (scene.areProducts) return productOf(scene);
  return draw.pick([
    () => anyOf(scene, wording.item),
    () => anyOf(scene, wording.item),
    () => `${anyOf(scene, wording.item)} ${draw.digits(2)}`,
    () => `${draw.digits(6)} ${anyOf(scene, wording.item)}`,
    () => `${anyOf(scene, wording.trades)} - ${anyOf(scene, wording.item)}`,
    () => delivery.name,
    () => `${anyOf(scene, wording.item)}, ${delivery.address.at(-1) ?? ''}`,
    () => buyer?.person ?? delivery.person,
    ...(scene.isUnusual
      ? [() => delivery.address.join(', '), () => `${delivery.name}, ${delivery.address[0] ?? ''}`]
      : []),
  ])();
}

function columnEdges({ draw, left, right }: Scene, count: number): number[] {
  const xs = Array.from({ length: count - 1 }, () => draw.between(left + (right - left) * 0.45, right - 30)).sort(
    (a, b) => a - b,
  );
  for (let index = 1; index < xs.length; index++) xs[index] = Math.max(xs[index] ?? 0, (xs[index - 1] ?? 0) + 42);
  return [left, ...xs];
}

/** Items under their headings; returns where the totals may begin. */
export function putItems(scene: Scene, top: number, most: number): number {
  const { draw, canvas, size, lead, wording, left, right } = scene;
  const titles = draw.some(alternatives(wording.columns), draw.whole(3, 5));
  const xs = columnEdges(scene, titles.length).map((x) => Math.min(x, right - 20));
  titles.forEach((title, index) => canvas.put(xs[index] ?? left, top, [[title, 'label']], size));
  let y = top + 1.4 * lead;
  const count = draw.pick([1, 1, 2, 3, 4, 6, 9, 14]);
  for (let item = 0; item < count && y < most; item++) {
    canvas.put(left, y, itemOf(scene).slice(0, 44), size);
    for (const x of xs.slice(1))
      canvas.put(x, y, draw.pick([scene.amount(), String(draw.whole(1, 20)), scene.amount()]), size);
    y += lead;
    if (scene.areProducts && draw.chance(0.1)) {
      canvas.put(left, y, `${draw.whole(1, 12)} x ${scene.amount()}`, size);
      y += lead;
    }
    if (!draw.chance(0.12)) continue;
    canvas.put(
      left + 8,
      y,
      draw.pick([anyOf(scene, wording.item), scene.delivery.person, anyOf(scene, wording.prose)]),
      0.85 * size,
    );
    y += lead;
  }
  return y;
}

/** A net amount, taxes by rate, adjustments and the total, or a table of rates over it. */
export function putTotals(scene: Scene, top: number): number {
  const { draw, canvas, size, lead, wording, left, right, family } = scene;
  const x = family.swapped ? left : Math.max(left, right - 190);
  const end = family.swapped ? left + 190 : right;
  const labels = [
    ...(draw.chance(0.75) ? [anyOf(scene, wording.net)] : []),
    ...draw.some(alternatives(wording.adjustment), draw.pick([0, 0, 0, 1, 2])),
    ...(draw.chance(0.75) ? draw.some(alternatives(wording.tax), draw.pick([1, 1, 1, 2])) : []),
    anyOf(scene, wording.total),
  ];
  let y = top + 0.5 * lead;
  for (const label of labels) {
    canvas.put(x, y, label + (family.colon ? ':' : ''), size);
    canvas.put(end, y, scene.amount(), size, 'right');
    y += lead;
  }
  return y + lead * draw.between(0.5, 2);
}

/** Prose, bank details and who signs. */
export function putClosing(scene: Scene, top: number): number {
  const { draw, canvas, size, lead, wording, left, middle, seller, family } = scene;
  let y = top;
  for (let line = draw.whole(0, 3); line > 0; line--) {
    canvas.put(left, y, anyOf(scene, wording.prose), size);
    y += lead;
  }
  if (draw.chance(0.35)) {
    canvas.put(left, y, `${anyOf(scene, wording.bank).slice(0, 24)}:`, size);
    const holder: TextLine = draw.chance(0.5) ? [[seller.name, 'sellerName']] : plain(seller.bank[0] ?? '');
    y = canvas.block(left, y + lead, [holder, ...seller.bank.map(plain)], metricsOf(scene));
  }
  if (family.signer && draw.chance(0.7)) {
    if (draw.chance(0.5)) canvas.put(draw.pick([left, middle]), (y += lead), anyOf(scene, wording.regards), size);
    const person = draw.pick([
      seller.person,
      seller.person,
      `${seller.person}, CEO`,
      `${seller.person} (${anyOf(scene, wording.trades)})`,
    ]);
    canvas.put(draw.pick([left, middle]), (y += lead), person, size);
    y += lead;
  }
  if (scene.isUnusual && draw.chance(0.2)) {
    // What stands under the lines for signatures and stamps.
    y += 1.5 * lead;
    for (const x of [left, middle + 40]) canvas.put(x, y, anyOf(scene, wording.contact), 0.9 * size);
    y += lead;
  }
  return y;
}

/** The slip that comes back with a payment: the seller's address to send it to, and the buyer once more. */
export function putRemittance(scene: Scene, top: number): number {
  const { draw, canvas, size, left, middle, seller, buyer, delivery } = scene;
  const metrics = metricsOf(scene);
  const y = Math.max(top + 2 * scene.lead, canvas.height - draw.between(150, 200));
  canvas.put(
    left,
    y,
    draw.pick([
      'Please detach and return with your payment',
      'PAYMENT SLIP',
      'Remittance advice',
      anyOf(scene, scene.wording.prose),
    ]),
    size,
  );
  const ours = draw.chance(0.5)
    ? seller.address.map((line): TextLine => [[line, 'sellerAddress']])
    : delivery.address.map(plain);
  canvas.block(left, y + 2 * scene.lead, [[[seller.name, 'sellerName']], ...ours], metrics);
  return buyer
    ? canvas.block(
        middle + 20,
        y + 2 * scene.lead,
        buyerLines(scene, buyer, draw.chance(0.5) ? undefined : noTags),
        metrics,
      )
    : y + 80;
}

/** Address, contact, bank and registers of the seller at the very bottom. */
export function putFoot(scene: Scene, foot: LayoutFamily['foot'], top: number): void {
  const { draw, canvas, family, left, right, seller, wording } = scene;
  const size = scene.size * draw.between(0.65, 0.9);
  const y = Math.max(canvas.height - 30 - 6 * size, top + scene.lead);
  const name: TextLine = [[seller.name, 'sellerName']];
  const joined = (texts: readonly string[]): TextLine => plain(texts.join(family.separator));
  if (foot === 'line') {
    const line = draw.chance(0.85) ? inOneLine(scene, seller, sellerTags, 6) : name;
    canvas.put(left, y, [...line, [family.separator.trim(), 'none'], ...joined(seller.contact)], size);
  }
  if (foot === 'centred') {
    const address: TextLine = [[seller.address.join(', '), 'sellerAddress']];
    const lines = [
      name,
      ...(draw.chance(0.8) ? [address] : []),
      joined(seller.contact),
      joined([...seller.registration, ...seller.bank]),
    ];
    canvas.block(canvas.width / 2, y, lines, { size, lead: 1.3 * size, align: 'centre' });
  }
  if (foot === 'smallPrint') putSmallPrint(scene, top);
  if (foot !== 'threeColumns' && foot !== 'fourColumns') return;
  const columns: TextLine[][] = [
    [name, ...seller.address.map((line): TextLine => [[line, 'sellerAddress']])],
    [...seller.contact, `${anyOf(scene, wording.contact)}: ${seller.person}`].map(plain),
    seller.bank.map(plain),
    seller.registration.map(plain),
  ];
  const count = foot === 'threeColumns' ? 3 : 4;
  const width = (right - left) / count;
  columns
    .slice(0, count)
    .forEach((lines, index) => canvas.block(left + index * width, y, lines, { size, lead: 1.3 * size }));
}
