/** Pictures, text boxes and embedded objects as Hub. */
import type { Drawing, DrawnPicture } from '../../office/word/drawings.ts';
import { element, type HubElement } from '../hub/node.ts';
import type { Reading } from './reading.ts';
import { message } from '../../texts/message.ts';

/** The pictures of a drawing. Other content becomes a warning. */
export function drawnPictures(drawing: Drawing, reading: Reading): readonly HubElement[] {
  if (drawing.program !== undefined) warnOfObject(drawing.program, reading);
  if (drawing.charts.length > 0) reading.warn(message('tex.chart', {}));
  if (drawing.diagrams.length > 0) reading.warn(message('tex.smartArt', {}));
  return drawing.pictures.flatMap((picture) => mediaObject(picture, reading));
}

function mediaObject(picture: DrawnPicture, reading: Reading): readonly HubElement[] {
  const { embedded, linked, widthPoints, heightPoints } = picture;
  const reference = reading.references.get(embedded ?? '') ?? reading.references.get(linked ?? '');
  if (!reference) return [];
  if (reference.external) {
    reading.warn(message('tex.linkedPicture', {}));
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
  if (/^(?:Equation|MathType)/i.test(program)) reading.warn(message('tex.equationPicture', {}));
  else if (/^Visio/i.test(program)) reading.warn(message('tex.visio', {}));
  else if (program === '') reading.warn(message('tex.objectUnknown', {}));
  else reading.warn(message('tex.object', { program }));
}
