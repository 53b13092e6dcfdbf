/** A record that lacks a field that its kind of document has to have is never `ok`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Evidence, type Method, methods } from '../../src/domain/evidence.ts';
import { families } from '../../src/extract/families/index.ts';
import { judge } from '../../src/extract/judge.ts';
import { ExtractOptions } from '../../src/extract/options.ts';
import { extractDocument } from '../../src/extract/pipeline.ts';
import type { FieldName, Fields } from '../../src/extract/reading.ts';

const values: Readonly<Record<string, string | number>> = {
  number: '24117000000000012345',
  code: '144031900110',
  issueDate: '2024-05-17',
  totalAmount: 113,
  'seller.name': 'Kestrel Tools Ltd',
};
const options = ExtractOptions.parse({});

function statusOf(needed: readonly FieldName[], method: Method, unsure: ReadonlyMap<FieldName, number | undefined>) {
  const fields = Object.fromEntries(
    needed.flatMap((field) => {
      const confidence = unsure.has(field) ? unsure.get(field) : 0.95;
      const evidence: Evidence | undefined =
        confidence === undefined ? undefined : { value: values[field], confidence, method };
      return evidence ? [[field, evidence]] : [];
    }),
  ) as Fields;
  const reading = { source: 'test', fields, lines: [], facts: {} };
  const ofDocument = { warnings: [], signatures: [], lostPages: [] };
  return judge({ readings: [reading], needed, ofDocument }, options).status;
}

describe.each(families.map((family) => [family.name, family.needed] as const))('family %s', (_, needed) => {
  it('needs the total and at least two further fields', () => {
    expect(needed).toContain('totalAmount');
    expect(needed.length).toBeGreaterThan(2);
  });

  it.each(methods)('is ok only if every needed field was read surely, from %s', (method) => {
    expect(statusOf(needed, method, new Map())).toBe('ok');
    for (const field of needed) {
      expect(statusOf(needed, method, new Map([[field, undefined]]))).toBe('review');
      expect(statusOf(needed, method, new Map([[field, 0.5]]))).toBe('review');
    }
  });
});

const fixtures = join(import.meta.dirname, '../../fixtures/invoices');
const xml = readdirSync(fixtures).filter((name) => name.endsWith('.xml'));

describe.each(xml)('%s', (name) => {
  const text = readFileSync(join(fixtures, name), 'utf8');
  const read = async (content: string) =>
    (await extractDocument({ bytes: Buffer.from(content), mediaType: 'application/xml' } as never, options, {})).map(
      ({ invoice, status }) => ({ invoice, status }),
    );

  it('is never ok without its number, date, total or seller, whichever element is removed', async () => {
    const elements = [...new Set([...text.matchAll(/<([\w:]+)[^<>/]*>[^<>]+<\/\1>/g)].map(([whole]) => whole))];
    expect(elements.length).toBeGreaterThan(5);
    for (const element of elements.slice(0, 120)) {
      for (const { invoice, status } of await read(text.replaceAll(element, '')).catch(() => [])) {
        const isComplete = [invoice?.number, invoice?.issueDate, invoice?.totalAmount, invoice?.seller.name].every(
          (value) => value !== null && value !== undefined,
        );
        expect(isComplete || status === 'review').toBe(true);
      }
    }
  });
});
