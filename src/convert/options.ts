/**
 * Options of `convert`. This schema defines the configuration file, the flags and the request bodies.
 *
 * It is flat, as flags are; `fromApi` converts the nested form of the conversion API (pdfOptions, imageOptions, …).
 */
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { invoiceLanguage } from '../einvoices/options.ts';
import { message } from '../texts/message.ts';

export const qualities = ['low', 'medium', 'high', 'best'] as const;
export type Quality = (typeof qualities)[number];
export const pageSizes = ['A4', 'A3', 'B5', 'Letter', 'Legal'] as const;
export type PageSize = (typeof pageSizes)[number];
export const compressions = ['none', 'low', 'medium', 'high'] as const;
export type Compression = (typeof compressions)[number];
export const ocrModes = ['auto', 'always', 'redo', 'never'] as const;
export type OcrMode = (typeof ocrModes)[number];
export const pdfALevels = ['2b', '3b'] as const;
export type PdfALevel = (typeof pdfALevels)[number];

/** A flag has the form T,R,B,L; the API uses an object. */
const Margins = z
  .array(z.coerce.number().min(0).max(150))
  .length(4, 'four numbers: top, right, bottom, left')
  .describe('Page margins in millimetres: top,right,bottom,left');

/** This option used to be a boolean, which is still accepted: true means `auto`, and false means that it is not given. */
const Ocr = z
  .union([z.enum(ocrModes), z.boolean().transform((on): OcrMode | undefined => (on ? 'auto' : undefined))])
  .describe(
    'Recognises text: auto (the default without a value) on pages without text, redo also on pages with a text layer from an earlier recognition, always on all pages, never on none',
  );

/** This option used to be a boolean, which is still accepted: true means 2b, and false means that it is not given. */
const PdfA = z
  .union([z.enum(pdfALevels), z.boolean().transform((on): PdfALevel | undefined => (on ? '2b' : undefined))])
  .describe('Writes PDF/A, for archives: 2b (the default without a value) without attachments, 3b with them');

export const ConvertOptions = z.strictObject({
  quality: z
    .enum(qualities)
    .default('high')
    .describe(
      'Quality of pictures, unless a resolution or image quality is given: a trade-off between size and appearance',
    ),
  ocr: Ocr.optional(),
  ocrLanguages: z
    .array(z.string().regex(/^[a-z]{2}$/))
    .min(1)
    .default(['zh', 'en'])
    .describe('Languages of recognised text, comma-separated, ISO 639-1'),
  deskew: z
    .boolean()
    .default(false)
    .describe('Rotates recognised pages upright, and straightens those that were scanned askew'),
  pageSize: z.enum(pageSizes).optional().describe('Paper of the result'),
  orientation: z.enum(['portrait', 'landscape']).optional().describe('Orientation of the pages'),
  margins: Margins.optional(),
  pdfCompression: z.enum(compressions).optional().describe('How strongly the pictures of a PDF are compressed'),
  embedFonts: z.boolean().default(true).describe('Whether fonts are embedded in a PDF'),
  pdfPassword: z.string().min(1).max(127).optional().describe('Encrypts the PDF (AES-256) with this password'),
  pdfA: PdfA.optional(),
  imageFormat: z
    .enum(['jpg', 'png'])
    .optional()
    .describe('Format of pictures inside documents, also of pages that become pictures in a document'),
  imageQuality: z.number().int().min(1).max(100).optional().describe('JPEG quality of pictures, 1 to 100'),
  dpi: z.number().int().min(36).max(600).optional().describe('Resolution of pages made into pictures; default 300'),
  preserveFormatting: z.boolean().default(true).describe('Keeps bold, italics, links and the like'),
  toc: z.boolean().default(false).describe('Adds a table of contents'),
  includeImages: z.boolean().default(true).describe('Keeps pictures'),
  includeFormulas: z
    .boolean()
    .optional()
    .describe(
      'Formulas of spreadsheets: workbooks keep them unless false; other formats show them instead of values if true',
    ),
  includeCharts: z
    .boolean()
    .default(true)
    .describe('Keeps charts: as pictures, or as tables of their numbers in formats without pictures'),
  password: z.string().optional().describe('Opens an encrypted PDF'),
  hybrid: z
    .boolean()
    .default(false)
    .describe('Writes a record of extract as a Factur-X invoice (EN 16931): a PDF/A-3 with its data embedded'),
  invoiceLanguage,
  referenceDoc: z.base64().optional().describe('A DOCX, in Base64, whose styles are used for DOCX'),
  tex: z
    .strictObject({
      /** Base64 of the files' bytes. */
      conf: z.base64().optional(),
      customXsl: z.base64().optional(),
      debug: z.boolean().default(false),
      imagePostProcessing: z.boolean().default(true),
      engine: z.enum(['builtin', 'docx2tex', 'pandoc']).default('builtin'),
    })
    .optional()
    .describe('The engine that converts DOCX to TeX'),
});
export type ConvertOptions = z.output<typeof ConvertOptions>;

/** Which programs of this machine are used. Separate from ConvertOptions, because requests must not choose programs. */
export const ProgramOptions = z.strictObject({
  soffice: z
    .string()
    .min(1)
    .optional()
    .describe('Path of the LibreOffice program; default: soffice in PATH or in the usual folders'),
});

/** Whether recognition was asked for. Documents without any text are recognised even if it was not. */
export const asksForText = ({ ocr }: Pick<ConvertOptions, 'ocr'>): boolean => ocr !== undefined && ocr !== 'never';

export const defaultOptions: ConvertOptions = ConvertOptions.parse({});

const shape = ConvertOptions.shape;
const side = z.number().min(0).max(150).optional();

/** The request body's `options` (conversion API, 3.3.3). */
export const ApiConvertOptions = z.object({
  quality: shape.quality.unwrap().optional(),
  ocrEnabled: z.boolean().optional(),
  ocrLanguage: z.array(z.string()).optional(),
  pageSize: shape.pageSize,
  orientation: shape.orientation,
  margins: z.object({ top: side, right: side, bottom: side, left: side }).optional(),
  pdfOptions: z
    .object({
      compression: shape.pdfCompression,
      embedFonts: z.boolean().optional(),
      password: shape.pdfPassword,
    })
    .optional(),
  imageOptions: z.object({ format: shape.imageFormat, quality: shape.imageQuality, dpi: shape.dpi }).optional(),
  wordOptions: z
    .object({ preserveFormatting: z.boolean().optional(), includeImages: z.boolean().optional() })
    .optional(),
  excelOptions: z.object({ includeFormulas: z.boolean().optional(), includeCharts: z.boolean().optional() }).optional(),
  /** Not in the API's document. */
  invoiceLanguage: shape.invoiceLanguage,
  customSettings: z.record(z.string(), z.unknown()).optional(),
});
export type ApiConvertOptions = z.output<typeof ApiConvertOptions>;

/** The default of a margin. */
export const defaultMarginMm = 20;

/** Throws `bad_request` for options that the schema does not allow. `customSettings` are ignored: no document defines them. */
export function fromApi(body: unknown): ConvertOptions {
  const parsed = ApiConvertOptions.safeParse(body ?? {});
  if (!parsed.success) throw badOptions(parsed.error);
  const { ocrEnabled, ocrLanguage, margins, pdfOptions, imageOptions, wordOptions, excelOptions, ...rest } =
    parsed.data;
  const { customSettings: _unused, ...same } = rest;
  const given = {
    ...same,
    ocr: ocrEnabled,
    // zh_CN and zh-CN both mean zh.
    ocrLanguages: ocrLanguage?.map((language) => language.slice(0, 2).toLowerCase()),
    margins: margins && [margins.top, margins.right, margins.bottom, margins.left].map((mm) => mm ?? defaultMarginMm),
    pdfCompression: pdfOptions?.compression,
    embedFonts: pdfOptions?.embedFonts,
    pdfPassword: pdfOptions?.password,
    imageFormat: imageOptions?.format,
    imageQuality: imageOptions?.quality,
    dpi: imageOptions?.dpi,
    ...wordOptions,
    ...excelOptions,
  };
  const options = ConvertOptions.safeParse(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  );
  if (!options.success) throw badOptions(options.error);
  return options.data;
}

function badOptions(error: z.ZodError): Failure {
  const [issue] = error.issues;
  return new Failure(
    'bad_request',
    message('convert.optionWrong', {
      path: issue?.path.join('.') ?? '',
      why: issue?.message ?? message('value.invalid', {}),
    }),
  );
}

/** Page sizes in millimetres, portrait. B5 is ISO's, 176 by 250. */
export const pageSizeMm: Readonly<Record<PageSize, readonly [width: number, height: number]>> = {
  A4: [210, 297],
  A3: [297, 420],
  B5: [176, 250],
  Letter: [215.9, 279.4],
  Legal: [215.9, 355.6],
};

/** The quality of JPEGs that `quality` stands for. */
const ofQuality: Readonly<Record<Quality, { readonly dpi: number; readonly jpegQuality: number }>> = {
  low: { dpi: 96, jpegQuality: 50 },
  medium: { dpi: 150, jpegQuality: 75 },
  high: { dpi: 300, jpegQuality: 88 },
  best: { dpi: 300, jpegQuality: 96 },
};

export const dpiOf = ({ dpi, quality }: ConvertOptions): number => dpi ?? ofQuality[quality].dpi;
export const jpegQualityOf = ({ imageQuality, quality }: ConvertOptions): number =>
  imageQuality ?? ofQuality[quality].jpegQuality;
