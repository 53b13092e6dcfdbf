/**
 * DOCX → TeX. `buildTex` makes what a cache stores, `withImages` adds what depends on the machine and the request, and `packTex`
 * makes the ZIP. Heavy modules are loaded when they are needed.
 */
import type { TexArtefacts } from './artefacts.ts';
import { builtinDocxToTex, builtinVersion } from './builtin.ts';
import type { TexContext, TexEngine, TexEngineName, TexSource } from './engine.ts';
import { docx2texEngine, pandocEngine } from './external.ts';
import { processImages } from './images/process.ts';
import { englishOf } from '../texts/message.ts';

export type { TexArtefacts } from './artefacts.ts';
export type { TexContext, TexEngine, TexEngineName, TexSource } from './engine.ts';
export { packTex } from './pack.ts';

export interface DocxToTexInput extends TexSource {
  /** Converts EMF, WMF and SVG to PDF, and GIF, BMP, TIFF and WebP to PNG. When false, the TeX includes them as they are. */
  readonly imagePostProcessing: boolean;
  /** `builtin` by default. No other engine is ever used instead. */
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

/** The conversion without the post-processing of pictures. The result serves every setting of debug and pictures. */
export const buildTex = (
  source: TexSource,
  context: TexContext,
  engine: TexEngineName = 'builtin',
): Promise<TexArtefacts> => texEngines[engine].convert(source, context);

/** Artefacts with pictures that TeX can read, and with their new names in the TeX. */
export async function withImages(
  artefacts: TexArtefacts,
  imagePostProcessing: boolean,
  context: TexContext,
): Promise<TexArtefacts> {
  const { tex, images, warnings } = await processImages(artefacts.tex, artefacts.images, imagePostProcessing, context);
  const log = artefacts.log + warnings.map((warning) => `warning: ${englishOf(warning)}\n`).join('');
  return { ...artefacts, tex, images, warnings: [...artefacts.warnings, ...warnings], log };
}

/** The whole conversion. Rejects with a Failure. */
export async function docxToTex(input: DocxToTexInput, context: TexContext): Promise<TexArtefacts> {
  const built = await buildTex(input, context, input.engine);
  context.progress({ stage: 'converting pictures', done: 0, total: built.images.length });
  return withImages(built, input.imagePostProcessing, context);
}
