/** Whole documents of kinds that no public invoice is at hand of: drawn, read from their text and from a picture of them. */
import { afterAll, describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../../src/domain/document.ts';
import type { MediaType } from '../../../src/domain/formats.ts';
import type { Invoice } from '../../../src/domain/invoice.ts';
import type { Extraction } from '../../../src/domain/record.ts';
import { ExtractOptions } from '../../../src/extract/options.ts';
import { extractDocument } from '../../../src/extract/pipeline.ts';
import { ocrEngine } from '../../../src/ocr/index.ts';
import { drawFrom } from '../../../tools/generate/draw.ts';
import { type FapiaoTruth, jpegOf, pdfOf, type Photo } from '../../../tools/generate/fapiao/drawn.ts';
import { fapiaoKinds } from '../../../tools/generate/fapiao/index.ts';

const engine = ocrEngine('paddle');
afterAll(() => engine.close());

const kinds = fapiaoKinds.filter(({ name }) =>
  ['vehicle', 'fixed amount', 'machine-printed', 'taxi receipt', 'railway ticket'].includes(name),
);

/** A telephone's picture that is not the best one. */
const photo: Photo = { dpi: 150, skew: 1, blur: 0.6, quality: 60, grain: 12, ink: 0.7 };

async function read(bytes: Uint8Array, mediaType: MediaType): Promise<Extraction> {
  const document: SourceDocument = { path: 'form', bytes, sha256: '', mediaType };
  const extractions = await extractDocument(document, ExtractOptions.parse({ explain: true }), { ocr: engine });
  expect(extractions).toHaveLength(1);
  return extractions[0]!;
}

/** What the invoice says of the fields that the form states. */
const saidOf = (invoice: Invoice | null, truth: FapiaoTruth): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(truth).map((path) => [
      path,
      path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown> | null)?.[key], invoice),
    ]),
  );

describe.each(kinds)('$name', ({ name, family, draw }) => {
  it.each(['first', 'second', 'third'])('is read from its text: the %s', async (seed) => {
    const drawn = draw(drawFrom(`${name} ${seed}`));
    const { invoice, status, explanations } = await read(await pdfOf(drawn), 'application/pdf');
    expect(saidOf(invoice, drawn.truth)).toEqual(drawn.truth);
    expect(new Set(explanations?.map(({ source }) => source))).toEqual(new Set([family]));
    expect(status).toBe('ok');
  });

  it('is read from a picture of it', async () => {
    const drawn = draw(drawFrom(`${name} photo`));
    const { invoice } = await read(await jpegOf(drawn, photo, 7), 'image/jpeg');
    const { notes: _, ...truth } = drawn.truth;
    expect(saidOf(invoice, truth)).toEqual(truth);
  });
});
