/**
 * Makes pictures that TeX can read. EMF, WMF and SVG become PDF, cropped to the drawing, and other bitmaps PNG. A picture that
 * is broken or cannot be drawn here becomes a frame with its name and a warning, so that the TeX still compiles.
 */
import type { ArtefactFile } from '../artefacts.ts';
import { imageKind, isVector, readableByTex } from './kinds.ts';
import { isSoundBitmap, toPng } from './bitmaps.ts';
import { type Drawing, drawVectors, type VectorPicture } from './vectors.ts';
import { type Message, message } from '../../texts/message.ts';

export interface ProcessedImages {
  readonly tex: string;
  readonly images: readonly ArtefactFile[];
  readonly warnings: readonly Message[];
}

interface ImageContext {
  readonly signal: AbortSignal;
  readonly workDir: string;
}

interface Processed {
  readonly image?: ArtefactFile;
  readonly warning?: Message;
}

export async function processImages(
  tex: string,
  images: readonly ArtefactFile[],
  postProcessing: boolean,
  context: ImageContext,
): Promise<ProcessedImages> {
  const taken = new Set(images.map(({ path }) => path));
  const kept: ArtefactFile[] = [];
  const warnings: Message[] = [];
  /** The replacement of `\includegraphics` for a path, with its options. */
  const written = new Map<string, (options: string) => string>();
  const drawings = postProcessing ? await drawn(images, context) : new Map<ArtefactFile, Drawing>();
  for (const image of images) {
    context.signal.throwIfAborted();
    const { image: done, warning } = await processed(image, postProcessing, drawings, taken);
    if (warning !== undefined) warnings.push(warning);
    if (done) kept.push(done);
    if (!done) written.set(image.path, () => `\\fbox{\\texttt{${nameOf(image)}}}`);
    else if (done.path !== image.path)
      written.set(image.path, (options) => `\\includegraphics${options}{${done.path}}`);
  }
  const rewritten = tex.replaceAll(
    /\\includegraphics(\[[^\]]*\])?\{([^{}]+)\}/g,
    (whole, options: string | undefined, path: string) => written.get(path)?.(options ?? '') ?? whole,
  );
  return { tex: rewritten, images: kept, warnings };
}

async function drawn(
  images: readonly ArtefactFile[],
  context: ImageContext,
): Promise<ReadonlyMap<ArtefactFile, Drawing>> {
  const vectors = images.flatMap((image): (VectorPicture & { readonly image: ArtefactFile })[] => {
    const kind = imageKind(image.bytes);
    return isVector(kind) ? [{ image, kind, bytes: image.bytes }] : [];
  });
  const made = await drawVectors(vectors, context);
  return new Map(
    vectors.flatMap(({ image }, index) => {
      const drawing = made[index];
      return drawing ? [[image, drawing] as const] : [];
    }),
  );
}

const nameOf = ({ path }: ArtefactFile): string => path.slice(path.lastIndexOf('/') + 1);

async function processed(
  image: ArtefactFile,
  postProcessing: boolean,
  drawings: ReadonlyMap<ArtefactFile, Drawing>,
  taken: Set<string>,
): Promise<Processed> {
  const name = nameOf(image);
  const kind = imageKind(image.bytes);
  const as = (extension: string, bytes: Uint8Array): ArtefactFile => ({
    path: freePath(image.path, extension, taken),
    bytes,
  });
  if (readableByTex.has(kind)) {
    if (kind !== 'pdf' && !(await isSoundBitmap(image.bytes)))
      return { warning: message('tex.pictureDamaged', { name }) };
    return { image: as(kind, image.bytes) };
  }
  if (!postProcessing)
    return {
      image,
      warning: message('tex.pictureKept', { name, kind: kind.toUpperCase() }),
    };
  if (kind === 'unknown') return { warning: message('tex.pictureUnknown', { name }) };
  if (!isVector(kind)) {
    const png = await toPng(image.bytes).catch(() => undefined);
    return png ? { image: as('png', png) } : { warning: message('tex.pictureUnconverted', { name }) };
  }
  const drawing = drawings.get(image);
  if (!drawing) {
    return { warning: message('tex.pictureUndrawn', { name, kind: kind.toUpperCase() }) };
  }
  return {
    image: as('pdf', drawing.pdf),
    ...(drawing.warning === undefined ? {} : { warning: message('tex.pictureDrawn', { name, how: drawing.warning }) }),
  };
}

/** `image/a.emf` → `image/a.pdf`, or `image/a-2.pdf` when another picture has that path. */
function freePath(path: string, extension: string, taken: Set<string>): string {
  const dot = path.lastIndexOf('.');
  const stem = dot > path.lastIndexOf('/') ? path.slice(0, dot) : path;
  if (path === `${stem}.${extension}`) return path;
  let free = `${stem}.${extension}`;
  for (let count = 2; taken.has(free); count += 1) free = `${stem}-${count}.${extension}`;
  taken.add(free);
  return free;
}
