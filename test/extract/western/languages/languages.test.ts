import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages, wholeWords, wordsOf } from '../../../../src/extract/western/languages/index.ts';
import type { Words } from '../../../../src/extract/western/languages/language.ts';
import { columnMeanings, labelMeanings } from '../../../../src/extract/western/languages/table.ts';

const western = join(import.meta.dirname, '../../../../src/extract/western');

/** What no language can be read without. */
const vital = ['legalForms', 'contact', 'registration', 'taxes', 'countryNames', 'titles', 'till'] as const;

describe.each(languages)('$code', ({ labels, columns, months, words, countries }) => {
  it('has a phrase for every label and every column', () => {
    for (const meaning of labelMeanings) expect(labels[meaning].length, meaning).toBeGreaterThan(0);
    for (const meaning of columnMeanings) expect(columns[meaning].length, meaning).toBeGreaterThan(0);
  });

  it('has twelve months, each with a name', () => {
    expect(months).toHaveLength(12);
    expect(months.flat().every((name) => /^\p{L}{2,12}$/u.test(name))).toBe(true);
  });

  it('has alternatives for a regular expression, none of which matches everything', () => {
    for (const [kind, alternatives] of Object.entries(words) as [keyof Words, string][]) {
      if (alternatives === '') continue;
      expect(new RegExp(`^(?:${alternatives})$`, 'u').test(''), kind).toBe(false);
    }
    for (const kind of vital) expect(words[kind], kind).not.toBe('');
  });

  it('names the currency of each of its countries by its code', () => {
    for (const { code, currency } of countries) {
      expect(code).toMatch(/^[A-Z]{2}$/);
      expect(Intl.supportedValuesOf('currency')).toContain(currency);
    }
  });
});

it('lists every language once', () => {
  const files = readdirSync(join(western, 'languages')).filter((file) => /^[a-z]{2}\.ts$/.test(file));
  expect(languages.map(({ code }) => `${code}.ts`).toSorted()).toEqual(files.toSorted());
});

it('recognises whole words in every alphabet', () => {
  const street = new RegExp(wholeWords(wordsOf('streets')), 'iu');
  expect(street.test('Nádor út 3')).toBe(true);
  expect(street.test('Lendület 3')).toBe(false);
});

/** Plain words of the languages but English, whose words are those of the code as well. */
function vocabulary(): ReadonlySet<string> {
  const plain = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const english = languages
    .filter(({ code }) => code === 'en')
    .flatMap(({ words }) => plain(Object.values(words).join(' ')));
  const all = languages
    .filter(({ code }) => code !== 'en')
    .flatMap(({ words }) => plain(Object.values(words).join(' ')));
  return new Set(all.filter((word) => !english.includes(word)));
}

it('keeps every list of words inside the file of its language', () => {
  const known = vocabulary();
  const lists = readdirSync(western, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('languages'))
    .flatMap((file) => {
      const code = readFileSync(join(western, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      return [...code.matchAll(/[\p{L}.?\\ ]+(?:\|[\p{L}.?\\ ]+)+/gu)]
        .map(([list]) => list)
        .filter((list) => list.split('|').filter((word) => known.has(word.trim().toLowerCase())).length > 1)
        .map((list) => `${file}: ${list}`);
    });
  expect(lists).toEqual([]);
});

it('mentions legal forms only in the files of languages', () => {
  const forms = /\b(?:GmbH|S\.?A\.?R\.?L|S\.?r\.?l\b|Kft|Zrt|ApS|Oyj|s\.r\.o|Sp\. z o|Ltda?|B\.V|Bhd)\b/i;
  const found = readdirSync(western, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('languages'))
    .filter((file) =>
      forms.test(readFileSync(join(western, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')),
    );
  expect(found).toEqual([]);
});
