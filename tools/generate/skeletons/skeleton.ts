/** A skeleton draws the upper part of a page: title, parties and facts. */
import type { LayoutFamily } from '../family.ts';
import { type Scene, anyOf } from '../scene.ts';
import { headingFrom } from '../scene.ts';

export interface Drawn {
  /** Where the table may begin. */
  readonly y: number;
  /** The foot that this page needs, where its family's own would leave the seller out. */
  readonly foot?: LayoutFamily['foot'];
}

export type Skeleton = (scene: Scene, y: number) => Drawn;

/** The logo: the seller's name, or its brand. Returns where the next line may begin. */
export function putLogo(scene: Scene, x: number, y: number, align: 'left' | 'right' | 'centre' = 'left'): number {
  const { brand, big, canvas, seller } = scene;
  canvas.put(x, y, brand === undefined ? [[seller.name, 'sellerName']] : [[brand, 'none']], big, align);
  return y + 1.4 * big;
}

export const hasLogo = ({ family }: Scene): boolean => family.sellerName !== 'normal';

/** Whether the block below the logo names the seller again. */
export const namesInside = (scene: Scene): boolean =>
  scene.family.sellerName === 'normal' ||
  scene.family.sellerName === 'both' ||
  scene.brand !== undefined ||
  !hasLogo(scene);

export const sellerHeading = (scene: Scene, always = false): string | undefined =>
  (scene.family.sellerHeading && scene.draw.chance(0.9)) || always
    ? headingFrom(scene, scene.wording.seller)
    : undefined;

export const buyerHeading = (scene: Scene): string => headingFrom(scene, scene.wording.buyer);
export const deliveryHeading = (scene: Scene): string => headingFrom(scene, scene.wording.delivery);

/** Lines of prose, one under the other. */
export function putProse(scene: Scene, x: number, y: number, most: number): number {
  const { canvas, draw, lead, size } = scene;
  const count = draw.whole(1, most);
  for (let index = 0; index < count; index++) canvas.put(x, y + index * lead, anyOf(scene, scene.wording.prose), size);
  return y + count * lead;
}
