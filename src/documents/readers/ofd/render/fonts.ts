/** The fonts of one PDF: embedded ones and substitutes, each opened when its first character is drawn. */
import type { PDFContext } from '@cantoo/pdf-lib';
import type { OfdPackage } from '../package.ts';
import { type FontSource, substituteFont, substitutesFor } from './font-files.ts';
import { type EmbeddedFont, embedFont, type FontProgram, openFontProgram } from './font-program.ts';
import type { FontResource } from './resources.ts';
import { type Message, message } from '../../../../texts/message.ts';

export interface DrawnGlyph {
  readonly font: EmbeddedFont;
  readonly glyph: number;
  /** The width as a share of the font size. */
  readonly advance: number;
  /** Whether it comes from another font than the intended one. */
  readonly substituted: boolean;
  /** Whether it must be made bold, because the substitute has no bold variant. */
  readonly embolden: boolean;
}

export interface FontBook {
  /** Resolves with undefined if no font has the character. */
  glyph(
    pack: OfdPackage,
    resource: FontResource | undefined,
    codePoint: number,
    bold: boolean,
  ): Promise<DrawnGlyph | undefined>;
  /** A glyph of the document's own font by its number. Undefined if there is no such font or glyph. */
  glyphByNumber(pack: OfdPackage, resource: FontResource | undefined, glyph: number): Promise<DrawnGlyph | undefined>;
  /** Writes every font into the PDF. */
  finish(): void;
}

interface Opened {
  readonly program: FontProgram;
  readonly font: EmbeddedFont;
}

/** Substitutes are the same for every document, so the process opens each only once. */
const programs = new Map<string, Promise<FontProgram | undefined>>();

function substitute(source: FontSource): Promise<FontProgram | undefined> {
  const key = String(source);
  const known = programs.get(key);
  if (known) return known;
  const opened = substituteFont(source).then((bytes) => bytes && openFontProgram(bytes));
  programs.set(key, opened);
  return opened;
}

const isBold = (resource: FontResource | undefined): boolean =>
  resource?.bold === true || /bold|粗/i.test(resource?.name ?? '');

/** A glyph of the embedded font. Undefined if the font does not have it. Glyph 0 is the empty box. */
const ownGlyph = ({ program, font }: Opened, glyph: number): DrawnGlyph | undefined =>
  glyph > 0 && glyph < program.glyphCount
    ? { font, glyph, advance: program.advance(glyph), substituted: false, embolden: false }
    : undefined;

const maxEmbeddedFonts = 500;

/** Opens each embedded font once. */
function carriedFonts(useOf: (program: FontProgram) => Opened, warn: (said: Message) => void) {
  const opened = new Map<OfdPackage, Map<string, Promise<Opened | undefined>>>();

  async function open(pack: OfdPackage, part: string, name: string): Promise<Opened | undefined> {
    try {
      const bytes = await pack.read(part);
      return bytes && useOf(await openFontProgram(Buffer.from(bytes)));
    } catch {
      warn(message('ofd.fontUnread', { name }));
      return undefined;
    }
  }

  return (pack: OfdPackage, resource: FontResource | undefined): Promise<Opened | undefined> => {
    const { part, name } = resource ?? {};
    if (part === undefined) return Promise.resolve(undefined);
    const fonts = opened.get(pack) ?? new Map<string, Promise<Opened | undefined>>();
    opened.set(pack, fonts);
    const font =
      fonts.get(part) ?? (fonts.size >= maxEmbeddedFonts ? Promise.resolve(undefined) : open(pack, part, name ?? part));
    fonts.set(part, font);
    return font;
  };
}

export function openFontBook(context: PDFContext, warn: (said: Message) => void): FontBook {
  const embedded = new Map<FontProgram, EmbeddedFont>();
  const useOf = (program: FontProgram): Opened => {
    const font = embedded.get(program) ?? embedFont(context, program);
    embedded.set(program, font);
    return { program, font };
  };
  const carried = carriedFonts(useOf, warn);

  async function substituted(
    resource: FontResource | undefined,
    codePoint: number,
    bold: boolean,
  ): Promise<DrawnGlyph | undefined> {
    for (const { source, embolden } of substitutesFor(resource, bold)) {
      const program = await substitute(source);
      const glyph = program?.glyphOf(codePoint) ?? 0;
      if (!program || glyph === 0) continue;
      const { font } = useOf(program);
      return { font, glyph, advance: program.advance(glyph), substituted: true, embolden };
    }
    return undefined;
  }

  return {
    async glyph(pack, resource, codePoint, wantsBold) {
      const own = await carried(pack, resource);
      const drawn = own && ownGlyph(own, own.program.glyphOf(codePoint));
      if (drawn) return drawn;
      return substituted(resource, codePoint, wantsBold || isBold(resource));
    },
    async glyphByNumber(pack, resource, glyph) {
      const own = await carried(pack, resource);
      return own && ownGlyph(own, glyph);
    },
    finish() {
      for (const font of embedded.values()) font.finish();
    },
  };
}
