/** Clips of an object: areas of one clip add up, clips cut each other. Source: GB/T 33190-2016, 8.4. */
import { type XmlNode, child, children, textAt } from '../../../xml.ts';
import { boxOf } from '../document.ts';
import { matrixOf, type Matrix } from '../text.ts';
import { concatenate } from './canvas.ts';
import type { Scope } from './drawing.ts';
import { pathOperators } from './path.ts';

const maxClips = 200;

/** Operators for before and for after the object's CTM: with TransFlag, which is the default, the CTM moves clips too. */
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
      scope.job.warn(`${scope.place}: a clip made of text is left out`);
      return '';
    }
    const operators = pathOperators(textAt(path, 'AbbreviatedData') ?? '');
    if (operators === '') continue;
    if (path.attributes['Rule']?.trim() === 'Even-Odd') evenOdd = true;
    const boundary = boxOf(path.attributes['Boundary']);
    const steps: readonly Matrix[] = [
      matrixOf(area.attributes['CTM']),
      [1, 0, 0, 1, boundary?.x ?? 0, boundary?.y ?? 0],
      matrixOf(path.attributes['CTM']),
    ];
    // The path is fixed in the space in which it is built, so the way there and back changes nothing else.
    const back = steps.toReversed().map(inverse);
    if (back.some((matrix) => matrix === undefined)) continue;
    parts.push(...steps.map(concatenate), operators, ...back.map((matrix) => concatenate(matrix ?? identity)));
  }
  return parts.length === 0 ? '' : `${parts.join('\n')}\nW${evenOdd ? '*' : ''} n`;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];

function inverse([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-12) return undefined;
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}
