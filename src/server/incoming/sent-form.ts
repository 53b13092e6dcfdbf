/** What a form contained, as far as that is needed to recognise it when it is sent again. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const SentFile = z.object({
  field: z.string(),
  name: z.string(),
  /** Null for a file that was refused before all of it had been read: its bytes are not compared. */
  sha256: z.string().nullable(),
});
export type SentFile = z.output<typeof SentFile>;

export const SentForm = z.object({
  /** SHA-256 of all fields that are not files. */
  fields: z.string(),
  /** In the order of the form. */
  files: z.array(SentFile),
  /** Bytes of all files together. */
  size: z.number(),
});
export type SentForm = z.output<typeof SentForm>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Undefined until the whole form was received. */
    sentForm?: SentForm;
  }
}

export function sentForm(fields: Readonly<Record<string, string>>, files: readonly SentFile[], size: number): SentForm {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  return { fields: createHash('sha256').update(JSON.stringify(sorted)).digest('hex'), files: [...files], size };
}

export function isSameForm(a: SentForm, b: SentForm): boolean {
  return (
    a.fields === b.fields &&
    a.size === b.size &&
    a.files.length === b.files.length &&
    a.files.every((file, index) => isSameFile(file, b.files[index]))
  );
}

const isSameFile = (a: SentFile, b: SentFile | undefined): boolean =>
  b !== undefined &&
  a.field === b.field &&
  a.name === b.name &&
  (a.sha256 === b.sha256 || a.sha256 === null || b.sha256 === null);
