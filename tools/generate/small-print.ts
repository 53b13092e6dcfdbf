/** The foot that says in one breath, in small letters, which company it is, where it lives and where it is registered. */
import { lineFrom } from './asides.ts';
import { type Piece, type TextLine, wrappedPieces } from './canvas.ts';
import { gluedBrand } from './brands.ts';
import { type Scene, anyOf } from './scene.ts';

function sentenceOf(scene: Scene): Piece[] {
  const { draw, seller, wording, brand } = scene;
  const regime = lineFrom(draw, seller, 'regime');
  const name: Piece = [seller.name, 'sellerName'];
  const isAddressed = scene.sellerAddressShown;
  const joint = draw.pick([', ', ', ', ' - ', ' ']);
  const address: Piece = [isAddressed ? seller.address.join(joint) : '', 'sellerAddress'];
  const plainly = (text: string): Piece => [text, 'none'];
  const stop = (text: string): string => (text.endsWith('.') ? text : `${text}.`);
  const word = brand ?? gluedBrand(draw, seller);
  return draw.pick<() => Piece[]>([
    () => [
      [`${seller.name},`, 'sellerName'],
      [stop(address[0]), 'sellerAddress'],
      plainly(stop(regime)),
      plainly(seller.registration[0] ?? ''),
    ],
    () => [
      name,
      plainly('-'),
      plainly(regime),
      plainly('-'),
      address,
      plainly('-'),
      plainly(seller.registration.join(' - ')),
    ],
    () => [name, plainly('|'), address, plainly('|'), plainly(seller.contact.join(' | '))],
    () => [plainly(`${word} ${anyOf(scene, wording.operator)}`), [`${seller.name},`, 'sellerName'], address],
    () => [
      name,
      plainly(regime),
      plainly(`${anyOf(scene, wording.addressLabel)}:`),
      address,
      plainly(seller.registration[0] ?? ''),
    ],
    () => [plainly(stop(anyOf(scene, wording.prose))), name, plainly('·'), address, plainly('·'), plainly(regime)],
    () => [plainly(`© ${draw.whole(2015, 2026)}`), name, plainly(stop(regime)), address],
    () => [
      name,
      plainly(seller.registration.join(', ')),
      plainly(`${anyOf(scene, wording.addressLabel)}:`),
      address,
      plainly(regime),
    ],
  ])();
}

/** Returns where it ends. */
export function putSmallPrint(scene: Scene, top: number): number {
  const { draw, canvas, left, right } = scene;
  const size = scene.size * draw.between(0.6, 0.85);
  const lead = size * draw.between(1.2, 1.4);
  const align = draw.chance(0.5) ? 'centre' : 'left';
  const width = (right - left) * draw.pick([1, 0.96, 0.7]);
  const lines: TextLine[] = wrappedPieces(sentenceOf(scene), width / (scene.family.stretch * 1.02), size);
  const y = Math.max(canvas.height - 25 - (lines.length + draw.whole(0, 3)) * lead, top + scene.lead);
  return canvas.block(align === 'centre' ? (left + right) / 2 : left, y, lines, { size, lead, align });
}
