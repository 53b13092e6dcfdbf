import { expect, it } from 'vitest';
import type { Page } from '../../src/domain/document.ts';
import type { Family } from '../../src/extract/families/family.ts';
import { families as builtIn } from '../../src/extract/families/index.ts';
import { layoutReadings, segments } from '../../src/extract/segments.ts';
import { pageOf } from './page-of.ts';

const page = (number: number, text: string): Page => ({
  number,
  width: 595,
  height: 842,
  textSource: 'text',
  words: [{ text, box: [0, 0, 10, 10], confidence: 1 }],
});
/** A family that is as sure of pages as their surest word says: "ticket:0.9". */
const family = (name: string): Family => ({
  name,
  needed: [],
  read: () => [],
  recognises: (pages) =>
    Math.max(
      0,
      ...pages.flatMap(({ words }) =>
        words.map(({ text }) => (text.startsWith(`${name}:`) ? Number(text.split(':')[1]) : 0)),
      ),
    ),
});
const families = [family('invoice'), family('ticket')];
const found = (...texts: string[]) =>
  segments(
    families,
    texts.map((text, index) => page(index + 1, text)),
  ).map((segment) => [segment.family.name, segment.pages.map(({ number }) => number)]);

it('splits where another family is sure of a page', () => {
  expect(found('invoice:0.9', 'ticket:0.8', 'ticket:0.9')).toEqual([
    ['invoice', [1]],
    ['ticket', [2, 3]],
  ]);
});

it('lets an unsure page continue the segment before it', () => {
  expect(found('invoice:0.9', 'ticket:0.4', 'terms')).toEqual([['invoice', [1, 2, 3]]]);
});

it('assigns a cover page to the family of the pages after it', () => {
  expect(found('cover', 'ticket:0.9')).toEqual([['ticket', [1, 2]]]);
});

it('asks which family is surest of all pages if none is sure of any single page', () => {
  expect(found('invoice:0.2', 'ticket:0.3')).toEqual([['ticket', [1, 2]]]);
});

it('reads nothing if no family recognises anything', () => {
  expect(found('a letter')).toEqual([]);
});

it('lets a further page of the kind that a template stands in for continue its segment', () => {
  const [invoice, ticket] = families as [Family, Family];
  const template: Family = { ...family('template'), standsInFor: [invoice, ticket] };
  const read = segments(
    [template, invoice, ticket],
    [page(1, 'template:1'), page(2, 'invoice:0.9'), page(3, 'ticket:0.9')].map((each, index) =>
      index === 0 ? { ...each, words: [...each.words, ...page(1, 'invoice:0.9').words] } : each,
    ),
  );
  expect(read.map((segment) => [segment.family.name, segment.pages.map(({ number }) => number)])).toEqual([
    ['template', [1, 2]],
    ['ticket', [3]],
  ]);
});

it('reads every invoice of a long file, also beyond the sixtieth page', () => {
  const pages = Array.from({ length: 75 }, (_, index) =>
    pageOf(
      [
        [50, 50, 'Kestrel Tools Ltd', 14],
        [50, 66, '4 Forge Street'],
        [50, 78, 'Leeds LS1 4AP'],
        [50, 110, `Invoice number: KT-${1000 + 7 * index}`],
        [50, 124, 'Invoice date: 5 August 2024'],
        [380, 328, 'Total due'],
        [-540, 328, `£${100 + index}.00`],
      ],
      index + 1,
    ),
  );
  const { readings, unread } = layoutReadings(builtIn, pages);
  expect(unread).toEqual([]);
  expect(readings.map(({ reading }) => reading.fields.number?.value)).toEqual(
    pages.map((_, index) => `KT-${1000 + 7 * index}`),
  );
});
