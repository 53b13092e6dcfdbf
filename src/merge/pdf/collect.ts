/**
 * Copies what pages need out of a parsed PDF into a prepared document: fonts, pictures and colours, but no page tree, signatures,
 * metadata or attachments.
 *
 * Objects are reached from the forms of the pages only. A reference back to a page or a signature becomes null.
 */
import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { Failure } from '../../domain/failure.ts';
import type { PreparedObject } from '../prepared.ts';
import { pdfNumber } from '../../geometry/matrix.ts';
import { type Message, message } from '../../texts/message.ts';
import { withKeys } from './keys.ts';
import { soundStream } from './sound-stream.ts';

export interface Collector {
  /** Adds an object of the source, given itself or by reference, to the prepared document. Returns its index. */
  take(source: PDFObject | undefined): number;
  /** Adds a new object with text and references as in PreparedObject. */
  add(text: readonly (string | number)[], stream?: Uint8Array): number;
  /** The text of a value of the source, for use inside a new object. */
  textOf(value: PDFObject | undefined): readonly (string | number)[];
  /** All collected objects. */
  finish(): CollectedObjects;
}

export interface CollectedObjects {
  readonly objects: readonly PreparedObject[];
  readonly layers: readonly { readonly object: number; readonly visible: boolean }[];
}

export interface CollectorOptions {
  readonly layerVisible: (group: PDFRef) => boolean;
  readonly warn: (said: Message) => void;
}

/** An invoice has a few hundred objects; a document of a thousand pages, a hundred thousand. */
const maximumObjects = 500_000;
const maximumDepth = 200;

/** Types of objects that are not drawn and lead to the rest of the document. */
const forbiddenTypes: ReadonlySet<string> = new Set([
  '/Page',
  '/Pages',
  '/Catalog',
  '/Sig',
  '/DocTimeStamp',
  '/Annot',
  '/StructElem',
  '/StructTreeRoot',
  '/Action',
  '/Filespec',
  '/EmbeddedFile',
]);
/** Entries of typed dictionaries and of streams that draw nothing. */
const dropped: ReadonlySet<string> = new Set([
  '/Parent',
  '/StructParent',
  '/StructParents',
  '/Metadata',
  '/PieceInfo',
  '/OPI',
  '/Alternates',
  '/Ref',
  '/AF',
  '/LastModified',
]);
/** Entries that `soundStream` replaces, and entries of streams whose data is in another file. */
const streamEntries: ReadonlySet<string> = new Set([
  '/Length',
  '/Filter',
  '/DecodeParms',
  '/F',
  '/FFilter',
  '/FDecodeParms',
  '/DL',
]);

const typeName = PDFName.of('Type');
const groupType = PDFName.of('OCG');

type Pieces = readonly (string | number)[];

interface Collected {
  readonly text: Pieces;
  readonly stream?: Uint8Array;
}

/** A collection in progress. */
interface Collection extends CollectorOptions {
  readonly context: PDFContext;
  readonly objects: (Collected | undefined)[];
  readonly indexes: Map<PDFRef, number>;
  /** Objects that have an index but no content yet. */
  readonly waiting: { readonly ref: PDFRef; readonly index: number }[];
  readonly layers: { object: number; visible: boolean }[];
}

export function collector(context: PDFContext, options: CollectorOptions): Collector {
  const collection: Collection = { ...options, context, objects: [], indexes: new Map(), waiting: [], layers: [] };

  const add: Collector['add'] = (text, stream) => {
    const index = reserve(collection);
    collection.objects[index] = stream ? { text, stream } : { text };
    return index;
  };

  function textOf(value: PDFObject | undefined): Pieces {
    const out = textPieces();
    encode(collection, out, value, 0);
    return out.pieces();
  }

  return {
    take(source) {
      if (source instanceof PDFRef) return refer(collection, source);
      if (!(source instanceof PDFRawStream)) return add(textOf(source));
      const { text, stream } = encodeStream(collection, source);
      return add(text, stream);
    },
    add,
    textOf,
    finish() {
      const { waiting, objects, layers } = collection;
      for (let next = waiting.pop(); next; next = waiting.pop()) fill(collection, next.ref, next.index);
      return { objects: withKeys(objects.map((object) => object ?? { text: ['null'] })), layers };
    },
  };
}

function reserve({ objects }: Collection): number {
  if (objects.length >= maximumObjects) {
    throw new Failure('too_large', message('merge.manyObjects', { most: maximumObjects }), {
      detail: message('advice.printOrSplit', {}),
    });
  }
  return objects.push(undefined) - 1;
}

function refer(collection: Collection, ref: PDFRef): number {
  const known = collection.indexes.get(ref);
  if (known !== undefined) return known;
  const index = reserve(collection);
  collection.indexes.set(ref, index);
  collection.waiting.push({ ref, index });
  return index;
}

function encode(collection: Collection, out: TextPieces, value: PDFObject | undefined, depth: number): void {
  if (depth > maximumDepth) {
    throw new Failure('corrupt_document', message('merge.deepObject', {}), {
      detail: message('advice.printInViewer', {}),
    });
  }
  if (value instanceof PDFRef) out.refer(refer(collection, value));
  else if (value instanceof PDFDict) encodeDict(collection, out, value, depth);
  else if (value instanceof PDFArray) {
    out.write('[');
    value.asArray().forEach((item, position) => {
      if (position > 0) out.write(' ');
      encode(collection, out, item, depth + 1);
    });
    out.write(']');
  } else if (value instanceof PDFNumber) out.write(numberText(value.asNumber()));
  else if (value instanceof PDFHexString || value instanceof PDFString)
    out.write(`<${Buffer.from(value.asBytes()).toString('hex')}>`);
  else if (value instanceof PDFName || value instanceof PDFBool) out.write(value.toString());
  // A stream cannot be a direct object, and text that pdf-lib could not parse is not an object.
  else out.write('null');
}

function encodeDict(collection: Collection, out: TextPieces, dict: PDFDict, depth: number): void {
  if (isForbidden(dict)) return out.write('null');
  const typed = dict.get(typeName) instanceof PDFName;
  out.write('<<');
  for (const [name, value] of dict.entries()) {
    const key = name.toString();
    if (value === PDFNull || (typed && dropped.has(key))) continue;
    out.write(`${key} `);
    encode(collection, out, value, depth + 1);
  }
  out.write('>>');
}

function encodeStream(collection: Collection, stream: PDFRawStream): Collected {
  const out = textPieces();
  const { dict } = stream;
  // PostScript is never drawn on a screen, and printers would run it.
  if (isForbidden(dict) || dict.lookup(PDFName.of('Subtype')) === PDFName.of('PS')) return { text: ['null'] };
  const sound = soundStream(stream, collection.warn);
  out.write('<<');
  for (const [name, value] of dict.entries()) {
    const key = name.toString();
    if (value === PDFNull || dropped.has(key) || streamEntries.has(key)) continue;
    out.write(`${key} `);
    encode(collection, out, value, 1);
  }
  for (const [key, value] of Object.entries(sound.filters)) {
    out.write(`/${key} `);
    encode(collection, out, value, 1);
  }
  out.write(`/Length ${sound.contents.length}>>`);
  return { text: out.pieces(), stream: sound.contents };
}

function fill(collection: Collection, ref: PDFRef, index: number): void {
  const source = resolved(collection.context, ref);
  if (source instanceof PDFRawStream) {
    collection.objects[index] = encodeStream(collection, source);
    return;
  }
  const out = textPieces();
  if (source instanceof PDFDict && source.get(typeName) === groupType) {
    const visible = collection.layerVisible(ref);
    collection.layers.push({ object: index, visible });
    encodeLayer(collection, out, source, visible);
  } else encode(collection, out, source, 0);
  collection.objects[index] = { text: out.pieces() };
}

/** A reference may lead to another one. Real files need a few steps; a cycle of references counts as no object. */
function resolved(context: PDFContext, ref: PDFRef): PDFObject | undefined {
  let source = context.lookup(ref);
  for (let steps = 0; source instanceof PDFRef; steps++) source = steps < 20 ? context.lookup(source) : undefined;
  return source;
}

/** The usage entry distinguishes groups of the same name that one document shows and another hides. */
function encodeLayer(collection: Collection, out: TextPieces, group: PDFDict, visible: boolean): void {
  const name = group.lookup(PDFName.of('Name'));
  out.write('<</Type/OCG/Name ');
  encode(collection, out, name instanceof PDFString || name instanceof PDFHexString ? name : PDFString.of(''), 0);
  out.write(`/Usage<</View<</ViewState/${visible ? 'ON' : 'OFF'}>>>>>>`);
}

function isForbidden(dict: PDFDict): boolean {
  const type = dict.get(typeName);
  if (type instanceof PDFName && forbiddenTypes.has(type.toString())) return true;
  // A signature may omit its type, but never the byte range that it signs.
  return dict.has(PDFName.of('ByteRange')) && dict.has(PDFName.of('Contents'));
}

/** Keeps the precision of the source. */
const numberText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : shortest(value);

const shortest = (value: number): string => {
  const text = String(value);
  return text.includes('e') ? pdfNumber(Math.max(-1e15, Math.min(1e15, value))) : text;
};

interface TextPieces {
  write(text: string): void;
  refer(index: number): void;
  pieces(): readonly (string | number)[];
}

function textPieces(): TextPieces {
  const done: (string | number)[] = [];
  let text = '';
  return {
    write: (more) => {
      text += more;
    },
    refer: (index) => {
      done.push(text, index);
      text = '';
    },
    pieces: () => (text === '' ? done : [...done, text]),
  };
}
