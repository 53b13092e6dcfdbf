/** Pictures, text boxes and embedded objects: DrawingML, and VML where an old writer knew nothing else. */
import { child, descendants, type XmlNode } from '../../documents/xml.ts';
import { element, type HubElement } from '../hub/node.ts';
import { attribute } from '../../office/nodes.ts';
import type { Reading } from './reading.ts';

export interface Drawn {
  readonly pictures: readonly HubElement[];
  /** w:txbxContent of each text box. */
  readonly textBoxes: readonly XmlNode[];
}

const emuPerPoint = 12_700;

/** w:drawing, w:pict or w:object. */
export function readDrawing(node: XmlNode, reading: Reading): Drawn {
  if (node.name === 'object') noteObject(node, reading);
  const pictures: HubElement[] = [];
  const textBoxes: XmlNode[] = [];
  const visit = (at: XmlNode, size: Size): void => {
    if (at.name === 'txbxContent') textBoxes.push(at);
    else if (at.name === 'chart') reading.warn('A chart is not kept: its picture is not in the document');
    else if (at.name === 'relIds') reading.warn('A SmartArt drawing is not kept: its picture is not in the document');
    else if (at.name === 'blip')
      pictures.push(...picture(attribute(at, 'embed'), attribute(at, 'link'), size, reading));
    else if (at.name === 'imagedata')
      pictures.push(...picture(attribute(at, 'id'), attribute(at, 'href'), size, reading));
    else for (const inner of at.children) if (!isAlternative(at, inner)) visit(inner, sizeOf(at) ?? size);
  };
  visit(node, {});
  return { pictures, textBoxes };
}

/** Of mc:AlternateContent one branch is read: the choice, and the fallback only where there is none. */
export const isAlternative = (parent: XmlNode, inner: XmlNode): boolean =>
  parent.name === 'AlternateContent' &&
  inner.name === 'Fallback' &&
  parent.children.some(({ name }) => name === 'Choice');

interface Size {
  readonly widthPoints?: number;
  readonly heightPoints?: number;
}

/** wp:extent beside the picture, pic:spPr's own a:ext inside groups, or VML's style. */
function sizeOf(node: XmlNode): Size | undefined {
  const extent = child(node, 'extent');
  const inner =
    node.name === 'pic' ? descendants(node, 'ext').find((ext) => attribute(ext, 'cx') !== undefined) : undefined;
  const found = extent ?? inner;
  if (found) return fromEmu(attribute(found, 'cx'), attribute(found, 'cy'));
  const style = node.name === 'shape' || node.name === 'rect' ? attribute(node, 'style') : undefined;
  return style === undefined ? undefined : fromVml(style);
}

const fromEmu = (cx: string | undefined, cy: string | undefined): Size => {
  const widthPoints = Number(cx) / emuPerPoint;
  const heightPoints = Number(cy) / emuPerPoint;
  return widthPoints > 0 && heightPoints > 0 ? { widthPoints, heightPoints } : {};
};

const unitsInPoints: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, px: 0.75 };

function fromVml(style: string): Size | undefined {
  const length = (name: string): number | undefined => {
    const [, number, unit = 'px'] =
      new RegExp(`(?:^|;)\\s*${name}:\\s*([\\d.]+)(pt|in|cm|mm|px)?`, 'i').exec(style) ?? [];
    return number === undefined ? undefined : Number(number) * (unitsInPoints[unit.toLowerCase()] ?? 1);
  };
  const widthPoints = length('width');
  const heightPoints = length('height');
  return widthPoints && heightPoints ? { widthPoints, heightPoints } : undefined;
}

function picture(
  id: string | undefined,
  linked: string | undefined,
  size: Size,
  reading: Reading,
): readonly HubElement[] {
  const reference = reading.references.get(id ?? '') ?? reading.references.get(linked ?? '');
  if (!reference) return [];
  if (reference.external) {
    reading.warn('A linked picture is not kept: nothing is fetched from outside the document');
    return [];
  }
  reading.counts.images += 1;
  const { widthPoints, heightPoints } = size;
  const scale = widthPoints === undefined ? 1 : Math.min(1, reading.textWidthPoints / widthPoints);
  const data = element('imagedata', {
    fileref: reading.media.use(reference.target),
    'css:width': widthPoints === undefined ? undefined : length(widthPoints * scale),
    'css:height': heightPoints === undefined ? undefined : length(heightPoints * scale),
  });
  return [element('inlinemediaobject', {}, [element('imageobject', {}, [data])])];
}

const length = (points: number): string => `${Math.round(points * 100) / 100}pt`;

function noteObject(node: XmlNode, reading: Reading): void {
  const ole = child(node, 'OLEObject');
  const program = ole ? (attribute(ole, 'ProgID') ?? '') : '';
  if (/^(?:Equation|MathType)/i.test(program))
    reading.warn('An equation of MathType or the old equation editor was kept as its picture');
  else if (/^Visio/i.test(program))
    reading.warn('An embedded Visio drawing was kept as its picture: the .vsdx itself is dropped');
  else if (ole) reading.warn(`An embedded object (${program || 'of an unknown kind'}) was kept as its picture`);
}
