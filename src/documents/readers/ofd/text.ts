/**
 * Words of an OFD page. Each character has its own position: TextCode gives the first, DeltaX and DeltaY the steps.
 * Source: GB/T 33190-2016, 11.3.
 */
import type { Box } from '../../../geometry/box.ts';
import type { Word } from '../../../geometry/word.ts';
import { type XmlNode, children } from '../../xml.ts';
import { type OfdBox, type OfdPage, boxOf } from './document.ts';

export const pointsPerMm = 72 / 25.4;

/** The words of one text object. Custom tags refer to it by its id. */
export interface TextRun {
  readonly objectId: string;
  readonly text: string;
  readonly words: readonly Word[];
}

/** a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Blocks may be nested, and hostile files nest them deeply. */
const maxDepth = 32;
const maxCharacters = 500_000;

export function matrixOf(text: string | undefined): Matrix {
  const n = (text ?? '').trim().split(/\s+/).map(Number);
  if (n.length !== 6 || n.some((value) => !Number.isFinite(value))) return [1, 0, 0, 1, 0, 0];
  return [n[0] ?? 1, n[1] ?? 0, n[2] ?? 0, n[3] ?? 1, n[4] ?? 0, n[5] ?? 0];
}

/** Parses steps: numbers, where `g 3 2.5` means 2.5 three times. */
export function deltas(text: string | undefined, atMost: number): number[] {
  const tokens = (text ?? '')
    .trim()
    .split(/\s+/)
    .filter((token) => token !== '');
  const steps: number[] = [];
  for (let index = 0; index < tokens.length && steps.length < atMost; index++) {
    if (tokens[index]?.toLowerCase() === 'g') {
      const count = Math.min(Number(tokens[index + 1]) || 0, atMost - steps.length);
      const step = Number(tokens[index + 2]) || 0;
      for (let repeat = 0; repeat < count; repeat++) steps.push(step);
      index += 2;
    } else steps.push(Number(tokens[index]) || 0);
  }
  return steps;
}

/** A character and its position. */
export interface PlacedGlyph {
  readonly char: string;
  /** Origin on the baseline, in millimetres of the object's own space. */
  readonly x: number;
  readonly y: number;
}

const wide =
  /[\u2010-\u203b\u2190-\u27bf\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6\u3000-\u303f\u{20000}-\u{3ffff}]/u;

/** Whether a character is as wide as the font is high. All others are assumed to be half as wide. */
export const isWide = (char: string): boolean => wide.test(char);

/** If there are fewer steps than characters, the last step is repeated on a straight line, as viewers do. */
const stepAt = (steps: readonly number[], index: number, goesOn: boolean): number =>
  steps[index] ?? (goesOn ? (steps.at(-1) ?? 0) : 0);

/** The characters of a text object whose font size is `size` millimetres. */
export function glyphsOf(object: XmlNode, size: number): PlacedGlyph[] {
  const glyphs: PlacedGlyph[] = [];
  let [x, y] = [0, 0];
  const downwards = /^(?:90|270)$/.test(object.attributes['ReadDirection']?.trim() ?? '');
  for (const code of children(object, 'TextCode')) {
    const chars = Array.from(code.text);
    // A missing X or Y continues from the TextCode before it.
    x = Number(code.attributes['X'] ?? x) || 0;
    y = Number(code.attributes['Y'] ?? y) || 0;
    const dx = deltas(code.attributes['DeltaX'], chars.length);
    const dy = deltas(code.attributes['DeltaY'], chars.length);
    // Without any steps characters would overlap, so they advance by the width of the font.
    const unplaced = dx.length === 0 && dy.length === 0;
    const acrosses = dx.some((step) => step !== 0);
    const downs = dy.some((step) => step !== 0);
    chars.forEach((char, index) => {
      if (index > 0 && unplaced) {
        const advance = size * (isWide(chars[index - 1] ?? '') ? 1 : 0.5);
        if (downwards) y += advance;
        else x += advance;
      } else if (index > 0) {
        x += stepAt(dx, index - 1, !downs);
        y += stepAt(dy, index - 1, downs && !acrosses);
      }
      glyphs.push({ char, x, y });
    });
  }
  return glyphs;
}

/** The shares of the font size that lie above and below the baseline. */
const [ascent, descent] = [0.88, 0.12];

function placed(glyph: PlacedGlyph, size: number, ctm: Matrix, boundary: OfdBox, area: OfdBox): Box {
  const [a, b, c, d, e, f] = ctm;
  const width = size * (isWide(glyph.char) ? 1 : 0.5);
  const corners = [
    [glyph.x, glyph.y - ascent * size],
    [glyph.x + width, glyph.y - ascent * size],
    [glyph.x, glyph.y + descent * size],
    [glyph.x + width, glyph.y + descent * size],
  ].map(
    ([x = 0, y = 0]) => [a * x + c * y + e + boundary.x - area.x, b * x + d * y + f + boundary.y - area.y] as const,
  );
  const xs = corners.map(([x]) => x * pointsPerMm);
  const ys = corners.map(([, y]) => y * pointsPerMm);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Joins characters that follow each other closely on one line into words. */
function wordsOf(chars: readonly { readonly char: string; readonly box: Box }[]): Word[] {
  const words: { text: string; box: Box }[] = [];
  let open = false;
  for (const { char, box } of chars) {
    if (/\s/.test(char)) {
      open = false;
      continue;
    }
    const last = words.at(-1);
    const height = box[3] - box[1];
    const follows =
      open &&
      last &&
      Math.abs(box[1] - last.box[1]) < 0.5 * height &&
      box[0] - last.box[2] < 0.35 * height &&
      box[2] > last.box[0];
    if (follows) {
      last.text += char;
      last.box = [
        Math.min(last.box[0], box[0]),
        Math.min(last.box[1], box[1]),
        Math.max(last.box[2], box[2]),
        Math.max(last.box[3], box[3]),
      ];
    } else words.push({ text: char, box });
    open = true;
  }
  return words.map((word) => ({ ...word, confidence: 1 }));
}

function runOf(object: XmlNode, area: OfdBox): TextRun | undefined {
  const boundary = boxOf(object.attributes['Boundary']);
  const size = Number(object.attributes['Size']);
  if (!boundary || !(size > 0)) return undefined;
  const ctm = matrixOf(object.attributes['CTM']);
  const glyphs = glyphsOf(object, size);
  const words = wordsOf(glyphs.map((glyph) => ({ char: glyph.char, box: placed(glyph, size, ctm, boundary, area) })));
  return { objectId: object.attributes['ID'] ?? '', text: glyphs.map(({ char }) => char).join(''), words };
}

function* textObjects(node: XmlNode, depth = 0): Generator<XmlNode> {
  if (depth > maxDepth) return;
  for (const inner of node.children) {
    if (inner.name === 'TextObject') {
      if (inner.attributes['Visible'] !== 'false') yield inner;
    } else yield* textObjects(inner, depth + 1);
  }
}

/** Every text object of the page and its templates, in painting order. */
export function textRuns(page: OfdPage): TextRun[] {
  const runs: TextRun[] = [];
  let characters = 0;
  for (const { node } of page.contents) {
    for (const object of textObjects(node)) {
      const run = runOf(object, page.area);
      if (!run || (characters += run.text.length) > maxCharacters) continue;
      runs.push(run);
    }
  }
  return runs;
}
