/**
 * Makes an existing PDF PDF/A-2b (ISO 19005-2) or PDF/A-3b (ISO 19005-3). Only attachments distinguish them.
 *
 * Content that PDF/A forbids is not removed, because that would change what the document shows or does. Instead, the document
 * is refused with every reason.
 *
 * The rules that files break in practice are checked: embedded fonts, colours, actions, attachments, filters, annotations.
 * Two are not: that the widths in a font program match those in the document, and that every code has a glyph.
 */
import {
  PDFArray,
  PDFBool,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFStream,
} from '@cantoo/pdf-lib';
import { Failure } from '../../domain/failure.ts';
import { englishOf, type Message, message } from '../../texts/message.ts';
import { operationsOf } from '../searchable/content-stream.ts';
import type { PdfALevel } from '../options.ts';
import { allDictionaries } from './all-objects.ts';
import { associateFiles } from './associated-files.ts';
import { contentRefs, plainContent } from './content.ts';

/** Which parts of the standard a file may declare so that it counts as the level that is asked for. */
const sufficientParts: Readonly<Record<PdfALevel, readonly string[]>> = { '2b': ['1', '2'], '3b': ['3'] };

/** Whether the metadata of the document declare that level. */
export function declaresPdfA({ catalog }: PDFDocument, level: PdfALevel): boolean {
  const metadata = plainContent(catalog.lookup(name('Metadata'))) ?? '';
  const part = /pdfaid:part(?:>|\s*=\s*["'])\s*(\d)/.exec(metadata)?.[1];
  return part !== undefined && sufficientParts[level].includes(part);
}

/** Throws `unsupported_format` for a document that cannot be made PDF/A, with the reasons. */
export function makePdfA(document: PDFDocument, level: PdfALevel): void {
  const reasons = new Map<string, Message>();
  const rules = rulesOf[level];
  for (const object of allDictionaries(document)) for (const rule of rules) addReason(reasons, rule(object));
  for (const content of contents(document)) addReason(reasons, contentProblem(content));
  if (reasons.size > 0)
    throw new Failure('unsupported_format', message('pdf.notPdfA', { level }), {
      detail: message('advice.notPdfA', { reasons: [...reasons.values()].slice(0, 5) }),
    });
  for (const object of allDictionaries(document)) if (isLink(object)) object.set(name('F'), PDFNumber.of(printFlag));
  if (level === '3b') associateFiles(document);
  document.convertToPDFA({ conformance: level === '3b' ? '3B' : '2B' });
}

function addReason(reasons: Map<string, Message>, reason: Message | undefined): void {
  if (reason !== undefined) reasons.set(englishOf(reason), reason);
}

const name = (text: string): PDFName => PDFName.of(text);
const valueOf = (dict: PDFDict, key: string): string | undefined => dict.lookup(name(key))?.toString();

type Rule = (dict: PDFDict) => Message | undefined;

const withPrograms = ['/Type1', '/MMType1', '/TrueType', '/CIDFontType0', '/CIDFontType2'];
const forbiddenActions =
  /^\/(?:Launch|Sound|Movie|ResetForm|ImportData|JavaScript|Hide|SetOCGState|Rendition|Trans|GoTo3DView)$/;
const forbiddenAnnotations = /^\/(?:3D|Sound|Screen|Movie)$/;

const fontIsEmbedded: Rule = (dict) => {
  if (valueOf(dict, 'Type') !== '/Font' || !withPrograms.includes(valueOf(dict, 'Subtype') ?? '')) return undefined;
  const descriptor = dict.lookup(name('FontDescriptor'));
  const programs = ['FontFile', 'FontFile2', 'FontFile3'];
  if (descriptor instanceof PDFDict && programs.some((key) => descriptor.has(name(key)))) return undefined;
  return message('pdfA.font', { font: (valueOf(dict, 'BaseFont') ?? 'without a name').slice(1) });
};

const doesNothing: Rule = (dict) => {
  const action = valueOf(dict, 'S');
  if (action !== undefined && forbiddenActions.test(action)) return message('pdfA.action', { action: action.slice(1) });
  return dict.has(name('AA')) ? message('pdfA.actions', {}) : undefined;
};

const hasNoFiles: Rule = (dict) => {
  const attached =
    dict.has(name('EF')) || dict.has(name('EmbeddedFiles')) || valueOf(dict, 'Subtype') === '/FileAttachment';
  return attached ? message('pdfA.attachments', {}) : undefined;
};

const formIsWhole: Rule = (dict) => {
  if (dict.has(name('XFA'))) return message('pdfA.xfa', {});
  return valueOf(dict, 'NeedAppearances') === 'true' ? message('pdfA.formFields', {}) : undefined;
};

const filterIsAllowed: Rule = (dict) => {
  const filters = valueOf(dict, 'Filter') ?? '';
  if (/LZWDecode|\/Crypt/.test(filters)) return message('pdfA.lzw', {});
  return filters.includes('JPXDecode') ? message('pdfA.jpeg2000', {}) : undefined;
};

const coloursAreKnown: Rule = (dict) => {
  const spaces = ['ColorSpace', 'CS', 'Alternate'].map((key) => dict.lookup(name(key)));
  return spaces.some((space) => usesCmyk(space, 0)) ? cmyk : undefined;
};
const cmyk = message('pdfA.cmyk', {});

/** Names, arrays such as [/Indexed /DeviceCMYK …], and the dictionary of spaces that resources have. */
function usesCmyk(space: PDFObject | undefined, depth: number): boolean {
  if (space === name('DeviceCMYK')) return true;
  if (depth > 5) return false;
  if (space instanceof PDFArray) return space.asArray().some((_, index) => usesCmyk(space.lookup(index), depth + 1));
  return space instanceof PDFDict && space.keys().some((key) => usesCmyk(space.lookup(key), depth + 1));
}

const drawsPlainly: Rule = (dict) => {
  if (['TR', 'HTP', 'OPI', 'Alternates', 'Ref'].some((key) => dict.has(name(key)) && isDrawing(dict)))
    return message('pdfA.transfer', {});
  if (dict.lookup(name('Interpolate')) === PDFBool.True) return message('pdfA.smoothed', {});
  return valueOf(dict, 'Subtype') === '/PS' ? message('pdfA.postScript', {}) : undefined;
};
const isDrawing = (dict: PDFDict): boolean => ['/XObject', '/ExtGState'].includes(valueOf(dict, 'Type') ?? '');

const printFlag = 4;
const hiddenFlags = 1 | 2 | 32 | 256;
const isAnnotation = (dict: PDFDict): boolean =>
  dict.has(name('Rect')) && (valueOf(dict, 'Type') === '/Annot' || dict.has(name('Border')) || dict.has(name('AP')));
const isLink = (dict: PDFDict): boolean => isAnnotation(dict) && valueOf(dict, 'Subtype') === '/Link';

const annotationIsShown: Rule = (dict) => {
  const kind = valueOf(dict, 'Subtype') ?? '';
  if (!isAnnotation(dict) || kind === '/Popup' || kind === '/Link') return undefined;
  const flags = Number(valueOf(dict, 'F') ?? 0);
  const shown = (flags & hiddenFlags) === 0 && (flags & printFlag) !== 0 && dict.has(name('AP'));
  return shown && !forbiddenAnnotations.test(kind) ? undefined : message('pdfA.annotation', { kind: kind.slice(1) });
};

const commonRules: readonly Rule[] = [
  fontIsEmbedded,
  doesNothing,
  formIsWhole,
  filterIsAllowed,
  coloursAreKnown,
  drawsPlainly,
  annotationIsShown,
];
const rulesOf: Readonly<Record<PdfALevel, readonly Rule[]>> = { '2b': [...commonRules, hasNoFiles], '3b': commonRules };

/** The streams of each page, each form, each pattern, and each glyph that is drawn as content. */
function contents(document: PDFDocument): readonly (readonly (PDFObject | undefined)[])[] {
  const { context } = document;
  const pages = document.getPages().map(({ node }) => contentRefs(node).map((ref) => context.lookup(ref)));
  const drawn = context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFStream)
    .filter(({ dict }) => valueOf(dict, 'Subtype') === '/Form' || valueOf(dict, 'PatternType') === '1');
  const glyphs = [...allDictionaries(document)].flatMap((dict) => {
    const procedures = dict.lookup(name('CharProcs'));
    return procedures instanceof PDFDict ? procedures.keys().map((key) => procedures.lookup(key)) : [];
  });
  return [...pages, ...[...drawn, ...glyphs].map((stream) => [stream])];
}

function contentProblem(streams: readonly (PDFObject | undefined)[]): Message | undefined {
  const parts = streams.map(plainContent);
  if (parts.includes(undefined)) return message('pdfA.content', {});
  for (const { operator, operands } of operationsOf(parts.join('\n'))) {
    if (operator === 'k' || operator === 'K') return cmyk;
    if ((operator === 'cs' || operator === 'CS') && operands.at(-1) === '/DeviceCMYK') return cmyk;
  }
  return undefined;
}
