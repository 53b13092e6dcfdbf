/**
 * EMF, WMF and SVG as PDF, cropped to the drawing, by Inkscape or LibreOffice. Without these programs, sharp draws SVG, and the
 * bitmap inside a metafile is used. All pictures of a document are converted together, so that LibreOffice starts only once.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { drawingsToPdf } from '../../programs/libreoffice/drawings.ts';
import { findProgram, runProgram } from '../programs.ts';
import { toPng } from './bitmaps.ts';
import { croppedToDrawing, pdfOfPng } from './drawing-pdf.ts';
import type { VectorKind } from './kinds.ts';
import { bitmapOfMetafile } from './metafile-bitmap.ts';
import { type Message, message } from '../../texts/message.ts';

export interface Drawing {
  readonly pdf: Uint8Array;
  readonly warning?: Message;
}

interface VectorContext {
  readonly signal: AbortSignal;
  readonly workDir: string;
}

const timeoutMs = 60_000;

export interface VectorPicture {
  readonly kind: VectorKind;
  readonly bytes: Uint8Array;
}

/** One PDF for each drawing; undefined for one that nothing here can draw. */
export async function drawVectors(
  given: readonly VectorPicture[],
  context: VectorContext,
): Promise<readonly (Drawing | undefined)[]> {
  const pictures = given.map(({ kind, bytes }) => ({ kind, bytes: kind === 'svg' ? withoutReferences(bytes) : bytes }));
  const drawn: (Uint8Array | undefined)[] = [];
  for (const picture of pictures) drawn.push(await byInkscape(picture, context));
  const left = pictures.flatMap((picture, index) => (drawn[index] ? [] : [{ index, ...picture }]));
  const pages = await drawingsToPdf(
    left.map(({ kind, bytes }) => ({ extension: kind, bytes })),
    context.signal,
  );
  for (const [at, { index }] of left.entries()) {
    const page = pages[at];
    // When the page cannot be read, the next way is tried.
    drawn[index] = page && (await croppedToDrawing(page).catch(() => undefined));
  }
  return Promise.all(
    pictures.map(async (picture, index) => {
      const pdf = drawn[index];
      return pdf ? { pdf } : embedded(picture).catch(() => undefined);
    }),
  );
}

/** Without any program. Rejects when the picture is broken. */
async function embedded({ kind, bytes }: VectorPicture): Promise<Drawing | undefined> {
  if (kind === 'svg')
    return {
      pdf: await pdfOfPng(await drawnBySharp(bytes), 2),
      warning: message('tex.asBitmap', {}),
    };
  const bitmap = bitmapOfMetafile(kind, bytes);
  return (
    bitmap && {
      pdf: await pdfOfPng(await toPng(bitmap.bytes), 1),
      warning: message('tex.innerBitmap', {}),
    }
  );
}

/** Removes references of an SVG to files and addresses before a program draws it. Fragments and data: URIs stay. */
export function withoutReferences(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const clean = text
    .replaceAll(/<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/gi, '')
    .replaceAll(/<\?xml-stylesheet[\s\S]*?\?>/gi, '')
    .replaceAll(/<script[\s\S]*?<\/script\s*>/gi, '')
    .replaceAll(/@import[^;]*;?/gi, '')
    .replaceAll(/((?:[\w-]+:)?(?:href|src)\s*=\s*)("[^"]*"|'[^']*')/gi, (whole, name: string, value: string) =>
      /^["']\s*(?:#|data:image\/)/i.test(value) ? whole : `${name}""`,
    )
    .replaceAll(/url\(\s*(?!["']?#)[^)]*\)/gi, 'none');
  return Buffer.from(clean);
}

async function byInkscape(
  { kind, bytes }: VectorPicture,
  { signal, workDir }: VectorContext,
): Promise<Uint8Array | undefined> {
  const program = await findProgram('inkscape');
  if (program === undefined) return undefined;
  const folder = await mkdtemp(join(workDir, 'drawing-'));
  try {
    await writeFile(join(folder, `drawing.${kind}`), bytes);
    await runProgram(program, {
      args: [`drawing.${kind}`, '--export-type=pdf', '--export-area-drawing', '--export-filename=drawing.pdf'],
      folder,
      timeoutMs,
      signal,
    });
    // A failed drawing has no PDF, whatever the exit code is. Then the next way is tried.
    const pdf = await readFile(join(folder, 'drawing.pdf')).catch(() => undefined);
    return pdf?.subarray(0, 5).toString('latin1') === '%PDF-' ? pdf : undefined;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'timeout') return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function drawnBySharp(bytes: Uint8Array): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { density: 144, limitInputPixels: 100_000_000 }).png().toBuffer();
}
