/**
 * Annotations (stamps, pictures of signatures, values of form fields) as a viewer shows them on a screen.
 *
 * An annotation without an appearance of its own is left out, as an empty signature field is.
 */
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { compose, type Matrix, mapped, type Rectangle } from '../../geometry/matrix.ts';
import { matrixOf, rectangleOf } from './boxes.ts';

export interface Appearance {
  /** The appearance stream, a form XObject, or the reference to it if there is one. */
  readonly form: PDFObject;
  /** The matrix from the space of the form to the user space of the page. */
  readonly matrix: Matrix;
  /** Optional content that it belongs to. */
  readonly layer: PDFObject | undefined;
}

const flag = { hidden: 2, noRotate: 16, noView: 32 } as const;
/** Annotations that only react to clicks, and show nothing on the page. */
const unseen: ReadonlySet<string> = new Set(['/Popup', '/Link']);

/** The annotations of a page that is rotated by `rotation` degrees, in the order in which they are painted. */
export function appearancesOn(page: PDFDict, rotation: number): readonly Appearance[] {
  const annotations = page.lookup(PDFName.of('Annots'));
  if (!(annotations instanceof PDFArray)) return [];
  const found: Appearance[] = [];
  for (let index = 0; index < annotations.size(); index++) {
    const annotation = annotations.lookup(index);
    const appearance = annotation instanceof PDFDict ? appearanceOf(annotation, rotation) : undefined;
    if (appearance) found.push(appearance);
  }
  return found;
}

function appearanceOf(annotation: PDFDict, rotation: number): Appearance | undefined {
  const subtype = annotation.lookup(PDFName.of('Subtype'));
  if (subtype instanceof PDFName && unseen.has(subtype.toString())) return undefined;
  const flags = numberOf(annotation.lookup(PDFName.of('F')));
  if ((flags & (flag.hidden | flag.noView)) !== 0) return undefined;
  const form = normalAppearance(annotation);
  const stream = form instanceof PDFRef ? annotation.context.lookup(form) : form;
  if (!form || !(stream instanceof PDFRawStream)) return undefined;
  const rectangle = rectangleOf(annotation.lookup(PDFName.of('Rect')));
  const box = rectangleOf(stream.dict.lookup(PDFName.of('BBox')));
  if (!rectangle || !box) return undefined;
  const fitted = fit(mapped(matrixOf(stream.dict.lookup(PDFName.of('Matrix'))), box), rectangle);
  if (!fitted) return undefined;
  // Optional in appearance streams, but required in a form that is drawn.
  stream.dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
  const matrix = (flags & flag.noRotate) === 0 ? fitted : compose(fitted, turnedBack(rectangle, rotation));
  return { form, matrix, layer: annotation.get(PDFName.of('OC')) };
}

/** Algorithm 8.1, ISO 32000-1, 12.5.5: the box of the appearance, mapped by its matrix, is stretched onto the rectangle. */
function fit(box: Rectangle, onto: Rectangle): Matrix | undefined {
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  const [sx, sy] = [(onto[2] - onto[0]) / width, (onto[3] - onto[1]) / height];
  if (!(width > 0 && height > 0 && sx > 0 && sy > 0)) return undefined;
  return [sx, 0, 0, sy, onto[0] - box[0] * sx, onto[1] - box[1] * sy];
}

/** NoRotate: the annotation is upright on a rotated page, fixed at the upper left corner of its rectangle. */
function turnedBack([left, , , top]: Rectangle, rotation: number): Matrix {
  const [cos, sin] = [
    Math.round(Math.cos((rotation * Math.PI) / 180)),
    Math.round(Math.sin((rotation * Math.PI) / 180)),
  ];
  return [cos, sin, -sin, cos, left - left * cos + top * sin, top - left * sin - top * cos];
}

/** AP/N: the stream itself, or that of the state AS. */
function normalAppearance(annotation: PDFDict): PDFObject | undefined {
  const appearances = annotation.lookup(PDFName.of('AP'));
  if (!(appearances instanceof PDFDict)) return undefined;
  const normal = appearances.get(PDFName.of('N'));
  const value = annotation.context.lookup(normal);
  return value instanceof PDFDict ? value.get(PDFName.of(stateOf(annotation, value))) : normal;
}

/** As in PDFium, a check box without a state shows its value, or else nothing. */
function stateOf(annotation: PDFDict, states: PDFDict): string {
  const stated = annotation.lookup(PDFName.of('AS'));
  if (stated instanceof PDFName) return stated.decodeText();
  const parent = annotation.lookup(PDFName.of('Parent'));
  const value =
    annotation.lookup(PDFName.of('V')) ?? (parent instanceof PDFDict ? parent.lookup(PDFName.of('V')) : undefined);
  const held = value instanceof PDFName || value instanceof PDFString ? value.decodeText() : '';
  return held !== '' && states.has(PDFName.of(held)) ? held : 'Off';
}

const numberOf = (value: PDFObject | undefined): number => (value instanceof PDFNumber ? value.asNumber() : 0);
