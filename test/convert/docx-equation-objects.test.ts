/** Equations that MathType or the old equation editor embedded in Word documents, as bytes written by hand. */
import { describe, expect, it } from 'vitest';
import { CFB } from '../documents/cfb.ts';
import { wordPackage } from '../office/office-parts.ts';
import { converted } from './run.ts';

type Bytes = readonly number[];
const codeOf = (character: string): Bytes => {
  const code = character.charCodeAt(0);
  return [code & 255, code >> 8];
};
const bytesOf = (...parts: readonly Bytes[]): Bytes => parts.flat();
const zeroEnded = (text: string): Bytes => [...Buffer.from(text), 0];

const embedded = (mtef: Bytes): Buffer => {
  const container = CFB.utils.cfb_new();
  const header = Buffer.alloc(28);
  header[0] = 28;
  CFB.utils.cfb_add(container, 'Equation Native', Buffer.concat([header, Buffer.from(mtef)]));
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
};

async function converts(
  content: Buffer,
  program: string,
): Promise<{ readonly text: string; readonly warnings: readonly string[] }> {
  const object = `<w:object><o:OLEObject Type="Embed" ProgID="${program}" r:id="rId1"/></w:object>`;
  const source = wordPackage(
    `<w:p><w:r><w:t>Here: </w:t></w:r><w:r>${object}</w:r></w:p>`,
    [{ name: 'word/embeddings/oleObject1.bin', content }],
    [{ id: 'rId1', type: 'oleObject', target: 'embeddings/oleObject1.bin' }],
  );
  const { bytes, warnings } = await converted(source, 'docx', 'md');
  return { text: Buffer.from(bytes).toString().trim(), warnings };
}

describe('MathType, MTEF version 5', () => {
  const char = (text: string, typeface = 3): Bytes => [2, 0, 128 + typeface, ...codeOf(text)];
  const line = (...items: readonly Bytes[]): Bytes => [1, 0, ...items.flat(), 0];
  const none: Bytes = [1, 1];
  const template = (selector: number, variation: number, ...parts: readonly Bytes[]): Bytes =>
    bytesOf([3, 0, selector, variation, 0], ...parts, [0]);
  const preferences = bytesOf(
    [19, ...zeroEnded('WinAllBasicCodePages')],
    [17, 1, ...zeroEnded('Times New Roman')],
    // Two sizes, 12 and 7 points; one space; two styles, of which one has no font.
    [18, 0, 2, 0x21, 0x2f, 0x27, 0xf0, 1, 0x45, 0xf0, 2, 1, 0, 0],
    [102, 3, 1, 2, 3],
    [16, 4, 0, 0, 0, 0, 0, 0, ...zeroEnded('red')],
    [15, 0, 8, 1, 0, 9, 101, 0, 1, 10],
  );
  const equation = (...items: readonly Bytes[]): Bytes =>
    bytesOf([5, 1, 0, 6, 9, ...zeroEnded('DSMT6'), 0], preferences, line(...items), [0]);
  const small: Bytes = [11];

  it.each<readonly [string, Bytes, string]>([
    ['a fraction', equation(template(11, 0, line(char('a')), line(char('b')))), '\\frac{a}{b}'],
    ['a root', equation(template(10, 0, line(char('x')), none)), '\\sqrt{x}'],
    ['a cube root', equation(template(10, 1, line(char('x')), line(char('3', 8)))), '\\sqrt[{3}]{x}'],
    ['a superscript', equation(char('x'), template(28, 0, none, line(char('2', 8)))), 'x^{2}'],
    ['a subscript', equation(char('x'), template(27, 0, small, line(char('i')), none)), 'x_{i}'],
    ['both scripts', equation(char('x'), template(29, 0, line(char('i')), line(char('n')))), 'x_{i}^{n}'],
    ['a fence', equation(template(1, 3, line(char('x')), char('('), char(')'))), '\\left(x \\right)'],
    ['a fence on the left', equation(template(3, 1, line(char('x')), char('['))), '\\left[x \\right.'],
    ['a half-open interval', equation(template(9, 0x12, line(char('x')), char('['), char(')'))), '\\left[x \\right)'],
    [
      'an integral',
      equation(template(15, 0x31, line(char('x')), small, line(char('a')), line(char('b')), char('∫', 6))),
      '\\int_{a}^{b} x',
    ],
    [
      'a double integral without limits',
      equation(template(15, 2, line(char('x')), none, none, char('∫', 6), char('∫', 6))),
      '\\iint x',
    ],
    ['a function', equation(char('s', 2), char('i', 2), char('n', 2), char('x')), '\\sin x'],
    ['a hat', equation([2, 1, 131, ...codeOf('x'), 6, 0, 9, 0]), '\\hat{x}'],
    ['a prime', equation([2, 1, 131, ...codeOf('f'), 6, 0, 5, 0]), "f'"],
    ['a bar over all', equation(template(13, 0, line(char('x'), char('y')))), '\\overline{xy}'],
    ['a nudged character', equation([2, 8, 120, 130, 131, ...codeOf('x')]), 'x'],
    ['a character nudged far', equation([2, 8, 128, 128, 1, 2, 3, 4, 131, ...codeOf('x')]), 'x'],
    ['a font position after the code', equation([2, 4, 134, ...codeOf('+'), 43], char('y')), '+y'],
    [
      'a matrix in brackets',
      equation(
        template(
          3,
          3,
          line([5, 0, 1, 2, 1, 1, 2, 0, 0, ...line(char('a')), ...line(char('b')), 0]),
          char('['),
          char(']'),
        ),
      ),
      '\\begin{bmatrix}a & b\\end{bmatrix}',
    ],
    [
      'lines with a ruler',
      equation([4, 2, 1, 1, 7, 1, 0, 5, 0, ...line(char('a')), ...line(char('b')), 0]),
      '\\begin{aligned}\na \\\\\nb\n\\end{aligned}',
    ],
  ])('%s', async (_, mtef, tex) => {
    const { text, warnings } = await converts(embedded(mtef), 'Equation.DSMT4');
    expect(text).toBe(`Here: $${tex}$`);
    expect(warnings).toEqual([]);
  });

  const deep = (levels: number): Bytes => (levels === 0 ? char('x') : line(deep(levels - 1)));
  it.each<readonly [string, Buffer]>([
    ['is cut off', embedded(equation(template(11, 0, line(char('a')), line(char('b')))).slice(0, -4))],
    ['has an unknown template', embedded(equation(template(36, 2, line(char('a')))))],
    ['has an unknown embellishment', embedded(equation([2, 1, 131, ...codeOf('x'), 6, 0, 10, 0]))],
    ['has a character without a meaning', embedded(equation(char('\uec07', 22)))],
    ['has an unknown record', embedded(equation([42, 0]))],
    ['is nested too deep', embedded(equation(deep(60)))],
    ['is empty', embedded(equation())],
    ['has another version', embedded([2, ...equation(char('x')).slice(1)])],
    ['is no compound file', Buffer.from('This is no compound file')],
  ])('an equation that %s stays a picture, with a warning', async (_, content) => {
    const { text, warnings } = await converts(content, 'Equation.DSMT4');
    expect(text).toContain('Here:');
    expect(text).not.toContain('$');
    expect(warnings).toContainEqual(expect.stringMatching(/MathType/));
  });
});

describe('the equation editor, MTEF version 3', () => {
  const char = (text: string, typeface = 3): Bytes => [2, 128 + typeface, ...codeOf(text)];
  const line = (...items: readonly Bytes[]): Bytes => [1, ...items.flat(), 0];
  const none: Bytes = [0x11];
  const template = (selector: number, variation: number, ...parts: readonly Bytes[]): Bytes =>
    bytesOf([3, selector, variation, 0], ...parts, [0]);
  const font: Bytes = [8, 131, 0, ...zeroEnded('Times')];
  const equation = (...items: readonly Bytes[]): Bytes => [3, 1, 1, 3, 10, 10, ...font, ...line(...items), 0];

  it.each<readonly [string, Bytes, string]>([
    ['a fraction', equation(template(14, 0, line(char('α', 4)), line(char('b')))), '\\frac{\\alpha}{b}'],
    ['a superscript', equation(char('x'), template(15, 0, none, line(char('2', 8)))), 'x^{2}'],
    ['a subscript', equation(char('x'), template(15, 1, line(char('i')), none)), 'x_{i}'],
    ['a root', equation(template(13, 0, line(char('x')), none)), '\\sqrt{x}'],
    ['a fence', equation(template(1, 0, line(char('x')), char('('), char(')'))), '\\left(x \\right)'],
    [
      'a sum with limits',
      equation(template(29, 1, line(char('x')), [11], line(char('i')), line(char('n')), [13], char('∑', 6))),
      '\\sum_{i}^{n} x',
    ],
    ['a hat', equation([0x22, 131, ...codeOf('x'), 6, 9, 0]), '\\hat{x}'],
    ['a nudged character', equation([0x82, 120, 130, 131, ...codeOf('x')]), 'x'],
  ])('%s', async (_, mtef, tex) => {
    const { text, warnings } = await converts(embedded(mtef), 'Equation.3');
    expect(text).toBe(`Here: $${tex}$`);
    expect(warnings).toEqual([]);
  });
});
