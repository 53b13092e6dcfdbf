/** Transparency and blending as graphics states. */
import type { Canvas } from './canvas.ts';

const blendModes = new Set(
  'Normal Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion'.split(
    ' ',
  ),
);

const share = (alpha: number): string => String(Math.round(alpha * 1000) / 1000);

/** The operator for the opacity (0..1) of what is filled and stroked; empty where nothing shows through. Within q and Q. */
export function alphaState(canvas: Canvas, fill: number, stroke: number, blendMode?: string): string {
  const mode = blendMode !== undefined && blendModes.has(blendMode) ? blendMode : undefined;
  if (fill === 1 && stroke === 1 && mode === undefined) return '';
  return `${canvas.state(`ca ${share(fill)} CA ${share(stroke)}${mode === undefined ? '' : ` BM ${mode}`}`)} gs`;
}
