/** Typesets Typst into a PDF with the fonts that the program ships. Nothing is read from the disk but those fonts. */
import { createRequire } from 'node:module';
import { shippedFont } from '../assets/fonts.ts';
import { Failure } from '../domain/failure.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { europeanLetters } from './european-letters.ts';
import { howToInstall, type OptionalPackage } from '../domain/optional-package.ts';
import { type Message, message } from '../texts/message.ts';
import { missingCharacters } from './font-coverage.ts';

export interface Typesetting {
  /**
   * The source. Texts of documents get into it as string literals, or not at all: code could read files. It may use
   * `text-fonts`, which have all letters of the text, so that no word is set in two fonts.
   */
  readonly source: string;
  /** Files that the source refers to as `/name`; they exist in memory only. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** All text that is shown, to find characters without a glyph. */
  readonly text: string;
  /** Characters that the source has drawn by a font of the compiler, such as Libertinus Serif. */
  readonly drawnOtherwise?: RegExp;
  readonly standard?: 'a-2b' | 'a-3b';
}

const compilerPackage = '@myriaddreamin/typst-ts-node-compiler';
export const typstPackages: OptionalPackage = { specifiers: [`${compilerPackage}@0.7.0`], megabytes: 52 };

/** Decompressed once in a thread: a batch typesets thousands of invoices. */
let fonts: readonly Buffer[] | undefined;

/** Noto Sans SC lacks some European letters, and Typst would take just these from another font. */
const europeanFonts = '("Libertinus Serif", "Noto Sans SC")';
const fontsOfMost = '("Noto Sans SC",)';

/** Undefined when Typst can be used; otherwise a sentence that says what to install. */
export function typstUnavailable(): Message | undefined {
  try {
    createRequire(import.meta.url).resolve(compilerPackage);
    return undefined;
  } catch {
    return message('typst.notInstalled', { advice: howToInstall(typstPackages) });
  }
}

/**
 * `warnings` gets a line for characters without a glyph. Rejects with `internal` where the source cannot be typeset, and with
 * `engine_unavailable` without the compiler.
 */
export async function typeset(
  { source, files, text, drawnOtherwise, standard }: Typesetting,
  warnings: Message[],
): Promise<Uint8Array> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler').catch((cause: unknown) => {
    throw new Failure('engine_unavailable', message('typst.missing', {}), {
      detail: howToInstall(typstPackages),
      cause,
    });
  });
  fonts ??= [shippedFont('hei-regular'), shippedFont('hei-bold')];
  const lacking = fonts[0] ? missingCharacters(fonts[0], text) : [];
  const isEuropean = lacking.some((sign) => europeanLetters.test(sign));
  const missing = lacking.filter((sign) => !drawnOtherwise?.test(sign));
  if (missing.length > 0)
    warnings.push(message('typst.noGlyphs', { count: missing.length, characters: missing.slice(0, 10).join(' ') }));
  // The workspace does not exist on the disk: files are mapped into it in memory.
  const workspace = '/article';
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: [...fonts] }] });
  for (const [name, bytes] of files) compiler.mapShadow(`${workspace}/${name}`, Buffer.from(bytes));
  const compiled = compiler.compile({
    mainFileContent: `#let text-fonts = ${isEuropean ? europeanFonts : fontsOfMost}\n${source}`,
  });
  const { result } = compiled;
  if (!result) throw notTypeset(compiler.fetchDiagnostics(compiled.takeDiagnostics() ?? ({} as never)));
  try {
    return compiler.pdf(result, definedOnly({ pdfStandard: standard }));
  } catch (cause) {
    throw notTypeset(cause);
  }
}

const notTypeset = (cause: unknown): Failure =>
  new Failure('internal', 'The PDF could not be typeset', {
    cause: typeof cause === 'object' ? JSON.stringify(cause) : cause,
  });
