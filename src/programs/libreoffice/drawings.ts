/** Drawings (EMF, WMF, SVG) to PDF by LibreOffice: all of them in one run, because starting takes longer than drawing. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findOffice, type FoundOffice } from './find.ts';
import { runOnce } from './one-shot.ts';
import { makeProfile } from './profile.ts';

export interface DrawingFile {
  readonly extension: 'emf' | 'wmf' | 'svg';
  readonly bytes: Uint8Array;
}

const startMs = 60_000;
const eachMs = 2_000;
const maxStarts = 3;

let found: { readonly where: string; readonly office: Promise<FoundOffice | undefined> } | undefined;

/** Searched for once, and again when the environment names other folders. */
function officeHere(): Promise<FoundOffice | undefined> {
  const where = `${process.env['INVOICECTL_SOFFICE'] ?? ''}\n${process.env['PATH'] ?? ''}`;
  if (found?.where !== where) found = { where, office: findOffice() };
  return found.office;
}

/**
 * A PDF of one page for each drawing, larger than the drawing; undefined for one that cannot be drawn, and for all if
 * LibreOffice is missing. After a drawing at which it crashes or hangs, it is started again for the rest. Rejects with the
 * signal's reason.
 */
export async function drawingsToPdf(
  drawings: readonly DrawingFile[],
  outer: AbortSignal,
): Promise<readonly (Uint8Array | undefined)[]> {
  const none = drawings.map(() => undefined);
  const office = drawings.length === 0 ? undefined : await officeHere();
  if (!office) return none;
  const profile = await makeProfile();
  const out = join(profile.folder, 'out');
  const result = (index: number): Promise<Uint8Array | undefined> =>
    readFile(join(out, `drawing-${index}.pdf`)).then(
      (bytes) => (bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? bytes : undefined),
      () => undefined,
    );
  try {
    await mkdir(out);
    const files = drawings.map(({ extension }, index) => join(profile.folder, `drawing-${index}.${extension}`));
    for (const [index, { bytes }] of drawings.entries()) await writeFile(files[index] ?? '', bytes);
    let from = 0;
    for (let start = 0; start < maxStarts && from < files.length; start++) {
      const left = files.slice(from);
      const deadline = AbortSignal.timeout(startMs + eachMs * left.length);
      const args = ['--convert-to', 'pdf:draw_pdf_Export', '--outdir', out, ...left];
      const code = await runOnce(office, profile, args, AbortSignal.any([outer, deadline])).catch((error: unknown) => {
        if (outer.aborted || !deadline.aborted) throw error;
        return null;
      });
      // It ended by itself: drawings without a file cannot be drawn.
      if (code !== null && code <= 128) break;
      // Drawings are done in order: the one after the last file is the one at which it stopped.
      const done = await Promise.all(files.map((_, index) => result(index)));
      from = Math.max(from, done.findLastIndex((pdf) => pdf !== undefined) + 1) + 1;
    }
    return await Promise.all(files.map((_, index) => result(index)));
  } finally {
    await profile.remove();
  }
}
