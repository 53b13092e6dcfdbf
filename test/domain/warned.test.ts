import { expect, it } from 'vitest';
import { warned, warningsOf, withWarnings } from '../../src/domain/warned.ts';
import { message } from '../../src/texts/message.ts';

const first = message('loss.charts', {});
const second = message('read.onlyPages', { read: 2, pages: 3 });

it('warnings stand in English beside what they were made of, in the same order', () => {
  const record = withWarnings([first, undefined], warned([second]));
  expect(record.warnings).toEqual(['Charts were left out', 'Only the first 2 of 3 pages were read (--max-pages)']);
  expect(record.warningTexts).toEqual([first, second]);
  expect(warningsOf(record)).toEqual([first, second]);
});

it('without warnings there is nothing beside them', () => {
  expect(withWarnings([undefined], warned([]))).toEqual({ warnings: [] });
});

it('a warning of another version, whose text is another one today, is shown as it is', () => {
  expect(warningsOf({ warnings: ['Charts were dropped', 'old'], warningTexts: [first] })).toEqual([
    'Charts were dropped',
    'old',
  ]);
});
