/** The library's face reads with the user's templates and language model, as the command line does. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { extract } from '../src/index.ts';
import { makePdf } from './documents/readers/pdf-documents.ts';
import { modelServer, type ModelServer } from './extract/sources/language-model/model-server.ts';

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
