import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '../../src');

/** The APIs answer in English, and so does the library. */
const inEnglish = ['server/', 'archive/', 'sessions/', 'conversions/', 'library/'];

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !inEnglish.some((folder) => file.startsWith(folder)),
);

/** Failures whose message or advice is a text of their own instead of one of the catalogue. Those called `internal` are for programmers. */
const ownTexts = files.flatMap((file) =>
  [
    ...readFileSync(join(source, file), 'utf8').matchAll(
      /new Failure\(\s*('\w+'|\w+),\s*(?:message\([^;]*?\),\s*\{[^;]*?detail:\s*)?(['"`])/g,
    ),
  ]
    .filter(([, kind]) => kind !== "'internal'")
    .map(() => file),
);

it('whatever fails on the command line is said in the language of the user, with what to do about it', () => {
  expect(ownTexts).toEqual([]);
});

it('whatever is warned of is a message of the catalogue, so that it is shown in the language of the user', () => {
  const bare = /\bwarn\(\s*['"`]|\bwarnings?\.(?:push|add)\(\s*['"`]|\bwarning: ['"`]|\bwarnings: \[\s*['"`]/;
  expect(files.filter((file) => bare.test(readFileSync(join(source, file), 'utf8')))).toEqual([]);
});

it('warnings are strings only where a record or a report has them in English beside their ids', () => {
  const strings = /\b(?:warnings|warning)\??: (?:readonly )?string\b/;
  expect(files.filter((file) => strings.test(readFileSync(join(source, file), 'utf8')))).toEqual(['domain/warned.ts']);
});
