/** Transparency and blending as graphics states. */
import type { Canvas } from './canvas.ts';
import type { Paint } from './style.ts';

const blendModes = new Set(
  'Normal Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion'.split(
    ' ',
  ),
);

const share = (alpha: number): string => String(Math.round(alpha * 1000) / 1000);

/**
 * The operator that sets the opacity (0..1) of fills and strokes; empty if both are opaque. For use between q and Q.
 */
export function alphaState(canvas: Canvas, fill: number, stroke: number, blendMode?: string): string {
  const mode = blendMode !== undefined && blendModes.has(blendMode) ? blendMode : undefined;
  if (fill === 1 && stroke === 1 && mode === undefined) return '';
  return `${canvas.state(`ca ${share(fill)} CA ${share(stroke)}${mode === undefined ? '' : ` BM ${mode}`}`)} gs`;
}

/** `alphaState` for the paints of an object; `alpha` is the opacity of everything around it. */
export const paintState = (
  canvas: Canvas,
  alpha: number,
  { fill, stroke }: { readonly fill?: Paint | undefined; readonly stroke?: Paint | undefined },
  blendMode: string | undefined,
): string => alphaState(canvas, alpha * (fill?.alpha ?? 1), alpha * (stroke?.alpha ?? 1), blendMode);
