/**
 * The file in which `review` keeps what people corrected, and from which `extract` takes it. Documents are known by their
 * SHA-256, so that a renamed or moved file is still found.
 */
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { fileFailure } from '../../documents/file-failure.ts';
import { Failure } from '../../domain/failure.ts';
import { isMissingFile } from '../../domain/missing-file.ts';
import type { Corrections } from '../../extract/corrections.ts';
import { CorrectionsSchema } from '../../extract/corrections-schema.ts';
import type { DocumentCorrections } from '../../tasks/extract/corrected.ts';
import { message } from '../../texts/message.ts';
import { fileSink } from '../terminal/output.ts';

const Overlay = z.strictObject({
  /** Says what the file is. */
  invoicectl: z.literal('corrections'),
  documents: z.record(
    z.string().regex(/^[0-9a-f]{64}$/),
    z.strictObject({
      /** For people; the document may have another name by now. */
      name: z.string().max(10_000),
      /** By the position of the invoice in the document, from 0. */
      invoices: z.record(z.string().regex(/^\d{1,5}$/), CorrectionsSchema),
    }),
  ),
});

/** More than any person corrects. */
const maxMegabytes = 100;

export interface CorrectedInvoice {
  readonly sha256: string;
  readonly name: string;
  readonly position: number;
}

export interface Overlay {
  of(sha256: string): DocumentCorrections | undefined;
  /** Replaces the corrections of an invoice; without any, the invoice is not in the file any more. */
  set(invoice: CorrectedInvoice, corrections: Corrections): void;
  /** The number of corrected invoices. */
  count(): number;
  /** Writes the file anew. Rejects with `write_failed`. */
  save(): Promise<void>;
}

/**
 * The overlay in `file`, or an empty one if there is no such file. Rejects with `conflict` for a file that is none, and with
 * what keeps the file from being read.
 */
export async function openOverlay(file: string): Promise<Overlay> {
  const documents = new Map<string, { readonly name: string; readonly invoices: Map<number, Corrections> }>();
  for (const [sha256, { name, invoices }] of Object.entries((await storedIn(file))?.documents ?? {})) {
    const byPosition = Object.entries(invoices).map(
      ([position, corrections]) => [Number(position), corrections] as const,
    );
    documents.set(sha256, { name, invoices: new Map(byPosition) });
  }
  return {
    of: (sha256) => documents.get(sha256)?.invoices,
    set({ sha256, name, position }, corrections) {
      const invoices = documents.get(sha256)?.invoices ?? new Map<number, Corrections>();
      if (Object.keys(corrections).length > 0) invoices.set(position, corrections);
      else invoices.delete(position);
      if (invoices.size > 0) documents.set(sha256, { name, invoices });
      else documents.delete(sha256);
    },
    count: () => [...documents.values()].reduce((sum, { invoices }) => sum + invoices.size, 0),
    async save() {
      const entries = [...documents].map(([sha256, { name, invoices }]) => [
        sha256,
        { name, invoices: Object.fromEntries(invoices) },
      ]);
      const sink = await fileSink(file, { replace: true });
      const content = { invoicectl: 'corrections', documents: Object.fromEntries(entries) };
      await sink.write(`${JSON.stringify(content, null, 2)}\n`);
      await sink.finish();
    },
  };
}

async function storedIn(file: string): Promise<z.output<typeof Overlay> | undefined> {
  let text: string;
  try {
    const { size } = await stat(file);
    if (size > maxMegabytes * 1024 ** 2) throw notCorrections(file);
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw fileFailure(error, file);
  }
  try {
    return Overlay.parse(JSON.parse(text));
  } catch (cause) {
    throw notCorrections(file, cause);
  }
}

const notCorrections = (file: string, cause?: unknown): Failure =>
  new Failure('conflict', message('corrections.none', { file }), {
    detail: message('corrections.noneDetail', {}),
    cause,
  });
