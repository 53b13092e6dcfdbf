/** The fonts of one PDF: those the document carries, and substitutes, each opened when its first character is drawn. */
import type { PDFContext } from '@cantoo/pdf-lib';
import type { OfdPackage } from '../package.ts';
import { fallbacks, substituteFont, type Typeface, typefaceOf } from './font-files.ts';
import { type EmbeddedFont, embedFont, type FontProgram, openFontProgram } from './font-program.ts';
import type { FontResource } from './resources.ts';

export interface DrawnGlyph {
  readonly font: EmbeddedFont;
  readonly glyph: number;
  /** Share of the font size. */
  readonly advance: number;
  /** It comes from another font than the one that is meant. */
  readonly substituted: boolean;
  /** The substitute has no bold of its own. */
  readonly embolden: boolean;
}

export interface FontBook {
  /** Undefined where no font has the character. */
  glyph(
    pack: OfdPackage,
    resource: FontResource | undefined,
    codePoint: number,
    bold: boolean,
  ): Promise<DrawnGlyph | undefined>;
  /** A glyph of the document's own font by its number; undefined where there is no such font or glyph. */
  glyphByNumber(pack: OfdPackage, resource: FontResource | undefined, glyph: number): Promise<DrawnGlyph | undefined>;
  /** Writes every font into the PDF. */
  finish(): void;
}

interface Opened {
  readonly program: FontProgram;
  readonly font: EmbeddedFont;
}

/** Substitutes are files of the machine, the same for every document. */
const programs = new Map<string, Promise<FontProgram | undefined>>();

function substitute(typeface: Typeface, bold: boolean): Promise<FontProgram | undefined> {
  const key = `${typeface} ${bold}`;
  const known = programs.get(key);
  if (known) return known;
  const opened = substituteFont(typeface, bold).then((bytes) => bytes && openFontProgram(bytes));
  programs.set(key, opened);
  return opened;
}

const maxEmbeddedFonts = 500;

export function openFontBook(context: PDFContext, warn: (message: string) => void): FontBook {
  const embedded = new Map<FontProgram, EmbeddedFont>();
  const own = new Map<OfdPackage, Map<string, Promise<Opened | undefined>>>();

  const useOf = (program: FontProgram): Opened => {
    const font = embedded.get(program) ?? embedFont(context, program);
    embedded.set(program, font);
    return { program, font };
  };

  /** The font that the document carries. */
  const carried = (pack: OfdPackage, resource: FontResource | undefined): Promise<Opened | undefined> => {
    const { part } = resource ?? {};
    if (part === undefined) return Promise.resolve(undefined);
    const fonts = own.get(pack) ?? new Map<string, Promise<Opened | undefined>>();
    own.set(pack, fonts);
    const known = fonts.get(part);
    if (known) return known;
    const opened = (async () => {
      if (fonts.size >= maxEmbeddedFonts) return undefined;
      try {
        const bytes = await pack.read(part);
        if (!bytes) return undefined;
        return useOf(await openFontProgram(Buffer.from(bytes)));
      } catch {
        warn(`The font ${resource?.name ?? part} in the document cannot be read; another one is used`);
        return undefined;
      }
    })();
    fonts.set(part, opened);
    return opened;
  };

  return {
    async glyph(pack, resource, codePoint, wantsBold) {
      const mine = await carried(pack, resource);
      const glyph = mine?.program.glyphOf(codePoint) ?? 0;
      if (mine && glyph !== 0 && glyph < mine.program.glyphCount)
        return { font: mine.font, glyph, advance: mine.program.advance(glyph), substituted: false, embolden: false };
      const bold = wantsBold || resource?.bold === true || /bold|粗/i.test(resource?.name ?? '');
      for (const typeface of fallbacks[typefaceOf(resource)]) {
        const program = await substitute(typeface, bold);
        const found = program?.glyphOf(codePoint) ?? 0;
        if (!program || found === 0) continue;
        const { font } = useOf(program);
        const embolden = bold && (typeface === 'fang' || typeface === 'symbols');
        return { font, glyph: found, advance: program.advance(found), substituted: true, embolden };
      }
      return undefined;
    },
    async glyphByNumber(pack, resource, glyph) {
      const mine = await carried(pack, resource);
      if (!mine || !(glyph > 0 && glyph < mine.program.glyphCount)) return undefined;
      return { font: mine.font, glyph, advance: mine.program.advance(glyph), substituted: false, embolden: false };
    },
    finish() {
      for (const font of embedded.values()) font.finish();
    },
  };
}
