/**
 * Pictures as TeX can read them. EMF, WMF and SVG become PDF, cropped to the drawing; other bitmaps become PNG; what is broken
 * or cannot be drawn here becomes a frame with its name, and a warning: a TeX that does not compile helps nobody.
 */
import { Failure } from '../../../domain/failure.ts';
import type { ArtefactFile } from '../artefacts.ts';
import { imageKind, readableByTex, vectorKinds } from './kinds.ts';
import { isSoundBitmap, toPng } from './bitmaps.ts';
import { type Drawing, drawVector } from './vectors.ts';

export interface ProcessedImages {
  readonly tex: string;
  readonly images: readonly ArtefactFile[];
  readonly warnings: readonly string[];
}

interface ImageContext {
  readonly signal: AbortSignal;
  readonly workDir: string;
}

interface Processed {
  readonly image?: ArtefactFile;
  readonly warning?: string;
}

export async function processImages(
  tex: string,
  images: readonly ArtefactFile[],
  postProcessing: boolean,
  context: ImageContext,
): Promise<ProcessedImages> {
  const taken = new Set(images.map(({ path }) => path));
  const kept: ArtefactFile[] = [];
  const warnings: string[] = [];
  let rewritten = tex;
  for (const image of images) {
    context.signal.throwIfAborted();
    const { image: done, warning } = await processed(image, postProcessing, context, taken);
    if (warning !== undefined) warnings.push(warning);
    if (done) kept.push(done);
    if (!done)
      rewritten = replaceImage(
        rewritten,
        image.path,
        () => `\\fbox{\\texttt{${image.path.slice(image.path.lastIndexOf('/') + 1)}}}`,
      );
    else if (done.path !== image.path)
      rewritten = replaceImage(rewritten, image.path, (options) => `\\includegraphics${options}{${done.path}}`);
  }
  return { tex: rewritten, images: kept, warnings };
}

function replaceImage(tex: string, path: string, write: (options: string) => string): string {
  return tex.replaceAll(
    /\\includegraphics(\[[^\]]*\])?\{([^{}]+)\}/g,
    (whole, options: string | undefined, named: string) => (named === path ? write(options ?? '') : whole),
  );
}

async function processed(
  image: ArtefactFile,
  postProcessing: boolean,
  context: ImageContext,
  taken: Set<string>,
): Promise<Processed> {
  const name = image.path.slice(image.path.lastIndexOf('/') + 1);
  const kind = imageKind(image.bytes);
  const as = (extension: string, bytes: Uint8Array): ArtefactFile => ({
    path: freePath(image.path, extension, taken),
    bytes,
  });
  if (readableByTex.has(kind)) {
    if (kind !== 'pdf' && !(await isSoundBitmap(image.bytes)))
      return { warning: `The picture ${name} is damaged: a frame stands for it` };
    return { image: as(kind, image.bytes) };
  }
  if (!postProcessing)
    return {
      image,
      warning: `The picture ${name} is ${kind.toUpperCase()}, which TeX does not read: it was kept as it is, as asked`,
    };
  if (kind === 'unknown')
    return { warning: `The picture ${name} is of a kind that is not known: a frame stands for it` };
  try {
    if (!vectorKinds.has(kind)) return { image: as('png', await toPng(image.bytes)) };
    const drawing: Drawing | undefined = await drawVector(kind, image.bytes, context);
    if (!drawing) {
      return {
        warning: `The picture ${name} (${kind.toUpperCase()}) cannot be drawn here: install Inkscape or LibreOffice; a frame stands for it`,
      };
    }
    return {
      image: as('pdf', drawing.pdf),
      ...(drawing.warning === undefined ? {} : { warning: `${name}: ${drawing.warning}` }),
    };
  } catch (error) {
    if (error instanceof Failure && (error.kind === 'cancelled' || error.kind === 'internal')) throw error;
    context.signal.throwIfAborted();
    return { warning: `The picture ${name} could not be converted: a frame stands for it` };
  }
}

/** `image/a.emf` → `image/a.pdf`, or `image/a-2.pdf` where that is another picture's. */
function freePath(path: string, extension: string, taken: Set<string>): string {
  const dot = path.lastIndexOf('.');
  const stem = dot > path.lastIndexOf('/') ? path.slice(0, dot) : path;
  if (path === `${stem}.${extension}`) return path;
  let free = `${stem}.${extension}`;
  for (let count = 2; taken.has(free); count += 1) free = `${stem}-${count}.${extension}`;
  taken.add(free);
  return free;
}
