import { expect, it } from 'vitest';
import { ApiFailure } from '../../../src/web/api/failure.ts';
import { formatsOf } from '../../../src/web/language/formats.ts';
import { en } from '../../../src/web/language/en/index.ts';
import { canBeTriedAgain, newItem, problemText, secondsLeft } from '../../../src/web/upload/queue-item.ts';

const item = newItem(1, { name: 'a.pdf', file: new File(['x'.repeat(1000)], 'a.pdf') }, undefined);

it('estimates the time from the speed so far, once that says something', () => {
  expect(secondsLeft({ ...item, startedMs: 0, sentBytes: 250 }, 5000)).toBe(15);
  expect(secondsLeft({ ...item, startedMs: 0, sentBytes: 250 }, 1000)).toBeUndefined();
  expect(secondsLeft({ ...item, startedMs: 0, sentBytes: 0 }, 5000)).toBeUndefined();
  expect(secondsLeft({ ...item, startedMs: 0, sentBytes: 1000 }, 5000)).toBeUndefined();
});

it('words problems, with the reason of the server where there is one', () => {
  const text = (problem: Parameters<typeof problemText>[0]) => problemText(problem, en, formatsOf('en'));
  expect(text({ kind: 'tooLarge', maxBytes: 200 * 1024 ** 2 }).text).toBe('The file is too large: 200 MB at most');
  expect(text({ kind: 'unreadable', code: 2003, reason: 'It needs a password', reasons: [] })).toEqual({
    text: 'The file could not be read',
    reason: 'It needs a password',
  });
  const failure = new ApiFailure('refused', '文件格式不支持: PDF, JPG, PNG and OFD are accepted', { code: 1002 });
  expect(text({ kind: 'notSent', failure })).toEqual({
    text: 'Files of this kind are not supported',
    reason: 'PDF, JPG, PNG and OFD are accepted',
  });
});

it('offers another try only where that may help', () => {
  expect(canBeTriedAgain({ kind: 'notTaken' })).toBe(false);
  expect(canBeTriedAgain({ kind: 'gone' })).toBe(true);
});
