import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '../../src');

/** The APIs answer in English. */
const inEnglish = ['server/', 'archive/', 'sessions/', 'conversions/', 'stores/'];

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !inEnglish.some((folder) => file.startsWith(folder)),
);

/** Failures with a text of their own instead of one of the catalogue. Those called `internal` are for programmers. */
const ownTexts = files.flatMap((file) =>
  [...readFileSync(join(source, file), 'utf8').matchAll(/new Failure\(\s*('\w+'|\w+),\s*(['"`])/g)]
    .filter(([, kind]) => kind !== "'internal'")
    .map(() => file),
);

it('this many failures are still in English only, and their number never grows', () => {
  expect(ownTexts.length).toBeLessThanOrEqual(68);
});
