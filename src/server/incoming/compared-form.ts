/** Reads a form that was sent again: it is hashed and compared, and nothing of it is stored. */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { isSameForm, type SentFile, sentForm, type SentForm } from './sent-form.ts';
import { baseName, drainBytes, drained, parserLimits, textOfField } from './upload.ts';

/** Whether the form of the request is the one that was received before. Rejects with too_large for one that is far longer. */
export async function repeats(request: FastifyRequest, earlier: SentForm): Promise<boolean> {
  if (!request.isMultipart()) return false;
  const budget = { bytes: earlier.size + drainBytes };
  const fields = Object.create(null) as Record<string, string>;
  const files: SentFile[] = [];
  for await (const part of request.parts({ limits: parserLimits(earlier.files.length) })) {
    if (part.type === 'field') fields[part.fieldname] = textOfField(part);
    else {
      const hash = createHash('sha256');
      await drained(part.file, budget, hash);
      files.push({ field: part.fieldname, name: baseName(part.filename), sha256: hash.digest('hex') });
    }
  }
  return isSameForm(earlier, sentForm(fields, files, earlier.size + drainBytes - budget.bytes));
}
