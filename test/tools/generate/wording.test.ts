import { expect, it } from 'vitest';
import { drawFrom } from '../../../tools/generate/draw.ts';
import { languages } from '../../../tools/generate/languages/index.ts';
import { alternatives, isWithheld, wordFrom } from '../../../tools/generate/wording.ts';

it('never uses a withheld word in a family for training', () => {
  const draw = drawFrom('words');
  for (const { buyer } of Object.values(languages)) {
    const all = alternatives(buyer);
    for (let count = 0; count < 50; count++) {
      const index = all.indexOf(wordFrom(draw, buyer, 'seen'));
      expect(isWithheld(index, all.length)).toBe(false);
    }
  }
});

it('uses withheld words in withheld families', () => {
  const draw = drawFrom('withheld');
  const all = alternatives(languages.en.buyer);
  const drawn = Array.from({ length: 100 }, () => all.indexOf(wordFrom(draw, languages.en.buyer, 'withheld')));
  expect(drawn.some((index) => isWithheld(index, all.length))).toBe(true);
  expect(drawn.some((index) => !isWithheld(index, all.length))).toBe(true);
});

it('has words for every field of every language', () => {
  for (const [code, wording] of Object.entries(languages))
    for (const [field, text] of Object.entries(wording)) expect(text, `${code} ${field}`).not.toBe('');
});
