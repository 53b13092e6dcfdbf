/** Pictures, text boxes and embedded objects, in DrawingML and in the VML of old programs. */
import { child, descendants, type XmlNode } from '../../documents/xml.ts';
import { attribute } from '../nodes.ts';
import { branchOf } from './branches.ts';

export interface DrawnPicture extends Size {
  /** Ids of the reference to the picture: embedded, or linked. */
  readonly embedded: string | undefined;
  readonly linked: string | undefined;
  /** The description by the author; '' without one. */
  readonly alt: string;
}

export interface Drawing {
  readonly pictures: readonly DrawnPicture[];
  /** w:txbxContent of each text box. */
  readonly textBoxes: readonly XmlNode[];
  /** Ids of the references to charts, with their sizes. */
  readonly charts: readonly (Size & { readonly id: string })[];
  /** Ids of the references to the data of SmartArt diagrams. */
  readonly diagrams: readonly string[];
  /** The ProgID of an embedded object; '' if it has none. */
  readonly program: string | undefined;
  /** The id of the reference to the embedded object. */
  readonly object: string | undefined;
  /** Text along a path, as in WordArt and watermarks. */
  readonly hasTextPath: boolean;
}

/** The shown size in points: both values, or neither. */
export interface Size {
  readonly widthPoints?: number;
  readonly heightPoints?: number;
}

/** `node` is w:drawing, w:pict or w:object. */
export function readDrawing(node: XmlNode): Drawing {
  const pictures: DrawnPicture[] = [];
  const textBoxes: XmlNode[] = [];
  const diagrams: string[] = [];
  const charts: (Size & { readonly id: string })[] = [];
  let hasTextPath = false;
  const addPicture = (embedded: string | undefined, linked: string | undefined, around: Surroundings): void =>
    void pictures.push({ embedded, linked, alt: around.alt, ...around.size });
  const visit = (at: XmlNode, around: Surroundings): void => {
    switch (at.name) {
      case 'txbxContent':
        return void textBoxes.push(at);
      case 'chart':
        return void charts.push({ id: attribute(at, 'id') ?? '', ...around.size });
      case 'relIds':
        return void diagrams.push(attribute(at, 'dm') ?? '');
      case 'blip':
        return addPicture(attribute(at, 'embed'), attribute(at, 'link'), around);
      case 'imagedata':
        return addPicture(attribute(at, 'id'), attribute(at, 'href'), around);
      case 'textpath':
        hasTextPath = true;
        return;
      case 'AlternateContent': {
        const branch = branchOf(at);
        return branch && visit(branch, around);
      }
      default: {
        const inside = surroundings(at, around);
        for (const inner of at.children) visit(inner, inside);
      }
    }
  };
  visit(node, { size: {}, alt: '' });
  const object = node.name === 'object' ? child(node, 'OLEObject') : undefined;
  const program = object && (attribute(object, 'ProgID') ?? '');
  return { pictures, textBoxes, charts, diagrams, program, object: attribute(object, 'id'), hasTextPath };
}

/** What the elements around a picture state. */
interface Surroundings {
  readonly size: Size;
  readonly alt: string;
}

function surroundings(node: XmlNode, outer: Surroundings): Surroundings {
  const size = sizeOf(node);
  const described = child(node, 'docPr');
  const alt = described && attribute(described, 'descr');
  return size || alt !== undefined ? { size: size ?? outer.size, alt: alt ?? outer.alt } : outer;
}

/** wp:extent beside the picture, pic:spPr's own a:ext inside groups, or VML's style. */
function sizeOf(node: XmlNode): Size | undefined {
  const extent = child(node, 'extent');
  const inner =
    node.name === 'pic' ? descendants(node, 'ext').find((ext) => attribute(ext, 'cx') !== undefined) : undefined;
  const found = extent ?? inner;
  if (found) return sizeOfExtent(found);
  const style = node.name === 'shape' || node.name === 'rect' ? attribute(node, 'style') : undefined;
  return style === undefined ? undefined : sizeOfVml(style);
}

const emuPerPoint = 12_700;

/** The size of an element with `cx` and `cy` in English Metric Units. */
export function sizeOfExtent(extent: XmlNode | undefined): Size {
  const widthPoints = Number(attribute(extent, 'cx')) / emuPerPoint;
  const heightPoints = Number(attribute(extent, 'cy')) / emuPerPoint;
  return widthPoints > 0 && heightPoints > 0 ? { widthPoints, heightPoints } : {};
}

const unitsInPoints: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, px: 0.75 };

function sizeOfVml(style: string): Size | undefined {
  const length = (name: string): number | undefined => {
    const [, number, unit = 'px'] =
      new RegExp(`(?:^|;)\\s*${name}:\\s*([\\d.]+)(pt|in|cm|mm|px)?`, 'i').exec(style) ?? [];
    return number === undefined ? undefined : Number(number) * (unitsInPoints[unit.toLowerCase()] ?? 1);
  };
  const widthPoints = length('width');
  const heightPoints = length('height');
  return widthPoints && heightPoints ? { widthPoints, heightPoints } : undefined;
}
