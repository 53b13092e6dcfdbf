/** LibreOffice: the only engine that lays out Word, Excel and PowerPoint documents as their own programs do. */
import { Failure } from '../../domain/failure.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import type { Engine, Pair, StepInput, StepOutput } from '../engine.ts';
import { type Format, looksLike } from '../formats.ts';
import { hasFormulas } from '../../office/formulas.ts';
import { refuseFarCells } from '../../office/worksheet-extent.ts';
import { findOffice, type FoundOffice } from '../../programs/libreoffice/find.ts';
import { type OfficePool, officePool, type OfficePoolSettings } from '../../programs/libreoffice/pool.ts';
import { safeInput } from '../../programs/libreoffice/safe-input.ts';
import { type Message, message } from '../../texts/message.ts';
import { type ConvertOptions, dpiOf, jpegQualityOf, pageSizeMm } from '../options.ts';

type Kind = 'writer' | 'calc' | 'impress';

const sources = {
  docx: { kind: 'writer', load: 'MS Word 2007 XML', other: 'doc' },
  doc: { kind: 'writer', load: 'MS Word 97', other: 'docx' },
  xlsx: { kind: 'calc', load: 'Calc MS Excel 2007 XML', other: 'xls' },
  xls: { kind: 'calc', load: 'MS Excel 97', other: 'xlsx' },
  pptx: { kind: 'impress', load: 'Impress MS PowerPoint 2007 XML', other: 'ppt' },
  ppt: { kind: 'impress', load: 'MS PowerPoint 97', other: 'pptx' },
  odt: { kind: 'writer', load: 'writer8', other: 'docx' },
  ods: { kind: 'calc', load: 'calc8', other: 'xlsx' },
  odp: { kind: 'impress', load: 'impress8', other: 'pptx' },
  rtf: { kind: 'writer', load: 'Rich Text Format', other: 'docx' },
} as const satisfies Partial<Record<Format, { kind: Kind; load: string; other: Format }>>;
type Source = keyof typeof sources;
const isSource = (format: Format): format is Source => Object.hasOwn(sources, format);

export interface LibreOfficeEngine extends Engine {
  close(): Promise<void>;
}

export function libreOfficeEngine(settings: OfficePoolSettings): LibreOfficeEngine {
  let found: Promise<FoundOffice | undefined> | undefined;
  let pool: OfficePool | undefined;
  const office = (): Promise<FoundOffice | undefined> => (found ??= findOffice());
  return {
    name: 'libreoffice',
    pairs: (Object.keys(sources) as Source[]).flatMap((from): Pair[] => [
      { from, to: sources[from].other, cost: 2, fidelity: 'layout' },
      { from, to: 'pdf', cost: 2, fidelity: 'layout' },
    ]),
    runs: 'outside',
    mayNotStart: true,
    version: async () => (await office())?.version ?? 'none',
    unavailable: async () => ((await office()) ? undefined : howToGetOffice()),
    cannot: (_pair, options) => declined(options),
    async convert(input, context) {
      const here = await office();
      if (!here || !isSource(input.from)) throw new Failure('engine_unavailable', message('libreOffice.missing', {}));
      if (input.from === 'xlsx') await refuseFarCells(input.bytes);
      const { bytes, warnings: removed } =
        input.bytes[0] === 0x50 ? await safeInput(input.bytes) : { bytes: input.bytes, warnings: [] };
      pool ??= officePool(settings);
      const result = await pool.convert(here, workOf({ ...input, bytes }, input.from), context.signal);
      if (!looksLike(input.to, result.bytes))
        throw new Failure('corrupt_document', message('libreOffice.invalid', { format: input.to }));
      const lost = here.lacksMath && (await hasFormulas(bytes)) ? [message('loss.formulasMissing', {})] : [];
      return { bytes: result.bytes, warnings: [...removed, ...lost, ...result.warnings] } satisfies StepOutput;
    },
    close: async () => pool?.close(),
  };
}

const install = message('advice.installLibreOffice', {});

function howToGetOffice(): Message {
  const named = process.env['INVOICECTL_SOFFICE'] ?? '';
  return named === '' ? install : message('libreOffice.wrongName', { path: named, advice: install });
}

function declined({
  preserveFormatting,
  includeImages,
  includeCharts,
  includeFormulas,
  toc,
  referenceDoc,
}: ConvertOptions): readonly Message[] {
  return [
    ...(toc ? [message('loss.officeToc', {})] : []),
    ...(referenceDoc === undefined ? [] : [message('loss.officeStyles', {})]),
    ...(preserveFormatting ? [] : [message('loss.officeFormatting', {})]),
    ...(includeImages ? [] : [message('loss.officePictures', {})]),
    ...(includeCharts ? [] : [message('loss.officeCharts', {})]),
    ...(includeFormulas === undefined
      ? []
      : [message(includeFormulas ? 'loss.officeValues' : 'loss.officeFormulas', {})]),
  ];
}

const filters: Readonly<Record<string, string>> = {
  docx: 'MS Word 2007 XML',
  doc: 'MS Word 97',
  xlsx: 'Calc MS Excel 2007 XML',
  xls: 'MS Excel 97',
  pptx: 'Impress MS PowerPoint 2007 XML',
  ppt: 'MS PowerPoint 97',
};

function workOf({ bytes, to, options }: StepInput, from: Source) {
  const { kind, load } = sources[from];
  const filter = to === 'pdf' ? `${kind}_pdf_Export` : (filters[to] ?? '');
  const data = to === 'pdf' ? pdfData(options) : undefined;
  const page = pageJob(options);
  const typed =
    data &&
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        name,
        { type: typeof value === 'boolean' ? 'boolean' : 'long', value: String(value) },
      ]),
    );
  return {
    bytes,
    extension: from,
    target: to,
    job: {
      kind,
      loadFilter: load,
      store: { FilterName: filter, Overwrite: true, ...(data ? { FilterData: data } : {}) },
      ...(page ? { page } : {}),
    },
    once: {
      bytes,
      extension: from,
      loadFilter: load,
      convertTo: `${to}:${filter}${typed ? `:${JSON.stringify(typed)}` : ''}`,
    },
  };
}

/** Export options of LibreOffice's PDF filter. */
const pdfData = (options: ConvertOptions) => ({
  UseLosslessCompression: options.quality === 'best' && options.imageQuality === undefined,
  Quality: jpegQualityOf(options),
  ReduceImageResolution: true,
  MaxImageResolution: dpiOf(options),
  EmbedStandardFonts: options.embedFonts,
  SelectPdfVersion: options.pdfA === undefined ? 0 : Number.parseInt(options.pdfA),
  UseTaggedPDF: true,
  ExportBookmarks: true,
});

function pageJob({ pageSize, orientation, margins }: ConvertOptions) {
  if (pageSize === undefined && orientation === undefined && margins === undefined) return undefined;
  const hundredths = (mm: number): number => Math.round(mm * 100);
  const [width, height] = pageSizeMm[pageSize ?? 'A4'];
  return {
    ...(pageSize === undefined ? {} : { size: [hundredths(width), hundredths(height)] as const }),
    ...definedOnly({ orientation }),
    ...(margins === undefined ? {} : { margins: margins.map(hundredths) }),
  };
}
