import { expect, it } from 'vitest';
import { powerPointSlides } from '../../src/office/powerpoint-97.ts';
import { readPpt } from '../../src/convert/article/read/ppt.ts';
import { plainBlocks } from '../../src/convert/article/model.ts';
import { CFB } from '../documents/cfb.ts';

const atom = (type: number, body: Buffer, instance = 0, version = 0): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt16LE((instance << 4) | version, 0);
  head.writeUInt16LE(type, 2);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
};
const container = (type: number, children: readonly Buffer[], instance = 0): Buffer =>
  atom(type, Buffer.concat(children), instance, 0xf);
const numbers = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32LE(value >>> 0, 4 * index));
  return bytes;
};
const header = (type: number): Buffer => atom(3999, numbers(type));
const wide = (text: string): Buffer => atom(4000, Buffer.from(text, 'utf16le'));
const narrow = (text: string): Buffer => atom(4008, Buffer.from(text, 'latin1'));
const shape = (...records: readonly Buffer[]): Buffer => container(0xf004, [container(0xf00d, records)]);

/** As PowerPoint writes it: the title in the outline, the rest in the slide; a second edit replaces the slide. */
function presentation(): Buffer {
  const document = container(1000, [
    container(4080, [atom(1011, numbers(2, 0, 1, 256, 0)), header(0), wide('Überschrift 标题')], 0),
    container(4080, [atom(1011, numbers(3, 0, 0, 900, 0))], 2),
  ]);
  const slideAtom = atom(1007, numbers(0, 0, 0, 0, 900, 0));
  const slide = (text: string): Buffer =>
    container(1006, [
      slideAtom,
      shape(atom(3998, numbers(0))),
      shape(header(1), narrow(text)),
      shape(header(4), wide('a box')),
    ]);
  const notes = container(1008, [shape(header(2), wide('said\ralong'))]);
  const parts: Buffer[] = [];
  const add = (part: Buffer): number => {
    const at = parts.reduce((sum, each) => sum + each.length, 0);
    parts.push(part);
    return at;
  };
  const offsets = [document, slide('old text'), notes].map(add);
  const first = add(atom(6002, numbers((3 << 20) | 1, ...offsets)));
  const firstEdit = add(atom(4085, numbers(0, 0, 0, first, 1, 4, 0)));
  const newer = add(slide('point one\rpoint two\vgoes on'));
  const second = add(atom(6002, numbers((1 << 20) | 2, newer)));
  const lastEdit = add(atom(4085, numbers(0, 0, firstEdit, second, 1, 4, 0)));
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/PowerPoint Document', Buffer.concat(parts));
  CFB.utils.cfb_add(file, '/Current User', atom(4086, numbers(20, 0xe391c05f, lastEdit, 0)));
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

it('reads titles of the outline, texts of the newest edit, and notes', () => {
  expect(powerPointSlides(presentation())).toEqual([
    {
      texts: [
        { type: 0, paragraphs: ['Überschrift 标题'] },
        { type: 1, paragraphs: ['point one', 'point two\ngoes on'] },
        { type: 4, paragraphs: ['a box'] },
      ],
      notes: ['said', 'along'],
    },
  ]);
});

it('a slide is a heading, lists, paragraphs, and its notes a quotation', () => {
  const { blocks } = readPpt(presentation());
  expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'list', 'paragraph', 'quote']);
  expect(plainBlocks(blocks)).toContain('point two');
});

it('a damaged file is refused, and reading always ends', () => {
  const sound = presentation();
  for (let at = 512; at + 4 <= sound.length; at += 4) {
    const changed = Buffer.from(sound);
    changed.writeUInt32LE(at % 8 === 0 ? 0xffffffff : 8, at);
    try {
      powerPointSlides(changed);
    } catch (error) {
      expect(error).toMatchObject({ kind: 'corrupt_document' });
    }
  }
});
