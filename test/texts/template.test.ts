import { expect, it } from 'vitest';
import { englishOf } from '../../src/texts/message.ts';
import { render, type StoredMessage, type Writing } from '../../src/texts/template.ts';

const writing: Writing = {
  form: (count) => (count === 1 ? 0 : 1),
  amount: (amount) => `<${amount}>`,
  decimal: (number) => number.toFixed(1),
  field: (path) => path.toUpperCase(),
  comma: ', ',
  semicolon: '; ',
};

const said = (id: string, values: StoredMessage['values'] = {}): StoredMessage => ({ id, values });

it.each([
  ['{path} does not exist', { path: 'a.pdf' }, 'a.pdf does not exist'],
  ['{sum:amount} of {files|# file|# files}', { sum: 2, files: 1 }, '<2> of 1 file'],
  ['{sum:amount} of {files|# file|# files}', { sum: 2, files: 0 }, '<2> of 0 files'],
  [
    '{fields:fields}: {said:messages}',
    { fields: ['a', 'b'], said: [said('inner', { a: 1 }), said('unknown')] },
    'A, B: inner 1; unknown',
  ],
  ['{a:value} and {b:value}', { a: 1, b: '1' }, '<1> and 1'],
  // A value is never taken for a template.
  ['{a} {b}', { a: '{b}', b: '$&' }, '{b} $&'],
])('%s is filled with its values', (template, values, text) => {
  expect(render({ template, inner: 'inner {a}' }, said('template', values), writing)).toBe(text);
});

it.each([[{}], [{ sum: 'many', said: 5 }], [{ sum: null, said: { id: 'sums.says' } }], [{ sum: [], said: [[]] }]])(
  'values of a damaged file are shown as they are: %j',
  (values) => {
    const texts = { template: '{sum:amount} {said:message} {sum|one|more}' };
    expect(() => render(texts, said('template', values), writing)).not.toThrow();
  },
);

it('a message inside a message inside a message does not go on for ever', () => {
  const nested = Array.from({ length: 9_000 }).reduce<{ id: string; values: object }>(
    (said) => ({ id: 'duplicate.inRun', values: { where: said, run: 'a' } }),
    { id: 'duplicate.file', values: { file: 'b' } },
  );
  expect(englishOf({ id: nested.id, values: { ...nested.values } })).toMatch(/^duplicate\.inRun( \(in a\))+$/);
});
