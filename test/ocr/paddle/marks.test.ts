import { expect, it } from 'vitest';
import type { Run } from '../../../src/ocr/paddle/ctc.ts';
import { markedLetters, marksThatCount, withMarks } from '../../../src/ocr/paddle/marks.ts';

/** One run a character, two steps apart; a dot is nothing. */
const runs = (text: string, probability = 1): Run[] =>
  Array.from(text).flatMap((character, at) =>
    character === '.' ? [] : [{ text: character, first: 2 * at, last: 2 * at, probability }],
  );

const read = (text: string, letters: readonly Run[]): string =>
  withMarks(runs(text), letters)
    .map((run) => run.text)
    .join('');

it.each([
  ['Novotny', '.o....ý', 'Novotný'],
  ['STRABE', '....ß.', 'STRAßE'],
  ['Zaktad', '...ł..', 'Zakład'],
  ['Kobenhavn Q', '.ø........Ø', 'København Ø'],
  ['Gy?z?', '..ő.ő', 'Győző'],
  ['Stepán', 'Š.ě...', 'Štěpán'],
])('puts marks on %s', (text, letters, expected) => {
  expect(read(text, runs(letters))).toBe(expected);
});

it('takes another mark for one that was read, and no other letter', () => {
  expect(read('é', runs('ě'))).toBe('ě');
  expect(read('e', runs('ö'))).toBe('e');
  expect(read('8', runs('ö'))).toBe('8');
  expect(read('é', runs('e'))).toBe('é');
});

it('leaves digits as they are: a zero may be struck through', () => {
  expect(read('100,80', runs('.ØØ.ßØ'))).toBe('100,80');
});

it('puts no mark that is not sure, nor one that stands elsewhere, nor any on a line of Chinese', () => {
  expect(read('Nino', runs('..ñ.', 0.8))).toBe('Nino');
  expect(read('Nino', runs('....ñ'))).toBe('Nino');
  expect(read('总n', runs('.ň'))).toBe('总n');
});

it('adds a euro sign where nothing was read, and only there', () => {
  expect(read('12,50.', runs('.....€'))).toBe('12,50€');
  expect(read('.12,50', runs('€.....'))).toBe('€12,50');
  expect(read('E12,50', runs('€.....'))).toBe('E12,50');
});

/** The marks of each line that count. */
const counting = (...lines: readonly string[]): string[] => {
  const marks = lines.map(markedLetters);
  const counts = marksThatCount(marks);
  return marks.map((own, index) => own.filter((letter) => counts[index]?.(letter)).join(''));
};

it('lets marks count that belong to the language of the page, or together to one language', () => {
  expect(counting('Rechnung für Müller', 'Größe')).toEqual(['üü', 'öß']);
  expect(counting('Rechnung für Müller', 'Öl', 'Truhlářství Novotný')).toEqual(['üü', 'ö', 'áříý']);
  expect(counting('Niño Expósito')).toEqual(['ñó']);
});

it('knows Turkish by its letters i with a point and without', () => {
  expect(counting('İstanbul', 'Işık')).toEqual(['İ', 'şı']);
});

it('takes marks for dirt that are few on the page, or that its language does not have', () => {
  expect(counting('FUYÍ MINI MARKET', 'NÓ 43', 'Total')).toEqual(['', '', '']);
  expect(counting('AȘIA LAND', 'Gläser für Öl')).toEqual(['', 'äüö']);
  expect(counting('Ŵarszáŵā', 'Zakład Usług, Dąbrowķa')).toEqual(['', 'łłą']);
  expect(counting('Ķasjer', 'Ňr transakcji', 'Płatność gotówką')).toEqual(['', '', 'łśćóą']);
});
