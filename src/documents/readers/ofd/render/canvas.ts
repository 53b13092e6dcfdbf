/**
 * Builds one PDF content stream and the resources it uses.
 *
 * Drawing uses the coordinates of OFD: millimetres, y downwards. The page or form is set up for that.
 */
import { type PDFContext, type PDFDict, PDFName, PDFRef, type PDFStream } from '@cantoo/pdf-lib';
import { Failure } from '../../../../domain/failure.ts';
import { message } from '../../../../texts/message.ts';
import type { OfdBox } from '../document.ts';
import type { Matrix } from '../text.ts';

export interface Canvas {
  put(operators: string): void;
  /** The name of the resource in this stream, `/F1`. The same reference always has the same name. */
  font(ref: PDFRef): string;
  xObject(ref: PDFRef): string;
  shading(ref: PDFRef): string;
  /** The name of a graphics state with these entries, such as `/ca 0.5`. */
  state(entries: string): string;
  stream(dictionary?: Record<string, string | number | readonly number[]>): PDFStream;
  content(): string;
  resources(): PDFDict;
}

/** The largest size of the operators of one stream, in bytes. */
const maxContentBytes = 128 * 1024 * 1024;

/** Formats a number with four decimals, which in millimetres is far below what any printer resolves. */
export function decimal(value: number): string {
  const text = Number.isFinite(value) ? value.toFixed(4) : '0';
  return text.replace(/\.?0+$/, '').replace(/^-0$/, '0');
}

export const operands = (...values: readonly number[]): string => values.map(decimal).join(' ');

export const concatenate = (matrix: Matrix): string => `${operandsOfMatrix(matrix)} cm`;

/** Formats a matrix with six decimals, because scales multiply what they are applied to. */
const operandsOfMatrix = (matrix: Matrix): string =>
  matrix
    .map((value) => (Number.isFinite(value) ? String(Math.round(value * 1e6) / 1e6) : '0'))
    .map(plain)
    .join(' ');

/** Writes a number without an exponent, which PDF does not allow. */
const plain = (text: string): string => (text.includes('e') ? Number(text).toFixed(6) : text);

export const rectangle = ({ x, y, width, height }: OfdBox): string => `${operands(x, y, width, height)} re`;

export function openCanvas(context: PDFContext): Canvas {
  const parts: string[] = [];
  let bytes = 0;
  const named = (prefix: string) => {
    const names = new Map<string, string>();
    return {
      names,
      of(key: string): string {
        const name = names.get(key) ?? `${prefix}${names.size + 1}`;
        names.set(key, name);
        return `/${name}`;
      },
    };
  };
  const fonts = named('F');
  const xObjects = named('X');
  const shadings = named('S');
  const states = named('G');
  const content = (): string => parts.join('\n');
  const references = ({ names }: { names: ReadonlyMap<string, string> }): Record<string, PDFRef> =>
    Object.fromEntries([...names].map(([key, name]) => [name, referenceOf(key)]));
  const resources = (): PDFDict =>
    context.obj({
      Font: references(fonts),
      XObject: references(xObjects),
      Shading: references(shadings),
      ExtGState: Object.fromEntries([...states.names].map(([entries, name]) => [name, stateOf(context, entries)])),
    });
  return {
    put(operators) {
      if (operators === '') return;
      bytes += operators.length + 1;
      if (bytes > maxContentBytes) throw new Failure('too_large', message('ofd.pageDrawsMuch', {}));
      parts.push(operators);
    },
    font: (ref) => fonts.of(ref.tag),
    xObject: (ref) => xObjects.of(ref.tag),
    shading: (ref) => shadings.of(ref.tag),
    state: (entries) => states.of(entries),
    stream: (dictionary = {}) => context.flateStream(content(), { ...dictionary, Resources: resources() }),
    content,
    resources,
  };
}

/** Parses a reference such as `12 0 R`. */
const referenceOf = (tag: string): PDFRef => PDFRef.of(Number(tag.split(' ')[0]));

/** Turns entries such as `ca 0.5 BM Multiply` into a dictionary. */
function stateOf(context: PDFContext, entries: string): PDFDict {
  const words = entries.split(' ');
  const dictionary = context.obj({});
  for (let index = 0; index + 1 < words.length; index += 2) {
    const value = words[index + 1] ?? '';
    dictionary.set(
      PDFName.of(words[index] ?? ''),
      /^[\d.]+$/.test(value) ? context.obj(Number(value)) : PDFName.of(value),
    );
  }
  return dictionary;
}
