import { expect, it } from 'vitest';
import { type DrawnWord } from '../../../tools/generate/canvas.ts';
import { collisionsIn } from '../../../tools/generate/collisions.ts';
import { layoutFamily, skeletonNames } from '../../../tools/generate/family.ts';
import { generate } from '../../../tools/generate/page.ts';

const squeezed = (text: string): string => text.replace(/[\s,]/g, '').toLowerCase();
const numbers = Array.from({ length: 60 }, (_, index) => index);

it('gives the same document for the same family and seed, and another one for another seed', () => {
  expect(generate(17, 'a')).toEqual(generate(17, 'a'));
  expect(generate(17, 'a').truth).not.toEqual(generate(17, 'b').truth);
});

it('lists as the truth of a text page only what is printed on it', () => {
  for (const number of numbers) {
    const { pages, truth } = generate(number, 'text', { scan: false });
    const text = squeezed(pages.flatMap(({ words }) => words.map((word) => word.text)).join(''));
    for (const name of [truth.vendor_name, truth.customer_name])
      if (name !== null) expect(text).toContain(squeezed(name));
  }
});

it('uses every layout, several languages, and pages without a buyer', () => {
  const documents = Array.from({ length: 300 }, (_, index) => generate(index, 'many', { scan: false }));
  expect(new Set(documents.map(({ family }) => family.skeleton)).size).toBe(skeletonNames.length);
  expect(new Set(documents.map(({ language }) => language)).size).toBeGreaterThan(15);
  const without = documents.filter(({ truth }) => truth.customer_name === null).length;
  expect(without).toBeGreaterThan(15);
  expect(without).toBeLessThan(90);
});

it('sets text in styles, some of it bold, where pages are not read by recognition', () => {
  const words = (scan: boolean) =>
    numbers.flatMap((number) => generate(number, 'styles', { scan }).pages.flatMap((page) => page.words));
  expect(words(true).some(({ style }) => style !== undefined)).toBe(false);
  const styled = words(false);
  expect(styled.every(({ style }) => style !== undefined)).toBe(true);
  const bold = styled.filter(({ style }) => style?.bold).length / styled.length;
  expect(bold).toBeGreaterThan(0.02);
  expect(bold).toBeLessThan(0.4);
});

it('keeps words inside the page, with boxes that have a size', () => {
  for (const number of numbers) {
    for (const page of generate(number, 'boxes', { scan: true }).pages) {
      for (const { text, box } of page.words) {
        expect(text).not.toBe('');
        expect(box[2]).toBeGreaterThan(box[0]);
        expect(box[3]).toBeGreaterThan(box[1]);
        expect(box[0]).toBeGreaterThan(-6);
      }
    }
  }
});

it('keeps every third family out of training', () => {
  expect([0, 1, 2, 3, 4].map((number) => layoutFamily(number).withheld)).toEqual([true, false, false, true, false]);
});

it('prints hardly a page on which words stand over each other or beyond the edge', () => {
  const crowded = numbers.filter((number) =>
    generate(number, 'crowded', { scan: false }).pages.some(
      ({ words, width }) =>
        collisionsIn(
          words.map((word) => ({ ...word, tag: 'none' as const })),
          width,
        ) > 0,
    ),
  );
  expect(crowded.length).toBeLessThan(numbers.length / 8);
});

it('counts a word that is printed over another, and one that leaves the paper', () => {
  const word = (x: number, y: number): DrawnWord => ({ text: 'word', box: [x, y, x + 30, y + 10], tag: 'none' });
  expect(collisionsIn([word(10, 10), word(50, 10), word(10, 20)], 100)).toBe(0);
  expect(collisionsIn([word(10, 10), word(30, 12)], 100)).toBe(1);
  expect(collisionsIn([word(80, 10)], 100)).toBe(1);
});
