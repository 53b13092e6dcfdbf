import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it } from 'vitest';
import { message } from '../../../src/texts/message.ts';
import { useLanguage } from '../../../src/web/language/index.ts';
import { worded } from '../../../src/web/language/server-messages.ts';

beforeEach(() => setActivePinia(createPinia()));

const tooMany = [message('archive.tooManyWaiting', { count: 7 }), message('archive.tryLater', {})];

it('shows messages of the server in the language of the user once its texts are there', async () => {
  useLanguage().choose('zh');
  expect(worded(tooMany, 'in English')).toBe('in English');
  await expect.poll(() => worded(tooMany, 'in English')).toBe('有 7 个文件在等待识别。请稍后再试');
  // A mere text, such as the message of a library, stays as it is.
  expect(worded(['libpdf', ...tooMany.slice(1)], 'in English')).toBe('libpdf。请稍后再试');
});

it('shows the English text where a message is unknown, or the app is English', async () => {
  useLanguage().choose('zh');
  worded(tooMany, '');
  await expect.poll(() => worded(tooMany, '')).not.toBe('');
  expect(worded([{ id: 'of.another.version', values: {} }, ...tooMany], 'in English')).toBe('in English');
  expect(worded([{ id: 'toString', values: {} }], 'in English')).toBe('in English');
  useLanguage().choose('en');
  expect(worded(tooMany, 'in English')).toBe('in English');
});
