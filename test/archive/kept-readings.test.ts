import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { ArchivedInvoice } from '../../src/archive/invoice-archive.ts';
import { type KeptReadingServices, keptReadings } from '../../src/archive/kept-readings.ts';
import { judge } from '../../src/extract/judge.ts';
import { message } from '../../src/texts/message.ts';

/** Services in whose blob store every file has this content. */
const keeping = (content: unknown): KeptReadingServices => {
  const bytes = Buffer.from(JSON.stringify(content));
  const blobs = { open: async () => Readable.from([bytes]), size: async () => bytes.length };
  return { blobs } as unknown as KeptReadingServices;
};

it('warnings that an earlier version kept as their texts are still there', async () => {
  const charts = message('loss.charts', {});
  const ofDocument = { warnings: ['The file is cut off', charts], signatures: [], lostPages: [] };
  const readings = keptReadings(keeping([{ readings: [], needed: [], ofDocument }]));
  const invoice = { readingFiles: { bases: 'a', pages: 'b' }, position: 0 } as unknown as ArchivedInvoice;
  const basis = await readings.basis(invoice, new AbortController().signal);
  const { warnings, warningTexts } = judge(basis, { explain: false });
  expect(warnings).toEqual(['The file is cut off', 'Charts were left out']);
  expect(warningTexts).toEqual([message('failure.only', { why: 'The file is cut off' }), charts]);
});
