/**
 * EMF, WMF and SVG as PDF: by Inkscape or LibreOffice where found, cropped to the drawing; else what can be done without:
 * SVG drawn by sharp, of a metafile the bitmap it wraps.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../../../domain/failure.ts';
import { findProgram, runProgram } from '../programs.ts';
import { toPng } from './bitmaps.ts';
import { croppedToDrawing, pdfOfPng } from './drawing-pdf.ts';
import type { ImageKind } from './kinds.ts';
import { bitmapOfMetafile } from './metafile-bitmap.ts';

export interface Drawing {
  readonly pdf: Uint8Array;
  readonly warning?: string;
}

interface VectorContext {
  readonly signal: AbortSignal;
  readonly workDir: string;
}

const timeoutMs = 60_000;

/** Undefined where nothing here can draw it. */
export async function drawVector(
  kind: ImageKind,
  given: Uint8Array,
  context: VectorContext,
): Promise<Drawing | undefined> {
  const bytes = kind === 'svg' ? withoutReferences(given) : given;
  const drawn = (await byInkscape(kind, bytes, context)) ?? (await byLibreOffice(kind, bytes, context));
  if (drawn) return { pdf: drawn };
  if (kind === 'svg')
    return {
      pdf: await pdfOfPng(await drawnBySharp(bytes), 2),
      warning: 'drawn as a bitmap, for want of Inkscape and LibreOffice',
    };
  const bitmap = kind === 'emf' || kind === 'wmf' ? bitmapOfMetafile(kind, bytes) : undefined;
  return (
    bitmap && {
      pdf: await pdfOfPng(await toPng(bitmap.bytes), 1),
      warning: 'the bitmap inside the metafile stands for it, for want of Inkscape and LibreOffice',
    }
  );
}

/** An SVG may ask for files and addresses: what is not inside it or in the form of data is taken out before anything draws it. */
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

async function byInkscape(kind: ImageKind, bytes: Uint8Array, context: VectorContext): Promise<Uint8Array | undefined> {
  const program = await findProgram('inkscape');
  if (program === undefined) return undefined;
  return inFolder(context, async (folder) => {
    await writeFile(join(folder, `drawing.${kind}`), bytes);
    await runProgram(program, {
      args: [`drawing.${kind}`, '--export-type=pdf', '--export-area-drawing', '--export-filename=drawing.pdf'],
      folder,
      timeoutMs,
      signal: context.signal,
    });
    return pdfIn(folder);
  });
}

async function byLibreOffice(
  kind: ImageKind,
  bytes: Uint8Array,
  context: VectorContext,
): Promise<Uint8Array | undefined> {
  const program = await findProgram('soffice');
  if (program === undefined) return undefined;
  return inFolder(context, async (folder) => {
    await writeFile(join(folder, `drawing.${kind}`), bytes);
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const args = [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--nodefault',
      '--convert-to',
      'pdf:draw_pdf_Export',
      '--outdir',
      folder,
      join(folder, `drawing.${kind}`),
    ];
    // The first start in a new profile may end with 81: start again.
    const first = await runProgram(program, { args, folder, timeoutMs, signal: context.signal });
    if (first.code === 81) await runProgram(program, { args, folder, timeoutMs, signal: context.signal });
    const pdf = await pdfIn(folder);
    return pdf && croppedToDrawing(pdf);
  });
}

/** A program that failed leaves no PDF, whatever its exit code says; the next way is tried then. */
async function pdfIn(folder: string): Promise<Uint8Array | undefined> {
  const bytes = await readFile(join(folder, 'drawing.pdf')).catch(() => undefined);
  return bytes?.subarray(0, 5).toString('latin1') === '%PDF-' ? bytes : undefined;
}

async function inFolder<Result>(
  context: VectorContext,
  work: (folder: string) => Promise<Result>,
): Promise<Result | undefined> {
  const folder = await mkdtemp(join(context.workDir, 'drawing-'));
  try {
    return await work(folder);
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
