import { expect, it } from 'vitest';
import { labelsAmongWords, type LabelDefinition } from '../../../../src/extract/fapiao/form/labels.ts';
import { at } from '../form.ts';

const definitions: readonly LabelDefinition<'name' | 'number' | 'total' | 'sum'>[] = [
  { name: 'name', variants: ['名称'], standsAlone: true },
  { name: 'number', variants: ['发票号码'] },
  { name: 'total', variants: ['价税合计(大写)', '价税合计'] },
  { name: 'sum', variants: ['合计'], standsAlone: true },
];
const found = (words: Parameters<typeof labelsAmongWords>[0], tolerant = false) => {
  const { labels, values } = labelsAmongWords(words, definitions, tolerant);
  return { labels: labels.map(({ name }) => name), values: values.map(({ text }) => text) };
};

it('finds a label whose characters are spread over its cell, and removes it from the remaining text', () => {
  expect(found([...at(50, 10, '名'), ...at(99, 10, '称：'), ...at(120, 10, '某公司')])).toEqual({
    labels: ['name'],
    values: ['某公司'],
  });
});

it('separates a label from the value that follows without a gap, and knows the position of the value', () => {
  const [word] = labelsAmongWords(at(10, 10, '名称：某公司'), definitions, false).values;
  expect(word?.text).toBe('某公司');
  expect(word?.box[0]).toBeGreaterThan(10 + 2.5 * 9);
});

it('prefers the longer label to the shorter one inside it', () => {
  expect(found(at(10, 10, '价税合计（大写）')).labels).toEqual(['total']);
  expect(found(at(10, 10, '合 计')).labels).toEqual(['sum']);
});

it('finds no label inside other words, across two rows, or spread over half a page', () => {
  expect(found(at(10, 10, '项目名称')).labels).toEqual([]);
  expect(found([...at(10, 10, '名'), ...at(10, 30, '称：')]).labels).toEqual([]);
  expect(found([...at(10, 10, '名'), ...at(300, 10, '称：')]).labels).toEqual([]);
});

it('accepts one wrong character, but only on recognised pages', () => {
  expect(found(at(10, 10, '发栗号码：12345678'), true)).toEqual({ labels: ['number'], values: ['12345678'] });
  expect(found(at(10, 10, '发栗号码：12345678'), false).labels).toEqual([]);
  expect(found(at(10, 10, '发栗号玛：12345678'), true).labels).toEqual([]);
});
