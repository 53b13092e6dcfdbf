import { expect, it } from 'vitest';
import { fromMinorUnits, minorUnits } from '../../../src/domain/money.ts';
import { collisionsIn } from '../../../tools/generate/collisions.ts';
import { type DrawnTable, drawTable, tableLanguages, tableShapes } from '../../../tools/generate/items/tables.ts';

const everyTable = (): DrawnTable[] =>
  tableShapes.flatMap((shape) => tableLanguages.map((language, seed) => drawTable(shape, seed, language)));

const wordsOf = ({ pages }: DrawnTable): string[] => pages.flatMap(({ words }) => words.map(({ text }) => text));
const figures = (text: string): string => text.replace(/\D/g, '');
const inCents = (cents: number): string => String(Math.abs(cents)).padStart(3, '0');

it('draws the same page for the same shape and seed, and another one for another seed', () => {
  for (const shape of tableShapes) {
    expect(drawTable(shape, 3)).toEqual(drawTable(shape, 3));
    expect(drawTable(shape, 3).pages).not.toEqual(drawTable(shape, 4).pages);
  }
});

it('draws every shape in every language with no words over each other or beyond the edge', () => {
  for (const { pages } of everyTable()) {
    for (const { words, width, height } of pages) {
      const tagged = words.map((word) => ({ ...word, tag: 'none' as const }));
      expect(collisionsIn(tagged, width)).toBe(0);
      expect(words.every(({ box }) => box[1] > 0 && box[3] <= height)).toBe(true);
    }
  }
});

it('prints every line of the truth, and the net amount that they add up to', () => {
  for (const drawn of everyTable()) {
    const words = wordsOf(drawn);
    const printed = figures(words.join(''));
    for (const { descriptions, amount } of drawn.truth) {
      for (const word of descriptions[0]!.split(' ')) expect(words).toContain(word);
      expect(printed).toContain(inCents(amount));
    }
    const sum = drawn.truth.reduce((cents, { amount }) => cents + amount, 0);
    expect(figures(drawn.net)).toBe(inCents(sum));
    expect(words.join(' ')).toContain(drawn.net);
  }
});

it('multiplies quantity and price to the amount wherever the truth has both and the row has no discount', () => {
  for (const { shape, truth } of everyTable()) {
    if (shape === 'discounts') continue;
    for (const { quantity, unitPrice, amount } of truth)
      if (quantity !== undefined && unitPrice !== undefined)
        expect(Math.abs(minorUnits(quantity * unitPrice) - amount)).toBeLessThanOrEqual(1);
  }
});

it('has lines with every part of the truth, of several signs and numbers', () => {
  const truths = everyTable().map(({ truth }) => truth);
  const lines = truths.flat();
  expect(truths.every(({ length }) => length > 0)).toBe(true);
  expect(truths.some(({ length }) => length > 20)).toBe(true);
  expect(lines.some(({ amount }) => fromMinorUnits(amount) < 0)).toBe(true);
  expect(lines.some(({ amount }) => amount === 0)).toBe(true);
  expect(lines.some(({ quantity }) => quantity === undefined)).toBe(true);
});
