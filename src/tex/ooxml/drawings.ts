/** Pictures, text boxes and embedded objects as Hub. */
import type { Drawing, DrawnPicture } from '../../office/word/drawings.ts';
import { element, type HubElement } from '../hub/node.ts';
import type { Reading } from './reading.ts';

/** The pictures of a drawing. Other content becomes a warning. */
export function drawnPictures(drawing: Drawing, reading: Reading): readonly HubElement[] {
  if (drawing.program !== undefined) warnOfObject(drawing.program, reading);
  if (drawing.charts.length > 0) reading.warn('A chart is not kept: its picture is not in the document');
  if (drawing.diagrams.length > 0) reading.warn('A SmartArt drawing is not kept: its picture is not in the document');
  return drawing.pictures.flatMap((picture) => mediaObject(picture, reading));
}

function mediaObject(picture: DrawnPicture, reading: Reading): readonly HubElement[] {
  const { embedded, linked, widthPoints, heightPoints } = picture;
  const reference = reading.references.get(embedded ?? '') ?? reading.references.get(linked ?? '');
  if (!reference) return [];
  if (reference.external) {
    reading.warn('A linked picture is not kept: nothing is fetched from outside the document');
    return [];
  }
  reading.counts.images += 1;
  const scale = widthPoints === undefined ? 1 : Math.min(1, reading.textWidthPoints / widthPoints);
  const data = element('imagedata', {
    fileref: reading.media.use(reference.target),
    'css:width': widthPoints === undefined ? undefined : length(widthPoints * scale),
    'css:height': heightPoints === undefined ? undefined : length(heightPoints * scale),
  });
  return [element('inlinemediaobject', {}, [element('imageobject', {}, [data])])];
}

const length = (points: number): string => `${Math.round(points * 100) / 100}pt`;

function warnOfObject(program: string, reading: Reading): void {
  if (/^(?:Equation|MathType)/i.test(program))
    reading.warn('An equation of MathType or the old equation editor was kept as its picture');
  else if (/^Visio/i.test(program))
    reading.warn('An embedded Visio drawing was kept as its picture: the .vsdx itself is dropped');
  else reading.warn(`An embedded object (${program || 'of an unknown kind'}) was kept as its picture`);
}
