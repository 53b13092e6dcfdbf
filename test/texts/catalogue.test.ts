import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const texts = join(import.meta.dirname, '../../src/texts');

it.each(['en', 'zh', 'de', 'fr'])('no id of the catalogue in %s stands in two of its files', async (language) => {
  const files = readdirSync(join(texts, language)).filter((file) => file !== 'index.ts');
  const ids = await Promise.all(
    files.map(async (file) => {
      const parts: Record<string, object> = await import(join(texts, language, file));
      return Object.values(parts).flatMap((part) => Object.keys(part));
    }),
  );
  const all = ids.flat();
  expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
});
