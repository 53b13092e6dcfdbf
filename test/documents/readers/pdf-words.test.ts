import { describe, expect, test } from 'vitest';
import type { Character } from '../../../src/documents/readers/pdf/characters.ts';
import { isGarbage } from '../../../src/documents/readers/pdf/garbage-text.ts';
import { plainText } from '../../../src/documents/readers/pdf/plain-text.ts';
import { textLayerOf } from '../../../src/documents/readers/pdf/text-layer.ts';
import { rotationOfText, wordsOf } from '../../../src/documents/readers/pdf/words.ts';

const a4 = { left: 0, bottom: 0, right: 595, top: 842, turns: 0 } as const;

/** Characters of 10 points, each 6 wide, side by side from `x` on the line at `y`. A blank is a written one. */
function line(text: string, x = 50, y = 700, changes: Partial<Character> = {}): Character[] {
  const characters: Character[] = [];
  let afterBlank: Character['afterBlank'] = 'no';
  Array.from(text).forEach((character, index) => {
    const left = x + 6 * index;
    if (character !== ' ') {
      const codePoint = character.codePointAt(0) ?? 0;
      const box = { left, right: left + 6, bottom: y, top: y + 10 };
      characters.push({
        ...box,
        codePoint,
        angle: 0,
        afterBlank,
        font: 1,
        textObject: 1,
        unmapped: false,
        invisible: false,
        ...changes,
      });
    }
    afterBlank = character === ' ' ? 'written' : 'no';
  });
  return characters;
}

const texts = (characters: readonly Character[]): string[] => wordsOf(a4, characters).map(({ text }) => text);

describe('words', () => {
  test('words end at written blanks and at gaps of a quarter of their height', () => {
    expect(texts(line('No. 12'))).toEqual(['No.', '12']);
    expect(texts([...line('ab', 50), ...line('cd', 64.4)])).toEqual(['abcd']);
    expect(texts([...line('ab', 50), ...line('cd', 64.6)])).toEqual(['ab', 'cd']);
  });

  test('a blank that PDFium inserted splits a word only if there is a gap', () => {
    const guessed = (x: number): Character[] => line('9', x).map((one) => ({ ...one, afterBlank: 'guessed' }));
    expect(texts([...line('69', 50), ...guessed(62.3)])).toEqual(['699']);
    expect(texts([...line('69', 50), ...guessed(63)])).toEqual(['69', '9']);
  });

  test('words end where the line changes and where the content goes back, but a raised digit belongs to its number', () => {
    expect(texts([...line('ab', 50, 700), ...line('cd', 62, 688)])).toEqual(['ab', 'cd']);
    expect(texts([...line('99', 200), ...line('11', 50)])).toEqual(['99', '11']);
    expect(texts([...line('12', 50), ...line('50', 62, 703)])).toEqual(['1250']);
  });

  test('a character painted twice in one position counts once, the two of a ligature count twice', () => {
    expect(texts([...line('Total'), ...line('Total', 50.4).map((one) => ({ ...one, textObject: 2 }))])).toEqual([
      'Total',
    ]);
    expect(texts([...line('1'), ...line('1', 56)])).toEqual(['11']);
    const [f = line('f')[0]!] = line('f', 62);
    expect(texts([...line('Di'), f, f, ...line('erenz', 68)])).toEqual(['Differenz']);
  });

  test('a page of one endless word, or of one character a hundred thousand times in one position, is read', () => {
    const wide = { ...a4, right: 700_000 };
    expect(wordsOf(wide, line('x'.repeat(110_000), 0))[0]?.text).toHaveLength(110_000);
    const heap = Array.from({ length: 100_000 }, (_, index) => {
      const [left, bottom] = [50 + (index % 300) / 50, 700 + Math.floor(index / 300) / 50];
      return { ...line('.')[0]!, left, right: left + 0.01, bottom, top: bottom + 0.01 };
    });
    expect(wordsOf(a4, heap).length).toBeGreaterThan(1000);
  });

  test('characters without width form no words', () => {
    expect(texts(line('a').map((one) => ({ ...one, codePoint: 0x200b })))).toEqual([]);
  });
});

test('a page counts as sideways if most of its characters are', () => {
  const sideways = line('x'.repeat(20), 50, 700, { angle: Math.PI / 2 });
  expect(rotationOfText(a4, sideways)).toBe(3);
  expect(rotationOfText({ ...a4, turns: 1 }, sideways)).toBe(0);
  expect(rotationOfText(a4, [...sideways, ...line('x'.repeat(15))])).toBe(0);
});

test.each([
  ['ligatures', 'oﬃce ﬁt', 'office fit'],
  ['Kangxi radicals', '⼀⽉⾦', '一月金'],
  ['radicals that NFKC leaves alone', '⻋⻅⻔', '车见门'],
  ['compatibility ideographs', '\uf9f4', '林'],
  ['soft hyphens, zero width and direction marks', 'in\u00advo\u200bice\u200e\ufeff', 'invoice'],
  ['control characters', 'a\u0003b\u0000', 'ab'],
  ['full width stays as printed', '（１２）￥：', '（１２）￥：'],
])('%s', (_, raw, plain) => {
  expect(plainText(Array.from(raw, (character) => character.codePointAt(0) ?? 0))).toBe(plain);
});

describe('a text layer', () => {
  const cjk = '发票代码发票号码开票日期校验码名称纳税人识别号';
  const unmapped = { unmapped: true };

  test.each([
    ['controls', line('\u0013\u0014\u0015\u0016\u0017 Total '.repeat(3))],
    ['private use', line('\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008')],
    ['glyph numbers among scripts', line('\u0533\u074e\u0a74\u06d3\u1457\u19a6\u1b53\u1782\u0caa\u0d05')],
    ['Han that PDFium guessed', line(cjk, 50, 700, unmapped)],
    [
      'guessed letters beside guessed nonsense',
      [...line('QYRLFH', 50, 700, unmapped), ...line(cjk.slice(0, 5), 50, 600, unmapped)],
    ],
  ])('a text layer of %s is rejected as garbage', (_, characters) => {
    expect(isGarbage(characters)).toBe(true);
  });

  test.each([
    ['Chinese', line(cjk)],
    ['a cipher block', line('/5/25+*532//</37>*--872/*39<24>+-85/<8+3')],
    ['Arabic', line('فاتورة ضريبية رقم')],
    ['Hindi', line('चालान संख्या दिनांक')],
    ['letters of a font that only names its codes', line('Invoice 4711 Total 12.50', 50, 700, unmapped)],
    ['an icon or two', line('\ue001 Invoice 4711 Total amount 12.50')],
  ])('a text layer of %s is accepted', (_, characters) => {
    expect(isGarbage(characters)).toBe(false);
  });

  const hidden = { invisible: true };
  const many = line('a'.repeat(150));

  test('invisible text counts if it covers a scan or stands alone, not beside visible text', () => {
    const count = (characters: readonly Character[], share: number): number =>
      textLayerOf(characters, () => share).characters.length;
    const ocr = line('b'.repeat(40), 50, 600, hidden);
    expect(count(ocr, 0)).toBe(40);
    expect(count([...many, ...ocr], 1)).toBe(190);
    expect(count([...many, ...ocr], 0)).toBe(150);
    expect(count([...line('stamp'), ...ocr], 0)).toBe(45);
  });

  test('a few characters on a picture that fills the page are no text layer, and only then is the picture searched for', () => {
    expect(textLayerOf(line('Scanned'), () => 0.9).characters).toEqual([]);
    expect(textLayerOf(line('Scanned'), () => 0.2).characters).toHaveLength(7);
    const never = (): number => expect.unreachable('a page of text need not be searched for pictures');
    expect(textLayerOf(many, never).characters).toHaveLength(150);
  });
});
