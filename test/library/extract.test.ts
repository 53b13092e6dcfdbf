/** The library's face reads with the user's templates and language model, as the command line does. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { extract } from '../../src/index.ts';
import { ubl } from '../e2e/program.ts';
import { makePdf } from '../documents/readers/pdf-documents.ts';
import { modelServer, type ModelServer } from '../extract/sources/language-model/model-server.ts';

let folder: string;
let server: ModelServer;
beforeAll(async () => {
  server = await modelServer();
  folder = await mkdtemp(join(tmpdir(), 'library-'));
  const pdf = await makePdf(({ page, font }) => {
    ['Nebelhorn Werke GmbH', 'Invoice No: A-1', 'Vorgang: V-77', 'Date: 2024-04-03', 'Total: 12.00 EUR'].forEach(
      (row, index) => page.drawText(row, { x: 50, y: 780 - 20 * index, size: 11, font }),
    );
  });
  await writeFile(join(folder, 'a.pdf'), await pdf.save());
  await mkdir(join(folder, 'own'));
  await writeFile(
    join(folder, 'own', 'n.yml'),
    "issuer: Nebelhorn\nkeywords: [Nebelhorn]\nfields:\n  number: { regex: 'Vorgang: (\\S+)' }\n",
  );
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

it('uses the given templates, and asks the given language model', async () => {
  server.follow({ status: 401 });
  const model = { provider: 'openai-compatible', baseUrl: `${server.origin}/v1`, model: 'm', key: undefined } as const;
  const records = extract([join(folder, 'a.pdf')], {
    templates: join(folder, 'own'),
    model,
    cache: false,
    ocr: 'never',
  });
  for await (const { invoice, evidence, warnings } of records) {
    expect(invoice).toMatchObject({ number: 'V-77', seller: { name: 'Nebelhorn' } });
    expect(evidence['seller.name']?.method).toBe('template');
    expect(warnings).toEqual([expect.stringContaining('status 401')]);
  }
  expect(server.asked).toHaveLength(1);
});

it('takes bytes beside paths, in their order, and reads no file of that name', async () => {
  const records = [];
  const inputs = [
    { name: join(folder, 'a.pdf'), bytes: new TextEncoder().encode(ubl('A')) },
    join(folder, 'missing.pdf'),
    { name: 'b.xml', bytes: new TextEncoder().encode(ubl('B')) },
  ];
  for await (const record of extract(inputs, { cache: false, ocr: 'never' })) records.push(record);
  expect(records).toMatchObject([
    { source: { path: join(folder, 'a.pdf'), mediaType: 'application/xml' }, invoice: { number: 'A' } },
    { status: 'failed', failure: { kind: 'not_found' } },
    { source: { path: 'b.xml' }, invoice: { number: 'B' } },
  ]);
});

it('rejects as cancelled once the signal has fired, after the records that were ready', async () => {
  const stop = new AbortController();
  const inputs = Array.from({ length: 50 }, (_, index) => ({
    name: `${index}.xml`,
    bytes: new TextEncoder().encode(ubl(`N${index}`)),
  }));
  let count = 0;
  const reading = async (): Promise<void> => {
    for await (const _ of extract(inputs, { cache: false, ocr: 'never', concurrency: 1, signal: stop.signal })) {
      count++;
      stop.abort();
    }
  };
  await expect(reading()).rejects.toMatchObject({ kind: 'cancelled' });
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(50);
});

it.each([
  [{ ocr: 'sometimes' }, 'The option ocr: "sometimes" is not allowed. It takes auto, always, never'],
  [{ concurrency: 0 }, 'The option concurrency: must be at least 1'],
  [{ maxPages: '3' }, 'The option maxPages: "3" is not a number'],
  [{ password: 7 }, 'The option password: it is not a text'],
])('says in a sentence what is wrong with %j', async (settings, message) => {
  const records = extract('a.pdf', settings as object);
  await expect(records.next()).rejects.toMatchObject({ kind: 'bad_request', message });
});
