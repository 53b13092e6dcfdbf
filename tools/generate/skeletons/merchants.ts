/** Receipts with a brand over the company that runs the shop, and books of receipts whose dotted lines are filled in. */
import { addressLines } from '../blocks.ts';
import { asideOf, lineFrom } from '../asides.ts';
import { gluedBrand } from '../brands.ts';
import { type TextLine, wrappedPieces } from '../canvas.ts';
import { type Scene, anyOf, headingFrom, plain, putFacts } from '../scene.ts';
import { type Skeleton, buyerHeading } from './skeleton.ts';

/** The lines between the brand and the first item. */
function headLines(scene: Scene): TextLine[] {
  const { draw, seller, wording } = scene;
  const operator = anyOf(scene, wording.operator);
  const name: TextLine[] = draw.pick([
    [[[seller.name, 'sellerName']]],
    [[[seller.name, 'sellerName']]],
    [
      [
        [operator, 'none'],
        [seller.name, 'sellerName'],
      ],
    ],
    [plain(operator), [[seller.name, 'sellerName']]],
    [
      [
        ['(', 'none'],
        [seller.name, 'sellerName'],
        [')', 'none'],
      ],
    ],
  ]);
  const numbers = [...seller.registration, ...(draw.chance(0.4) ? [lineFrom(draw, seller, 'regime')] : [])].map(plain);
  const below: TextLine[] = [
    ...draw.some(seller.contact.map(plain), draw.whole(0, 2)),
    ...(draw.chance(0.5) ? [plain(`${anyOf(scene, wording.number)} ${draw.digits(6)}`)] : []),
    ...(draw.chance(0.3) ? [plain(asideOf(draw, seller))] : []),
  ];
  const isNumbered = draw.chance(0.4);
  return [
    ...name,
    ...(isNumbered ? numbers.slice(0, 1) : []),
    ...(draw.chance(0.35) ? [plain(lineFrom(draw, seller, 'aside'))] : []),
    ...(scene.sellerAddressShown ? addressLines(scene, seller, 'sellerAddress') : []),
    ...(isNumbered ? below : [...numbers, ...below]),
  ];
}

export const merchant: Skeleton = (scene, top) => {
  const { draw, canvas, family, left, right, lead, size, seller, buyer, delivery, wording, title } = scene;
  const align = draw.chance(0.7) ? 'centre' : 'left';
  const x = align === 'centre' ? canvas.width / 2 : left;
  let y = top;
  const isBranded = draw.chance(0.7);
  if (isBranded) {
    const brand = draw.pick([
      gluedBrand(draw, seller),
      gluedBrand(draw, seller).toUpperCase(),
      scene.brand ?? gluedBrand(draw, seller),
    ]);
    const large = Math.min(draw.pick([1.5, 2, 2.4]) * size, (right - left) / (0.7 * brand.length));
    canvas.put(x, y, brand, large, align);
    y += 1.4 * large;
    if (draw.chance(0.3)) {
      canvas.put(x, y, asideOf(draw, seller).slice(0, 34), 0.9 * size, align);
      y += lead;
    }
  }
  for (const line of headLines(scene)) {
    const lines = wrappedPieces(line, (right - left) / (family.stretch * 1.05), size);
    y = canvas.block(x, y, lines, { size, lead, align });
  }
  y += lead * draw.between(0.3, 1);
  if (draw.chance(0.5)) {
    canvas.put(x, y, title, size * 1.2, align);
    y += 1.5 * lead;
  }
  y = putFacts({ ...scene, facts: scene.facts.slice(0, 4) }, left, y, 'inline');
  const cashier = draw.chance(0.5)
    ? [plain(`${anyOf(scene, wording.contact)}: ${draw.pick([seller.person.split(' ')[0] ?? '', draw.digits(3)])}`)]
    : [];
  const holder = draw.chance(0.2) ? [plain(`${anyOf(scene, wording.subject)}: ${delivery.person.toUpperCase()}`)] : [];
  const customer: TextLine[] = buyer
    ? [
        [
          [`${buyerHeading(scene)}:`, 'label'],
          [buyer.name, 'buyerName'],
        ],
        ...(scene.buyerAddressShown && draw.chance(0.5)
          ? [
              [
                [`${anyOf(scene, wording.addressLabel)}:`, 'label'],
                [buyer.address.join(', '), 'buyerAddress'],
              ] satisfies TextLine,
            ]
          : []),
      ]
    : [];
  for (const line of [...cashier, ...customer, ...holder])
    y = canvas.block(left, y, wrappedPieces(line, (right - left) / (family.stretch * 1.05), size), { size, lead });
  return { y: y + lead, foot: 'none' };
};

/** A book of forms: words that ask on the left of lines on which the answers stand. */
export const dotted: Skeleton = (scene, top) => {
  const { draw, canvas, left, right, middle, lead, size, big, seller, buyer, wording, facts } = scene;
  const x = canvas.width / 2;
  canvas.put(left, top, facts[0]?.label ?? '', 0.9 * size);
  let y = top + lead;
  y = canvas.block(x, y, wrappedPieces([[seller.name, 'sellerName']], right - left, big), {
    size: big,
    lead: 1.2 * big,
    align: 'centre',
  });
  const lines: TextLine[] = [
    ...(draw.chance(0.5) ? [plain(asideOf(draw, seller))] : []),
    ...(scene.sellerAddressShown ? addressLines(scene, seller, 'sellerAddress') : []),
    plain(seller.contact.join(draw.pick(['  ', ', ', ' / ']))),
    ...(draw.chance(0.6) ? [plain(seller.registration.join('  '))] : []),
  ];
  y = canvas.block(x, y, lines, { size, lead, align: 'centre' }) + lead;
  canvas.put(x, y, scene.title, 1.2 * size, 'centre');
  y += 2 * lead;
  canvas.put(left, y, `${facts[0]?.label ?? ''} ${facts[0]?.value ?? ''}`, size);
  canvas.put(right, y, `${facts[1]?.label ?? ''} ${facts[1]?.value ?? ''}`, size, 'right');
  y += 1.7 * lead;
  if (buyer) {
    const fill = draw.pick(['', '', ' ....', ' ___']);
    canvas.put(
      left,
      y,
      [
        [`${draw.chance(0.7) ? buyerHeading(scene) : anyOf(scene, wording.honorific)}${fill}`, 'label'],
        [buyer.name, 'buyerName'],
      ],
      size,
    );
    y += 1.5 * lead;
    if (scene.buyerAddressShown) {
      const label = `${headingFrom(scene, wording.addressLabel)}${fill}`;
      const answer = wrappedPieces(
        [
          [label, 'label'],
          [buyer.address.join(', '), 'buyerAddress'],
        ],
        (right - left) * 0.85,
        size,
      );
      y = canvas.block(left, y, answer, { size, lead: 1.4 * lead });
    }
    const registration = `${anyOf(scene, wording.registration)}${fill}`;
    canvas.put(left, y, `${registration} ${draw.chance(0.5) ? draw.digits(9) : ''}`, size);
    if (draw.chance(0.5)) canvas.put(middle + 30, y, `${anyOf(scene, wording.phone)}${fill} ${buyer.phone}`, size);
    y += 1.5 * lead;
  }
  return { y: y + lead };
};
