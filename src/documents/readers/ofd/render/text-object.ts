/**
 * Draws text objects as text that can be searched and copied, with every character at its own position.
 * Source: GB/T 33190-2016, 11.
 */
import type { PDFRef } from '@cantoo/pdf-lib';
import { type XmlNode, children, textAt } from '../../../xml.ts';
import { boxOf } from '../document.ts';
import { glyphsOf, isWide, type PlacedGlyph } from '../text.ts';
import { operands } from './canvas.ts';
import { type Scope, warnOfPage } from './drawing.ts';
import type { DrawnGlyph } from './fonts.ts';
import type { Resources } from './resources.ts';
import { firstColour, registerShading } from './shading.ts';
import { black, colourOperator, isOn, lineOperators, type Paint, type Style } from './style.ts';
import { paintState } from './transparency.ts';
import { message } from '../../../../texts/message.ts';

/** The shear that imitates italics: 12 degrees. */
const slant = 0.2126;
/** The width of the outline that makes a substitute bold, as a share of the size. */
const emboldening = 0.03;
const boldWeight = 600;

interface NumberedGlyph {
  readonly glyph: number;
  readonly text: string;
}

/** Glyphs given by number, by the index of their character. `null` for characters that an earlier glyph covers. */
function glyphTransforms(object: XmlNode, chars: readonly PlacedGlyph[]): Map<number, NumberedGlyph | null> {
  const found = new Map<number, NumberedGlyph | null>();
  for (const transform of children(object, 'CGTransform')) {
    const position = Math.max(0, Number(transform.attributes['CodePosition'] ?? 0) || 0);
    const glyphs = (textAt(transform, 'Glyphs') ?? '').split(/\s+/).map(Number).filter(Number.isInteger);
    const codes = Math.min(Number(transform.attributes['CodeCount'] ?? 1) || 1, chars.length - position);
    for (let index = 0; index < Math.max(codes, 0); index++) {
      const glyph = glyphs[index];
      // In a ligature, one glyph covers the characters that have no glyph of their own.
      const last = index === glyphs.length - 1;
      const text = chars.slice(position + index, position + (last ? codes : index + 1)).map(({ char }) => char);
      found.set(position + index, glyph === undefined ? null : { glyph, text: text.join('') });
    }
  }
  return found;
}

interface Prepared extends PlacedGlyph {
  readonly drawn: DrawnGlyph;
  readonly code: string;
}

async function prepare(scope: Scope, object: XmlNode, placed: readonly PlacedGlyph[]): Promise<Prepared[]> {
  const { job, pack, resources } = scope;
  const resource = resources.fonts.get((object.attributes['Font'] ?? '').trim());
  const bold = Number(object.attributes['Weight'] ?? 400) >= boldWeight;
  const numbered = glyphTransforms(object, placed);
  const prepared: Prepared[] = [];
  for (const [index, glyph] of placed.entries()) {
    const byNumber = numbered.get(index);
    if (byNumber === null) continue;
    const exact = byNumber && (await job.fonts.glyphByNumber(pack, resource, byNumber.glyph));
    if (!exact && /[\s\p{Cc}\p{Cf}]/u.test(glyph.char)) continue;
    const drawn = exact ?? (await job.fonts.glyph(pack, resource, glyph.char.codePointAt(0) ?? 0, bold));
    if (!drawn) {
      const code = (glyph.char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      warnOfPage(scope, message('ofd.noGlyph', { character: glyph.char, code }));
      continue;
    }
    const text = exact && byNumber ? byNumber.text : glyph.char;
    prepared.push({ ...glyph, drawn, code: drawn.font.code(drawn.glyph, text, statedAdvance(glyph.char, drawn)) });
  }
  return prepared;
}

/**
 * The Latin letters of Song, Kai and Hei are half as wide as Chinese characters. A narrower character of a substitute
 * is given the same width, or programs that read the PDF would see a space after it.
 */
const statedAdvance = (char: string, { advance, substituted }: DrawnGlyph): number =>
  substituted && !isWide(char) ? Math.max(0.5, advance) : advance;

const quarterTurn = Math.PI / 2;

/** The operators that position one glyph with its own scale, slant and rotation. They make y point upwards again. */
function placement(object: XmlNode, { x, y, char, drawn }: Prepared): string {
  const scale = Number(object.attributes['HScale'] ?? 1) || 1;
  // The Latin letters of a substitute may be wider than those of Song, Kai and Hei, and would overlap their neighbours.
  const squeeze = drawn.substituted && !isWide(char) && drawn.advance > 0.5 && !isMono(drawn) ? 0.5 / drawn.advance : 1;
  const turn = ((Math.round((Number(object.attributes['CharDirection'] ?? 0) || 0) / 90) % 4) + 4) % 4;
  const [cos, sin] = [Math.round(Math.cos(turn * quarterTurn)), Math.round(Math.sin(turn * quarterTurn))];
  const shear = object.attributes['Italic'] === 'true' ? slant : 0;
  const width = scale * squeeze;
  return `${operands(width * cos, width * sin, shear * cos + sin, shear * sin - cos, x, y)} Tm`;
}

/** Whether a glyph is Courier's, whose advance is intentionally wider than half the size. */
const isMono = (drawn: DrawnGlyph): boolean => Math.abs(drawn.advance - 0.6) < 0.005;

function clipOf(object: XmlNode, prepared: readonly Prepared[], size: number): string {
  const boundary = boxOf(object.attributes['Boundary']);
  // Some producers write negative widths for right-aligned text.
  if (!boundary || !(boundary.width > 0 && boundary.height > 0) || object.attributes['CTM'] !== undefined) return '';
  const overflows = prepared.some(
    ({ x, y, drawn }) =>
      x < -0.1 * size || x + drawn.advance * size > boundary.width + 0.1 * size || y < 0 || y > boundary.height,
  );
  // Leaves a quarter of the size for fonts that are higher than the intended one.
  const margin = 0.25 * size;
  return overflows
    ? `${operands(-margin, -margin, boundary.width + 2 * margin, boundary.height + 2 * margin)} re W n`
    : '';
}

interface TextPaint {
  readonly fill: Paint | undefined;
  readonly stroke: Paint | undefined;
  /** The shading with which the text is filled, if any. */
  readonly shading: PDFRef | undefined;
}

function paintsOf({ job, resources }: Scope, object: XmlNode, style: Style): TextPaint {
  const fill = isOn(object.attributes['Fill'], true) ? (style.fill ?? black) : undefined;
  const stroke = isOn(object.attributes['Stroke'], false) ? (style.stroke ?? black) : undefined;
  const shading = fill?.kind === 'shading' ? registerShading(job.context, fill.node, resources) : undefined;
  return { fill, stroke, shading };
}

function warnOfBlack(scope: Scope, fill: Paint | undefined): void {
  if (fill?.kind === 'unknown') warnOfPage(scope, message('ofd.textPaint', { paint: fill.name }));
  if (fill?.kind === 'pattern') warnOfPage(scope, message('ofd.textPattern', {}));
}

/** The solid colour that replaces a paint: the first colour of a shading, black for any other. */
function solidOf(paint: Paint, resources: Resources): readonly number[] {
  if (paint.kind === 'solid') return paint.components;
  return paint.kind === 'shading' ? firstColour(paint.node, resources) : black.components;
}

/** Draws a text object. Its boundary and CTM must be in effect already. */
export async function drawText(scope: Scope, object: XmlNode, style: Style): Promise<void> {
  const size = Number(object.attributes['Size']);
  if (!(size > 0)) return;
  const prepared = await prepare(scope, object, glyphsOf(object, size));
  scope.job.spend(prepared.length);
  if (prepared.length === 0) return;
  const { canvas, resources } = scope;
  const paint = paintsOf(scope, object, style);
  const { fill, stroke, shading } = paint;
  warnOfBlack(scope, fill);
  if (shading) canvas.put('q');
  canvas.put(clipOf(object, prepared, size));
  canvas.put(paintState(canvas, scope.alpha, paint, object.attributes['BlendMode']));
  if (fill) canvas.put(colourOperator(solidOf(fill, resources), 'fill'));
  if (stroke) canvas.put(`${colourOperator(solidOf(stroke, resources), 'stroke')} ${lineOperators(style)}`);
  canvas.put('BT');
  drawGlyphs(scope, object, prepared, size, paint);
  canvas.put('ET');
  if (shading) canvas.put(`${canvas.shading(shading)} sh Q`);
}

function drawGlyphs(
  { canvas, resources }: Scope,
  object: XmlNode,
  prepared: readonly Prepared[],
  size: number,
  { fill, stroke, shading }: TextPaint,
): void {
  let font = '';
  let mode = 0;
  for (const glyph of prepared) {
    const name = canvas.font(glyph.drawn.font.ref);
    const emboldened = glyph.drawn.embolden && stroke === undefined ? fill : undefined;
    const wanted = modeOf(fill !== undefined, (stroke ?? emboldened) !== undefined, shading !== undefined);
    if (font !== name) canvas.put(`${name} ${operands(size)} Tf`);
    if (mode !== wanted) canvas.put(`${wanted} Tr`);
    if (emboldened && mode !== wanted)
      canvas.put(`${colourOperator(solidOf(emboldened, resources), 'stroke')} ${operands(emboldening * size)} w`);
    canvas.put(`${placement(object, glyph)} <${glyph.code}> Tj`);
    [font, mode] = [name, wanted];
  }
}

/** Text rendering mode, ISO 32000-1, table 106. Text is filled with a shading by using the text as a clip. */
function modeOf(fill: boolean, stroke: boolean, shading: boolean): number {
  if (shading) return stroke ? 5 : 7;
  if (fill) return stroke ? 2 : 0;
  return stroke ? 1 : 3;
}
