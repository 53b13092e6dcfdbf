import { describe, expect, it } from 'vitest';
import type { Word } from '../../../src/geometry/word.ts';
import { withoutSpacing } from '../../../src/extract/layout/spaced-letters.ts';

/** Letters 6 points wide and 10 high, `gap` points apart; a bar stands for a blank between words. */
function spaced(text: string, gap: number, blank = 3 * gap): Word[] {
  let x = 50;
  return text.split('|').flatMap((part, at) => {
    if (at > 0) x += blank - gap;
    return part.split('').map((letter) => {
      const word: Word = { text: letter, box: [x, 40, x + 6, 50], confidence: 1 };
      x += 6 + gap;
      return word;
    });
  });
}

const textsOf = (words: readonly Word[]): string[] => words.map(({ text }) => text);

describe('words that were set letter by letter', () => {
  it.each([
    ['NORTHWIND|STUDIO', 5],
    ['Bright|&|Sons|Ltd', 8],
    ['STUDIO|54', 5],
    ['INVOICE', 3],
  ])('%s is one piece', (text, gap) => {
    const [word, ...more] = withoutSpacing(spaced(text, gap));
    expect(word?.text).toBe(text.replaceAll('|', ' '));
    expect(word?.box).toEqual([50, 40, spaced(text, gap).at(-1)?.box[2], 50]);
    expect(more).toEqual([]);
  });

  it.each([
    ['initials', 'JRR', 3],
    ['a row of figures', '12A34B56', 5],
    ['marks of columns', 'ABCDE', 30],
  ])('leaves %s as they are', (_, text, gap) => {
    expect(textsOf(withoutSpacing(spaced(text, gap)))).toEqual(text.split(''));
  });

  it('joins the large and the small capitals of a name', () => {
    const name = spaced('Hotel|Ardmore', 5).map((word): Word => {
      const [left, , right] = word.box;
      return { ...word, box: /\p{Lu}/u.test(word.text) ? [left, 25, right, 57] : [left, 36, right, 48] };
    });
    expect(textsOf(withoutSpacing(name))).toEqual(['Hotel Ardmore']);
  });

  it('joins no letters of different rows or beside whole words', () => {
    const below = spaced('CD', 5).map((word): Word => ({ ...word, box: [word.box[0], 60, word.box[2], 70] }));
    const whole: Word = { text: 'Plan', box: [75, 40, 95, 50], confidence: 1 };
    const words = [...spaced('AB', 5), whole, ...below];
    expect(textsOf(withoutSpacing(words))).toEqual(['A', 'B', 'Plan', 'C', 'D']);
  });
});
