/**
 * Copies what pages need out of a parsed PDF into a parcel: fonts, pictures, colours, and nothing that hangs on by a
 * thread: no page tree, no signature, no metadata, no attachments.
 *
 * Objects are reached from the forms of the pages only. What refers back to a page or a signature finds null there.
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
import type { ParcelObject } from '../parcel.ts';
import { pdfNumber } from '../matrix.ts';
import { withKeys } from './keys.ts';
import { soundStream } from './sound-stream.ts';

export interface Collector {
  /** An object of the source, at first hand or by its reference, as an object of the parcel. */
  take(source: PDFObject | undefined): number;
  /** A new object; text and references as in ParcelObject. */
  add(text: readonly (string | number)[], stream?: Uint8Array): number;
  /** Text of a value of the source, to stand inside a new object. */
  textOf(value: PDFObject | undefined): readonly (string | number)[];
  /** Everything that was reached. */
  finish(): CollectedObjects;
}

export interface CollectedObjects {
  readonly objects: readonly ParcelObject[];
  readonly layers: readonly { readonly object: number; readonly visible: boolean }[];
}

export interface CollectorOptions {
  readonly layerVisible: (group: PDFRef) => boolean;
  readonly warn: (message: string) => void;
}

/** An invoice has some hundred objects; a document of a thousand pages a hundred thousand. */
const maximumObjects = 500_000;
const maximumDepth = 200;

/** Leads out of what is drawn. */
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
/** What `soundStream` writes anew, and the entries of streams that lie in other files. */
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

export function collector(context: PDFContext, { layerVisible, warn }: CollectorOptions): Collector {
  const objects: ({ text: readonly (string | number)[]; stream?: Uint8Array } | undefined)[] = [];
  const indexes = new Map<PDFRef, number>();
  const waiting: { readonly ref: PDFRef; readonly index: number }[] = [];
  const layers: { object: number; visible: boolean }[] = [];

  const reserve = (): number => {
    if (objects.length >= maximumObjects) {
      throw new Failure('too_large', `The PDF draws its pages with more than ${maximumObjects} objects`, {
        detail: 'Print it to a new PDF in a viewer, or split it',
      });
    }
    return objects.push(undefined) - 1;
  };

  function refer(ref: PDFRef): number {
    const known = indexes.get(ref);
    if (known !== undefined) return known;
    const index = reserve();
    indexes.set(ref, index);
    waiting.push({ ref, index });
    return index;
  }

  function encode(out: TextPieces, value: PDFObject | undefined, depth: number): void {
    if (depth > maximumDepth) {
      throw new Failure('corrupt_document', 'An object of the PDF is nested too deeply', {
        detail: 'Print it to a new PDF in a viewer',
      });
    }
    if (value instanceof PDFRef) out.refer(refer(value));
    else if (value instanceof PDFDict) encodeDict(out, value, depth);
    else if (value instanceof PDFArray) {
      out.write('[');
      value.asArray().forEach((item, position) => {
        if (position > 0) out.write(' ');
        encode(out, item, depth + 1);
      });
      out.write(']');
    } else if (value instanceof PDFNumber) out.write(numberText(value.asNumber()));
    else if (value instanceof PDFHexString || value instanceof PDFString)
      out.write(`<${Buffer.from(value.asBytes()).toString('hex')}>`);
    else if (value instanceof PDFName || value instanceof PDFBool) out.write(value.toString());
    // A stream cannot be a direct object, and what pdf-lib could not parse is no object.
    else out.write('null');
  }

  function encodeDict(out: TextPieces, dict: PDFDict, depth: number): void {
    if (isForbidden(dict)) return out.write('null');
    const typed = dict.get(typeName) instanceof PDFName;
    out.write('<<');
    for (const [name, value] of dict.entries()) {
      const key = name.toString();
      if (value === PDFNull || (typed && dropped.has(key))) continue;
      out.write(`${key} `);
      encode(out, value, depth + 1);
    }
    out.write('>>');
  }

  function encodeStream(stream: PDFRawStream): { text: readonly (string | number)[]; stream?: Uint8Array } {
    const out = textPieces();
    const { dict } = stream;
    // PostScript is never drawn on a screen, and printers would run it.
    if (isForbidden(dict) || dict.lookup(PDFName.of('Subtype')) === PDFName.of('PS')) {
      out.write('null');
      return { text: out.pieces() };
    }
    const sound = soundStream(stream, warn);
    out.write('<<');
    for (const [name, value] of dict.entries()) {
      const key = name.toString();
      if (value === PDFNull || dropped.has(key) || streamEntries.has(key)) continue;
      out.write(`${key} `);
      encode(out, value, 1);
    }
    for (const [key, value] of Object.entries(sound.filters)) {
      out.write(`/${key} `);
      encode(out, value, 1);
    }
    out.write(`/Length ${sound.contents.length}>>`);
    return { text: out.pieces(), stream: sound.contents };
  }

  function fill({ ref, index }: { readonly ref: PDFRef; readonly index: number }): void {
    const source = resolved(ref);
    if (source instanceof PDFRawStream) {
      objects[index] = encodeStream(source);
      return;
    }
    const out = textPieces();
    if (source instanceof PDFDict && source.get(typeName) === groupType) {
      const visible = layerVisible(ref);
      layers.push({ object: index, visible });
      // Says what it is, so that groups of the same name that one document shows and another hides stay apart.
      encodeLayer(out, source, visible);
    } else encode(out, source, 0);
    objects[index] = { text: out.pieces() };
  }

  /** A reference may lead to another: a few steps are honest, a ring is not. */
  function resolved(ref: PDFRef): PDFObject | undefined {
    let source = context.lookup(ref);
    for (let steps = 0; source instanceof PDFRef; steps++) source = steps < 20 ? context.lookup(source) : undefined;
    return source;
  }

  function encodeLayer(out: TextPieces, group: PDFDict, visible: boolean): void {
    const name = group.lookup(PDFName.of('Name'));
    out.write('<</Type/OCG/Name ');
    encode(out, name instanceof PDFString || name instanceof PDFHexString ? name : PDFString.of(''), 0);
    out.write(`/Usage<</View<</ViewState/${visible ? 'ON' : 'OFF'}>>>>>>`);
  }

  function drain(): void {
    for (let next = waiting.pop(); next; next = waiting.pop()) fill(next);
  }

  const add: Collector['add'] = (text, stream) => {
    const index = reserve();
    objects[index] = stream ? { text, stream } : { text };
    return index;
  };

  return {
    take(source) {
      if (source instanceof PDFRef) return refer(source);
      const out = textPieces();
      if (source instanceof PDFRawStream) {
        const { text, stream } = encodeStream(source);
        return add(text, stream);
      }
      encode(out, source, 0);
      return add(out.pieces());
    },
    add,
    textOf(value) {
      const out = textPieces();
      encode(out, value, 0);
      return out.pieces();
    },
    finish() {
      drain();
      return { objects: withKeys(objects.map((object) => object ?? { text: ['null'] })), layers };
    },
  };
}

function isForbidden(dict: PDFDict): boolean {
  const type = dict.get(typeName);
  if (type instanceof PDFName && forbiddenTypes.has(type.toString())) return true;
  // A signature may leave out its type, never what it signs.
  return dict.has(PDFName.of('ByteRange')) && dict.has(PDFName.of('Contents'));
}

/** As exact as the source had it. */
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
