/**
 * Turns a page into a form XObject with the same content. The visible box of the page is the box of the form, and the
 * appearances of annotations are drawn on top.
 *
 * Without annotations the form is the content of the page itself. Otherwise it is a form around that and the appearances,
 * so that a page that does not restore its graphics state does not displace its own seals.
 */
import { deflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { pdfNumbers, type Rectangle } from '../../geometry/matrix.ts';
import type { PreparedPage } from '../prepared.ts';
import { type Appearance, appearancesOn } from './annotations.ts';
import { frameOf, inherited, shownMatrix, shownSize } from './boxes.ts';
import type { Collector } from './collect.ts';
import { checkContentSize, decoded } from './decode.ts';
import { soundStream } from './sound-stream.ts';
import type { Message } from '../../texts/message.ts';

type Text = readonly (string | number)[];

export function pageForm(page: PDFDict, collect: Collector, warn: (said: Message) => void): PreparedPage {
  const frame = frameOf(page);
  const appearances = appearancesOn(page, frame.rotation);
  const group = groupOf(page, collect);
  const content = contentForm(page, frame.visible, appearances.length === 0 ? group : [], collect, warn);
  const form = appearances.length === 0 ? content : stampedForm(content, frame.visible, appearances, group, collect);
  return { form, size: shownSize(frame), matrix: shownMatrix(frame) };
}

const formHead = (box: Rectangle): string => `/Type/XObject/Subtype/Form/BBox[${pdfNumbers(box)}]`;

function contentForm(
  page: PDFDict,
  box: Rectangle,
  group: Text,
  collect: Collector,
  warn: (said: Message) => void,
): number {
  const { entries, stream } = contentOf(page, collect, warn);
  const head = ['<<', formHead(box), '/Resources ', ...resourcesOf(page, collect), ...group, ...entries];
  return collect.add([...joined(head), `/Length ${stream.length}>>`], stream);
}

/** A single stream is copied as it is stored. Several are parts of one content, and are joined. */
function contentOf(
  page: PDFDict,
  collect: Collector,
  warn: (said: Message) => void,
): { readonly entries: Text; readonly stream: Uint8Array } {
  const contents = page.lookup(PDFName.of('Contents'));
  const streams = (contents instanceof PDFArray ? contents.asArray() : [contents])
    .map((item) => page.context.lookup(item))
    .filter((item) => item instanceof PDFRawStream);
  const [only] = streams;
  if (!only) return { entries: [], stream: new Uint8Array() };
  if (streams.length === 1) {
    checkContentSize(only);
    const { contents: stream, filters } = soundStream(only, warn);
    const entries = Object.entries(filters).flatMap(([name, value]) => [`/${name} `, ...collect.textOf(value)]);
    return { entries, stream };
  }
  const parts = streams.flatMap((stream) => [decoded(stream, warn), Buffer.from('\n')]);
  return { entries: ['/Filter/FlateDecode'], stream: deflateSync(Buffer.concat(parts)) };
}

/** The categories of ISO 32000-1, table 33, that draw something: all others are left out. */
const categories = ['ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'XObject', 'Font', 'Properties'] as const;

function resourcesOf(page: PDFDict, collect: Collector): Text {
  const resources = inherited(page, 'Resources');
  if (!(resources instanceof PDFDict)) return ['<<>>'];
  const entries = categories.flatMap((category) => {
    const names = resources.lookup(PDFName.of(category));
    return names instanceof PDFDict && names.keys().length > 0 ? [`/${category} `, ...collect.textOf(names)] : [];
  });
  return ['<<', ...entries, '>>'];
}

function groupOf(page: PDFDict, collect: Collector): Text {
  const group = page.lookup(PDFName.of('Group'));
  if (!(group instanceof PDFDict) || group.lookup(PDFName.of('S')) !== PDFName.of('Transparency')) return [];
  return ['/Group ', ...collect.textOf(group)];
}

function stampedForm(
  content: number,
  box: Rectangle,
  appearances: readonly Appearance[],
  group: Text,
  collect: Collector,
): number {
  const operators = ['q /Page Do Q'];
  const forms: Text[number][] = ['/Page ', content];
  const layers: Text[number][] = [];
  appearances.forEach(({ form, matrix, layer }, index) => {
    const draw = `q ${pdfNumbers(matrix)} cm /A${index} Do Q`;
    operators.push(layer ? `/OC /L${index} BDC ${draw} EMC` : draw);
    forms.push(`/A${index} `, collect.take(form));
    if (layer) layers.push(`/L${index} `, ...collect.textOf(layer));
  });
  const stream = deflateSync(operators.join('\n'));
  const properties = layers.length === 0 ? [] : ['/Properties<<', ...layers, '>>'];
  const head = ['<<', formHead(box), '/Resources<</XObject<<', ...forms, '>>', ...properties, '>>', ...group];
  return collect.add([...joined(head), `/Filter/FlateDecode/Length ${stream.length}>>`], stream);
}

/** Joins neighbouring pieces of text. */
function joined(pieces: Text): Text {
  const result: (string | number)[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}
