/**
 * Colours and lines. An object inherits from its DrawParam, which inherits from its Relative, and from its layer.
 * Source: GB/T 33190-2016, 8.2 and 8.3.
 */
import { type XmlNode, child } from '../../../xml.ts';
import { operands } from './canvas.ts';
import type { Resources } from './resources.ts';

export interface SolidPaint {
  readonly kind: 'solid';
  /** 0..1 each. One component is grey, three are RGB, four are CMYK. */
  readonly components: readonly number[];
  readonly alpha: number;
}

export interface ShadingPaint {
  readonly kind: 'shading';
  /** The element AxialShd or RadialShd. */
  readonly node: XmlNode;
  readonly alpha: number;
}

export interface PatternPaint {
  readonly kind: 'pattern';
  readonly node: XmlNode;
  readonly alpha: number;
}

/** A paint that is not supported, by the name of its element. */
export interface UnknownPaint {
  readonly kind: 'unknown';
  readonly name: string;
  readonly alpha: number;
}

export type Paint = SolidPaint | ShadingPaint | PatternPaint | UnknownPaint;

const booleans: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

/** The value of an xs:boolean attribute, or `otherwise` if it is missing or invalid. */
export const isOn = (text: string | undefined, otherwise: boolean): boolean =>
  booleans[text?.trim().toLowerCase() ?? ''] ?? otherwise;

export const black: SolidPaint = { kind: 'solid', components: [0], alpha: 1 };

/** A property that is not set is undefined. */
export interface Style {
  readonly fill?: Paint;
  readonly stroke?: Paint;
  readonly lineWidth?: number;
  readonly join?: string;
  readonly cap?: string;
  readonly miterLimit?: number;
  readonly dashPattern?: string;
  readonly dashOffset?: number;
}

const maxRelatives = 16;

/** Converts an opacity from 0..255 to 0..1. Opaque if it is not stated. */
export function alphaOf(text: string | undefined): number {
  const value = Number(text ?? 255);
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value / 255)) : 1;
}

/** Parses `156 82 35` as well as `#9c #52 #23`. */
const numbersOf = (text: string): number[] =>
  text
    .trim()
    .split(/[\s,]+/)
    .map((token) => (token.startsWith('#') ? Number.parseInt(token.slice(1), 16) : Number(token)))
    .filter((value) => Number.isFinite(value));

/** The components of a colour, 0..1. A colour without a value is black. */
export function componentsOf(node: XmlNode, resources: Resources): number[] {
  const space = resources.colourSpaces.get(node.attributes['ColorSpace'] ?? '');
  const index = node.attributes['Index'];
  const value = node.attributes['Value'] ?? (index === undefined ? '' : (space?.palette[Number(index)] ?? ''));
  const numbers = numbersOf(value);
  const maximum = space?.maximum ?? 255;
  const wanted = space?.components ?? (numbers.length === 1 || numbers.length === 4 ? numbers.length : 3);
  // Some producers name one colour space and write the values of another, so the number of values decides.
  const count = [1, 3, 4].includes(numbers.length) ? numbers.length : wanted;
  if (numbers.length === 0) return [0];
  return Array.from({ length: count }, (_, at) => Math.min(1, Math.max(0, (numbers[at] ?? 0) / maximum)));
}

export function paintOf(node: XmlNode | undefined, resources: Resources): Paint | undefined {
  if (!node) return undefined;
  const alpha = alphaOf(node.attributes['Alpha']);
  const [special] = node.children;
  if (special?.name === 'AxialShd' || special?.name === 'RadialShd') return { kind: 'shading', node: special, alpha };
  if (special?.name === 'Pattern') return { kind: 'pattern', node: special, alpha };
  if (special) return { kind: 'unknown', name: special.name, alpha };
  return { kind: 'solid', components: componentsOf(node, resources), alpha };
}

const numberAt = (node: XmlNode, name: string): number | undefined => {
  const text = node.attributes[name];
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
};

/** `outer` with the properties that `node`, an object or a DrawParam, sets itself. */
function over(node: XmlNode, outer: Style, resources: Resources): Style {
  const own: Record<keyof Style, unknown> = {
    fill: paintOf(child(node, 'FillColor'), resources),
    stroke: paintOf(child(node, 'StrokeColor'), resources),
    lineWidth: numberAt(node, 'LineWidth'),
    join: node.attributes['Join'],
    cap: node.attributes['Cap'],
    miterLimit: numberAt(node, 'MiterLimit'),
    dashPattern: node.attributes['DashPattern'],
    dashOffset: numberAt(node, 'DashOffset'),
  };
  return { ...outer, ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) };
}

function ofDrawParam(id: string | undefined, outer: Style, resources: Resources, depth = 0): Style {
  const node = id === undefined ? undefined : resources.drawParams.get(id.trim());
  if (!node || depth > maxRelatives) return outer;
  return over(node, ofDrawParam(node.attributes['Relative'], outer, resources, depth + 1), resources);
}

/** The style of an object, or of a layer, inside `outer`. */
export const styleOf = (node: XmlNode, outer: Style, resources: Resources): Style =>
  over(node, ofDrawParam(node.attributes['DrawParam'], outer, resources), resources);

const fillOperators: Readonly<Record<number, string>> = { 1: 'g', 3: 'rg', 4: 'k' };

/** The operator that sets a solid colour for filling, or for stroking. */
export function colourOperator(components: readonly number[], use: 'fill' | 'stroke'): string {
  const operator = fillOperators[components.length] ?? 'g';
  return `${operands(...components)} ${use === 'fill' ? operator : operator.toUpperCase()}`;
}

const joins: Readonly<Record<string, number>> = { miter: 0, round: 1, bevel: 2 };
const caps: Readonly<Record<string, number>> = { butt: 0, round: 1, square: 2 };
/** Millimetres. */
export const defaultLineWidth = 0.353;
const defaultMiterLimit = 3.528;
const maxDashes = 32;

export function lineOperators(style: Style): string {
  const dashes = (style.dashPattern ?? '')
    .trim()
    .split(/\s+/)
    .map(Number)
    .filter((dash) => dash >= 0)
    .slice(0, maxDashes);
  const width = style.lineWidth ?? defaultLineWidth;
  return [
    `${operands(Math.max(0, width))} w`,
    `${joins[(style.join ?? 'Miter').toLowerCase()] ?? 0} j`,
    `${caps[(style.cap ?? 'Butt').toLowerCase()] ?? 0} J`,
    `${operands(Math.max(1, style.miterLimit ?? defaultMiterLimit))} M`,
    // A dash pattern of zeros is an error in PDF.
    ...(dashes.some((dash) => dash > 0) ? [`[${operands(...dashes)}] ${operands(style.dashOffset ?? 0)} d`] : []),
  ].join(' ');
}
