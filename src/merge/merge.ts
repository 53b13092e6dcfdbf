/**
 * Merges many documents onto few output sheets, exactly as they look.
 *
 * Each document is written to the output as soon as it is prepared, so memory does not grow with the number of documents. A
 * document that cannot be merged is reported as refused, and the others are still merged.
 */
import type { SourceDocument } from '../domain/document.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { Failure } from '../domain/failure.ts';
import type { InvoiceType } from '../domain/invoice.ts';
import { message } from '../texts/message.ts';
import type { Decorator, MakeDecorator } from './decorator.ts';
import { type Planned, sheetPlanner, type SheetPlanner, type Size } from './layout.ts';
import { type ArrangedPage, indexOfPage, quarterTurned } from './arrangement.ts';
import { preparedKey } from './chosen-pages.ts';
import { noRoom } from './no-room.ts';
import type { MergeOptions } from './options.ts';
import type { PreparedDocument } from './prepared.ts';
import { prepareDocument, type PrepareOptions } from './prepare.ts';
import { type ByteSink, pdfWriter, type PdfWriter } from './pdf/writer.ts';
import type { MergedDocument, MergeReport, PlacedPage, RefusedDocument } from './report.ts';
import { type FormOnSheet, placingMatrix, type SheetContent, writeSheets } from './output-sheets.ts';
import { warned } from '../domain/warned.ts';

/** A document, or the reason why there is none, as intake yields them. */
export type MergeSource =
  | SourceDocument
  | { readonly path: string; readonly member?: string; readonly failure: Failure; readonly sha256?: string };

export interface MergeServices {
  /** Prepares a document, for example in a thread that can be killed; default: `prepareDocument` in this thread. */
  readonly prepare?: (document: SourceDocument, options: PrepareOptions) => Promise<PreparedDocument>;
  /** The kind of a document, for the layout `auto` and for the report. */
  readonly kindOf?: (document: SourceDocument) => Promise<InvoiceType | undefined>;
  readonly decorator?: MakeDecorator;
  /**
   * The pages in their order; default: each document as often as `copies` says. Pages of documents that are refused are left
   * out, and nothing is placed before the last document was read.
   */
  readonly arrangement?: readonly ArrangedPage[];
  /** Name and version of the program that writes the file, for its metadata. */
  readonly producer: string;
  readonly signal?: AbortSignal;
  /** Called after each document. */
  readonly progress?: (done: number) => void;
}

/**
 * Writes one PDF to `sink`, or nothing if no document could be merged. The same sources and options give the same bytes.
 * Rejects with `bad_request` if the options leave no room for pages, with `cancelled`, and with the error of the sink.
 */
export async function mergeDocuments(
  sources: AsyncIterable<MergeSource> | Iterable<MergeSource>,
  options: MergeOptions,
  sink: ByteSink,
  services: MergeServices,
): Promise<MergeReport> {
  const run = beginRun(options, sink, services);
  let done = 0;
  for await (const source of sources) {
    services.signal?.throwIfAborted();
    await take(run, source, done);
    done++;
    services.progress?.(done);
  }
  return finish(run);
}

/** A document that has been written: its pages can be used again at no cost. */
interface WrittenDocument extends Pick<PreparedDocument, 'pages' | 'signatures' | 'warnings'> {
  /** The object numbers of the form XObjects, one for each page. */
  readonly forms: readonly number[];
}

interface Output {
  readonly writer: PdfWriter;
  readonly decorator: Decorator;
}

interface MergeRun {
  readonly options: MergeOptions;
  readonly planner: SheetPlanner;
  readonly services: MergeServices;
  readonly documents: MergedDocument[];
  readonly placements: PlacedPage[];
  readonly refused: RefusedDocument[];
  readonly sheets: FormOnSheet[][];
  /** By `preparedKey`. */
  readonly writtenDocuments: Map<string, WrittenDocument>;
  readonly layers: Map<number, boolean>;
  /** For the arrangement: the placeable documents by their index among the sources. */
  readonly placeable: Map<number, Placeable>;
  /** Opens the output at the first call, so that nothing is written without a page. */
  readonly open: () => Promise<Output>;
  readonly isOpen: () => boolean;
}

function beginRun(options: MergeOptions, sink: ByteSink, services: MergeServices): MergeRun {
  let output: Output | undefined;
  return {
    options,
    planner: sheetPlanner(options, noRoom),
    services,
    documents: [],
    placements: [],
    refused: [],
    sheets: [],
    writtenDocuments: new Map(),
    layers: new Map(),
    placeable: new Map(),
    isOpen: () => output !== undefined,
    async open() {
      if (output) return output;
      const writer = await pdfWriter(sink);
      output = { writer, decorator: (await services.decorator?.(writer)) ?? {} };
      return output;
    },
  };
}

/** Writes a document to the output, unless the same pages of the same bytes were written before. */
async function written(run: MergeRun, document: SourceDocument): Promise<WrittenDocument> {
  const known = run.writtenDocuments.get(preparedKey(document));
  if (known) return known;
  const prepare = run.services.prepare ?? prepareDocument;
  const { pages, signatures, warnings, ...prepared } = await prepare(document, run.options).catch((error: unknown) => {
    throw Failure.from(error);
  });
  if (pages.length === 0) {
    throw new Failure('corrupt_document', message('merge.noPages', {}), {
      detail: message('advice.downloadAgain', {}),
    });
  }
  const { writer } = await run.open();
  const numberOf = await writer.add(prepared);
  for (const { object, visible } of prepared.layers) run.layers.set(numberOf(object), visible);
  const result = { pages, signatures, warnings, forms: pages.map(({ form }) => numberOf(form)) };
  run.writtenDocuments.set(preparedKey(document), result);
  return result;
}

/** The warnings about a page that is larger than its cell, and about one whose borders were cut off. */
function clipOf({ cut, cell, x, y, width, height }: Planned, isCropped: boolean): Pick<FormOnSheet, 'clip'> {
  if (cut) return { clip: cell };
  return isCropped ? { clip: { x, y, width, height } } : {};
}

/** A document whose pages can be placed. */
interface Placeable {
  readonly document: WrittenDocument;
  readonly source: Pick<SourceDocument, 'chosenPages'>;
  /** In the report. */
  readonly index: number;
  readonly kind: InvoiceType | undefined;
}

/** Gives a page its cell on an output sheet. `index` is its index in the prepared document. */
function placePage(run: MergeRun, { document, index: reported, kind }: Placeable, index: number, turns = 0): void {
  const { planner, sheets, placements } = run;
  const prepared = document.pages[index];
  if (!prepared) return;
  const page = quarterTurned(prepared, turns);
  const planned = planner.place(page.size, kind);
  const form: FormOnSheet = {
    form: document.forms[index] ?? 0,
    matrix: placingMatrix(page, planned),
    ...clipOf(planned, page.cropped === true),
  };
  const onSheet = (sheets[planned.sheet] ??= []);
  onSheet.push(form);
  placements.push(placedPage(planned, planner.sizeOf(planned.sheet), reported, index + 1, onSheet.length));
}

function placeCopies(run: MergeRun, placeable: Placeable): void {
  for (let copy = 0; copy < run.options.copies; copy++)
    placeable.document.pages.forEach((_, index) => placePage(run, placeable, index));
}

function placeArranged(run: MergeRun, arrangement: readonly ArrangedPage[]): void {
  for (const { source, page, turns } of arrangement) {
    const placeable = run.placeable.get(source);
    if (placeable) placePage(run, placeable, indexOfPage(placeable.source, page), turns);
  }
}

async function take(run: MergeRun, source: MergeSource, position: number): Promise<void> {
  const label = { path: source.path, ...definedOnly({ member: source.member }) };
  try {
    if ('failure' in source) throw source.failure;
    const document = await written(run, source);
    const kind = await run.services.kindOf?.(source);
    const placeable = { document, source, index: run.documents.length, kind };
    if (run.services.arrangement) run.placeable.set(position, placeable);
    else placeCopies(run, placeable);
    run.documents.push({
      ...label,
      sha256: source.sha256,
      mediaType: source.mediaType,
      pages: document.pages.length,
      kind: kind ?? null,
      signatures: document.signatures,
      ...warned(document.warnings),
    });
  } catch (error) {
    if (!isOfTheDocument(error)) throw error;
    run.refused.push({ ...label, sha256: source.sha256 ?? null, failure: error.report() });
  }
}

async function finish(run: MergeRun): Promise<MergeReport> {
  const { planner, documents, placements, refused, layers, services } = run;
  placeArranged(run, services.arrangement ?? []);
  const sizes = run.sheets.map((_, index) => planner.sizeOf(index));
  const alike = sizes.every(({ width }) => width === planner.sheetSize.width);
  const placed = {
    sheetSize: planner.sheetSize,
    ...(alike ? {} : { sheetSizes: sizes }),
    documents,
    placements,
    refused,
  };
  if (!run.isOpen()) return { sheets: 0, bytes: 0, ...placed };
  const { writer, decorator } = await run.open();
  const contents: SheetContent[] = run.sheets.map((pages, index) => ({
    pages,
    cells: planner.cellsOf(index),
    size: planner.sizeOf(index),
  }));
  const { pageTree, count } = await writeSheets(writer, contents, planner.sheetSize, decorator, placed);
  const catalog = await writer.object(`<</Type/Catalog/Pages ${pageTree} 0 R${layersText(layers)}>>`);
  const info = await writer.object(`<</Producer ${hexText(services.producer)}>>`);
  await writer.finish(catalog, info);
  return { sheets: count, bytes: writer.bytesWritten, ...placed };
}

const ends: ReadonlySet<string> = new Set(['cancelled', 'write_failed']);

/** Any other error, such as a sink that failed or a bug here, ends the merge. */
const isOfTheDocument = (error: unknown): error is Failure => error instanceof Failure && !ends.has(error.kind);

function placedPage(planned: Planned, sheet: Size, document: number, page: number, cell: number): PlacedPage {
  const { x, y, width, height, scale, turns, cut } = planned;
  return {
    document,
    page,
    sheet: planned.sheet + 1,
    cell,
    box: [x, sheet.height - y - height, x + width, sheet.height - y],
    scale,
    rotation: turns === 1 ? 90 : 0,
    cut,
  };
}

/** Layers that the documents hide are hidden by default. */
function layersText(layers: ReadonlyMap<number, boolean>): string {
  if (layers.size === 0) return '';
  const all = [...layers.keys()].map((number) => `${number} 0 R`).join(' ');
  const off = [...layers].filter(([, visible]) => !visible).map(([number]) => `${number} 0 R`);
  return `/OCProperties<</OCGs[${all}]/D<</Order[]/OFF[${off.join(' ')}]>>>>`;
}

/** A text string in UTF-16 with a byte order mark, which can contain any character. */
export const hexText = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
