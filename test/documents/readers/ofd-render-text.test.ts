/** Text of OFD pages as PDF: where PDFium finds its characters, what it looks like, and with which fonts. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { ofdReader } from '../../../src/documents/readers/ofd.ts';
import { characterMapOf } from '../../../src/documents/readers/ofd/render/sfnt.ts';
import { ofdToPdf } from '../../../src/documents/readers/ofd/render/to-pdf.ts';
import { pdfReader } from '../../../src/documents/readers/pdf.ts';
import { drawing, drawn } from './ofd-render-sample.ts';
import { textObject } from './ofd-sample.ts';

const font = (id: number, name: string, inside = ''): string =>
  `<ofd:Font ID="${id}" FontName="${name}">${inside}</ofd:Font>`;
const fonts = `<ofd:Fonts>${font(1, '宋体')}${font(2, 'KaiTi')}${font(3, 'Courier New')}${font(4, '黑体')}${font(5, '仿宋')}</ofd:Fonts>`;

const code = (text: string, step: number): string =>
  `<ofd:TextCode X="0" Y="4" DeltaX="g 99 ${step}">${text}</ofd:TextCode>`;

describe('text', () => {
  it('is at the position in the PDF that the OFD states, so that it can be searched', async () => {
    const bytes = await drawing({
      resources: fonts,
      content: [
        textObject(6, '20 10 90 6', code('购买方名称虚构公司', 4)),
        textObject(7, '20 30 90 6', code('91310000MAFAKE00X7', 2.4)).replace('Font="1"', 'Font="3"'),
        textObject(8, '20 50 90 6', code('合计¥510.68', 2)),
        textObject(9, '20 70 90 6', code('楷体', 5), 'CTM="0.5 0 0 1 3 0"').replace('Font="1"', 'Font="2"'),
        textObject(10, '20 90 90 6', '<ofd:TextCode X="1" Y="4">横排12</ofd:TextCode>'),
      ].join(''),
    });
    const { pdf, warnings } = await ofdToPdf(bytes);
    expect(warnings).toEqual([]);
    const [fromOfd, fromPdf] = [await ofdReader.open(bytes, {}), await pdfReader.open(pdf, {})];
    const [expected, found] = [await fromOfd.text(0), await fromPdf.text(0)];
    expect(found.width).toBeCloseTo(expected.width, 2);
    expect(expected.words.length).toBeGreaterThanOrEqual(5);
    const text = found.words.map((word) => word.text).join('');
    for (const word of expected.words) {
      expect(text).toContain(word.text);
      // Spaces between words are guessed on either side: the first character of a word is somewhere, there.
      const away = found.words
        .filter((candidate) => candidate.text.startsWith(word.text.slice(0, 1)))
        .map(({ box }) => [
          Math.abs(box[0] - word.box[0]),
          Math.abs((box[1] + box[3] - word.box[1] - word.box[3]) / 2),
        ]);
      expect(
        Math.min(...away.map(([across = Infinity, down = Infinity]) => (down < 3 ? across : Infinity))),
        word.text,
      ).toBeLessThan(1);
    }
    fromOfd.close();
    fromPdf.close();
  });

  it('gives the same bytes for the same document', async () => {
    const bytes = await drawing({ resources: fonts, content: textObject(6, '20 10 90 6', code('虚构1.2', 4)) });
    const digest = async (): Promise<string> =>
      createHash('sha256')
        .update((await ofdToPdf(bytes)).pdf)
        .digest('hex');
    expect(await digest()).toBe(await digest());
  });

  it.each([1, 2, 3, 4, 5])('is drawn with every type of font (%i), and without empty boxes', async (id) => {
    const view = await drawn({
      resources: fonts,
      content: textObject(6, '20 10 90 6', code('税', 4)).replace('Font="1"', `Font="${id}"`),
    });
    expect(view.warnings).toEqual([]);
    expect(view.darkness(20, 10, 4, 5)).toBeGreaterThan(0.05);
    expect(view.darkness(30, 10, 20, 5)).toBe(0);
  });

  it('makes a rare bold character, which only the regular font has, bold', async () => {
    const darkness = async (bold: boolean): Promise<number> => {
      const resources = `<ofd:Fonts><ofd:Font ID="1" FontName="宋体" Bold="${bold}"/></ofd:Fonts>`;
      // U+36C3 is in names; GB 2312 and Big5 do not have it.
      const view = await drawn({ resources, content: textObject(6, '20 10 90 6', code('㛃', 4)) });
      expect(view.warnings).toEqual([]);
      return view.darkness(20, 10, 4, 5);
    };
    const regular = await darkness(false);
    expect(regular).toBeGreaterThan(0.05);
    expect(await darkness(true)).toBeGreaterThan(regular * 1.05);
  });

  it('names the character that no font contains', async () => {
    const view = await drawn({ content: textObject(6, '20 10 90 6', code('税\u{10FFFD}', 4)) });
    expect(view.warnings).toEqual(['Page 1: no font has the character \u{10FFFD} (U+10FFFD); it is left out']);
    expect(view.darkness(20, 10, 4, 5)).toBeGreaterThan(0.05);
  });

  it('turns characters with CharDirection and squeezes them with HScale', async () => {
    const bar = '一';
    const upright = await drawn({ content: textObject(6, '20 10 90 90', code(bar, 4)) });
    const turned = await drawn({ content: textObject(6, '20 10 90 90', code(bar, 4), 'CharDirection="90"') });
    // A stroke from left to right becomes one from top to bottom, right of the baseline it stood on.
    expect(upright.darkness(20.5, 11, 3, 3)).toBeGreaterThan(0.02);
    expect(turned.darkness(20.5, 14.5, 2, 3)).toBeGreaterThan(0.02);
    expect(turned.darkness(20.5, 11, 3, 2)).toBe(0);
    const narrow = await drawn({ content: textObject(6, '20 10 90 90', code(bar, 4), 'HScale="0.5"') });
    expect(narrow.darkness(22.2, 11, 2, 3)).toBe(0);
    expect(narrow.darkness(20.2, 11, 1.5, 3)).toBeGreaterThan(0.02);
  });

  it('is clipped at its boundary, unless the boundary has no width', async () => {
    const text = code('税税税税税税', 4);
    const cut = await drawn({ content: textObject(6, '20 10 10 6', text) });
    expect(cut.darkness(36, 10, 8, 5)).toBe(0);
    const right = await drawn({ content: textObject(6, '40 10 -20 6', text.replace('X="0"', 'X="-20"')) });
    expect(right.darkness(20, 10, 20, 5)).toBeGreaterThan(0.05);
  });
});

describe('embedded fonts', () => {
  const noto = create(
    readFileSync(
      createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    ),
  );
  if (!('createSubset' in noto)) throw new Error('Noto Sans SC is a collection');
  /** A subset without any character map, as producers embed it: its glyph 1 is 一, 2 is 口. */
  const subset = (): Uint8Array => {
    const made = noto.createSubset();
    for (const character of '一口') made.includeGlyph(noto.glyphForCodePoint(character.codePointAt(0) ?? 0));
    return made.encode();
  };
  const resources = `<ofd:Fonts>${font(1, 'Odd', '<ofd:FontFile>odd.ttf</ofd:FontFile>')}</ofd:Fonts>`;
  const numbered =
    '<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="2"><ofd:Glyphs>2 1</ofd:Glyphs></ofd:CGTransform>';

  it('are drawn by glyph number, and read as their text', async () => {
    const sample = {
      resources,
      content: textObject(6, '20 10 90 6', `${numbered}${code('税额', 4)}`),
      parts: { 'Doc_0/Res/odd.ttf': subset() },
    };
    const view = await drawn(sample);
    expect(view.warnings).toEqual([]);
    // 口 has nothing in its middle, 一 nothing above its stroke.
    expect(view.darkness(21.3, 11.8, 1.2, 1.2)).toBe(0);
    expect(view.darkness(20, 10, 4, 5)).toBeGreaterThan(0.05);
    expect(view.darkness(24.5, 10.4, 3, 1)).toBe(0);
    const { pdf } = await ofdToPdf(await drawing(sample));
    const document = await pdfReader.open(pdf, {});
    expect((await document.text(0)).words.map(({ text }) => text).join('')).toContain('税额');
    document.close();
  });

  it('that lack a character use a substitute for it, and a broken font is replaced altogether with a warning', async () => {
    const content = textObject(6, '20 10 90 6', code('税', 4));
    const lacking = await drawn({ resources, content, parts: { 'Doc_0/Res/odd.ttf': subset() } });
    expect(lacking.warnings).toEqual([]);
    expect(lacking.darkness(20, 10, 4, 5)).toBeGreaterThan(0.05);
    const broken = await drawn({ resources, content, parts: { 'Doc_0/Res/odd.ttf': Buffer.alloc(300, 7) } });
    expect(broken.warnings).toEqual(['The font Odd in the document cannot be read; another one is used']);
    expect(broken.darkness(20, 10, 4, 5)).toBeGreaterThan(0.05);
  });
});

describe('character maps', () => {
  /** A font that has nothing but a map. */
  const fontWith = (platform: number, encoding: number, words: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(28 + 12 + 2 * words.length);
    bytes.writeUInt32BE(0x10000, 0);
    bytes.writeUInt16BE(1, 4);
    bytes.write('cmap', 12);
    bytes.writeUInt32BE(28, 20);
    bytes.writeUInt32BE(bytes.length - 28, 24);
    [0, 1, platform, encoding, 0, 12].forEach((word, index) => bytes.writeUInt16BE(word, 28 + 2 * index));
    words.forEach((word, index) => bytes.writeUInt16BE(word, 40 + 2 * index));
    return bytes;
  };
  const segments = (start: number, end: number, step: number): readonly number[] => [
    // Format, length, language, twice the segments, three for searching; then ends, a gap, starts, steps, offsets.
    4,
    32,
    0,
    4,
    0,
    0,
    0,
    end,
    0xffff,
    0,
    start,
    0xffff,
    step,
    1,
    0,
    0,
  ];

  it.each([
    ['Unicode in segments', 3, 1, segments(0x7a0e, 0x7a10, 0x10000 - 0x7a0e + 5), 0x7a0f, 6],
    ['symbols in the private area', 3, 0, segments(0xf041, 0xf043, 0x10000 - 0xf041 + 1), 0x42, 2],
    ['Macintosh, trimmed', 1, 0, [6, 14, 0, 0x41, 2, 9, 8], 0x42, 8],
    ['Unicode in groups', 3, 10, [12, 0, 0, 28, 0, 0, 0, 1, 2, 0x0000, 2, 0x0010, 0, 7], 0x20003, 10],
  ] as const)('reads %s', (_name, platform, encoding, words, character, glyph) => {
    const map = characterMapOf(fontWith(platform, encoding, words));
    expect(map?.(character)).toBe(glyph);
    expect(map?.(0x9999)).toBe(0);
  });

  it('a damaged character map is ignored', () => {
    expect(characterMapOf(fontWith(3, 1, []))).toBeUndefined();
    expect(characterMapOf(Buffer.alloc(12))).toBeUndefined();
    expect(characterMapOf(fontWith(3, 1, [4, 32, 0, 4]))?.(65)).toBe(0);
  });
});
