/**
 * Clips of an object. The areas of one clip are united, several clips are intersected. Source: GB/T 33190-2016, 8.4.
 */
import { type XmlNode, child, children, textAt } from '../../../xml.ts';
import { boxOf } from '../document.ts';
import { type Matrix, matrixOf } from '../text.ts';
import { type Scope, warnOfPage } from './drawing.ts';
import { pathOperators } from './path.ts';
import { message } from '../../../../texts/message.ts';

const maxClips = 200;

/**
 * The operators before and after the object's CTM. With TransFlag, which is the default, the CTM applies to clips too.
 */
export function clipOperators(scope: Scope, object: XmlNode): readonly [before: string, after: string] {
  const before: string[] = [];
  const after: string[] = [];
  for (const clips of children(object, 'Clips')) {
    const moved = clips.attributes['TransFlag']?.trim().toLowerCase() !== 'false';
    for (const clip of children(clips, 'Clip').slice(0, maxClips)) (moved ? after : before).push(oneClip(scope, clip));
  }
  return [before.filter(Boolean).join('\n'), after.filter(Boolean).join('\n')];
}

function oneClip(scope: Scope, clip: XmlNode): string {
  const parts: string[] = [];
  let evenOdd = false;
  for (const area of children(clip, 'Area')) {
    const path = child(area, 'Path');
    if (!path) {
      warnOfPage(scope, message('ofd.clipOfText', {}));
      return '';
    }
    const boundary = boxOf(path.attributes['Boundary']);
    const operators = pathOperators(
      textAt(path, 'AbbreviatedData') ?? '',
      product(
        product(matrixOf(path.attributes['CTM']), [1, 0, 0, 1, boundary?.x ?? 0, boundary?.y ?? 0]),
        matrixOf(area.attributes['CTM']),
      ),
    );
    if (operators === '') continue;
    if (path.attributes['Rule']?.trim() === 'Even-Odd') evenOdd = true;
    parts.push(operators);
  }
  return parts.length === 0 ? '' : `${parts.join('\n')}\nW${evenOdd ? '*' : ''} n`;
}

/** The matrix that applies the first one, then the second. */
function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}
