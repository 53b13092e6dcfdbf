/** Till receipts: one narrow column, no buyer or only a name. */
import { sellerLines } from '../blocks.ts';
import { metricsOf, putFacts } from '../scene.ts';
import { type Skeleton, buyerHeading } from './skeleton.ts';

export const till: Skeleton = (scene, top) => {
  const { draw, canvas, family, lead, left, size, seller, buyer, title } = scene;
  const align = draw.chance(0.75) ? 'centre' : 'left';
  const x = align === 'centre' ? canvas.width / 2 : left;
  let y = top;
  if (draw.chance(0.15)) {
    canvas.put(x, y, draw.pick(['*** COPY ***', 'ORIGINAL', 'Welcome to', 'Customer copy', 'REPRINT']), size, align);
    y += lead;
  }
  if (scene.brand !== undefined) {
    canvas.put(x, y, scene.brand, size * 1.4, align);
    y += 1.6 * lead;
  }
  canvas.put(x, y, [[seller.name, 'sellerName']], size * draw.pick([1, 1.3, 1.6]), align);
  y += 1.6 * lead;
  if (draw.chance(0.3)) {
    canvas.put(
      x,
      y,
      draw.pick([
        `(${draw.digits(6)}-${draw.pick(['A', 'K', 'X'])})`,
        `Co. Reg. No. ${draw.digits(7)}`,
        `Branch ${draw.digits(3)}`,
      ]),
      size,
      align,
    );
    y += lead;
  }
  y = canvas.block(x, y, sellerLines(scene, false), metricsOf(scene, align)) + lead;
  if (draw.chance(0.6)) {
    canvas.put(x, y, title, size * 1.2, align);
    y += 1.5 * lead;
  }
  y = putFacts(scene, left, y, family.factStyle === 'gap' ? 'gap' : 'inline', 7);
  if (buyer) {
    canvas.put(
      left,
      y,
      [
        [`${buyerHeading(scene)}:`, 'none'],
        [buyer.name, 'buyerName'],
      ],
      size,
    );
    y += lead;
  }
  return { y: y + lead, foot: 'none' };
};
