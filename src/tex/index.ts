/**
 * DOCX → TeX. `buildTex` makes what a cache keeps, `withImages` what depends on the machine and the request, `packTex` the ZIP.
 *
 * Nothing heavy is loaded here before it is called.
 */
import type { TexArtefacts } from './artefacts.ts';
import { builtinDocxToTex, builtinVersion } from './builtin.ts';
import type { TexContext, TexEngine, TexEngineName, TexSource } from './engine.ts';
import { docx2texEngine, pandocEngine } from './external.ts';
import { processImages } from './images/process.ts';

export type { TexArtefacts } from './artefacts.ts';
export type { TexContext, TexEngine, TexEngineName, TexSource } from './engine.ts';
export { packTex } from './pack.ts';

export interface DocxToTexInput extends TexSource {
  /** EMF, WMF and SVG to PDF, GIF, BMP, TIFF and WebP to PNG. Off, the TeX names them as they are. */
  readonly imagePostProcessing: boolean;
  /** `builtin` where nothing is said. Others are never fallen back to. */
  readonly engine?: TexEngineName;
}

export const texEngines: Readonly<Record<TexEngineName, TexEngine>> = {
  builtin: {
    name: 'builtin',
    version: () => Promise.resolve(builtinVersion),
    unavailable: () => Promise.resolve(undefined),
    convert: builtinDocxToTex,
  },
  docx2tex: docx2texEngine(),
  pandoc: pandocEngine(),
};

/** All of a conversion but the pictures: whatever is asked of debug or pictures later, this result serves it. */
export const buildTex = (
  source: TexSource,
  context: TexContext,
  engine: TexEngineName = 'builtin',
): Promise<TexArtefacts> => texEngines[engine].convert(source, context);

/** Artefacts with their pictures as TeX reads them, and the TeX naming them so. */
export async function withImages(
  artefacts: TexArtefacts,
  imagePostProcessing: boolean,
  context: TexContext,
): Promise<TexArtefacts> {
  const { tex, images, warnings } = await processImages(artefacts.tex, artefacts.images, imagePostProcessing, context);
  const log = artefacts.log + warnings.map((warning) => `warning: ${warning}\n`).join('');
  return { ...artefacts, tex, images, warnings: [...artefacts.warnings, ...warnings], log };
}

/** The whole conversion. Rejects with a Failure. */
export async function docxToTex(input: DocxToTexInput, context: TexContext): Promise<TexArtefacts> {
  const built = await buildTex(input, context, input.engine);
  context.progress({ stage: 'converting pictures', done: 0, total: built.images.length });
  return withImages(built, input.imagePostProcessing, context);
}
