import { expect, it } from 'vitest';
import { en } from '../../../src/web/language/en/index.ts';
import { formatsOf } from '../../../src/web/language/formats.ts';
import { preferredLanguage } from '../../../src/web/language/index.ts';
import { zh } from '../../../src/web/language/zh/index.ts';

/** All texts, with numbers for the values that functions take. */
function textsOf(table: object, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(table).flatMap(([name, value]: [string, unknown]) => {
    const here = `${path}/${name}`;
    if (typeof value === 'string') return [[here, value] as const];
    if (typeof value === 'function') return [[here, (value as (...values: number[]) => string)(3, 4, 5)] as const];
    return textsOf(value as object, here);
  });
}

it('both languages have the same texts, and none is empty', () => {
  const [chinese, english] = [textsOf(zh), textsOf(en)];
  expect(english.map(([path]) => path).toSorted()).toEqual(chinese.map(([path]) => path).toSorted());
  expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  expect(english.filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
});

it('takes the choice, then the first language of the browser that there is, then English', () => {
  expect(preferredLanguage('zh', ['en-US'])).toBe('zh');
  expect(preferredLanguage(undefined, ['fr-FR', 'zh-TW', 'en'])).toBe('zh');
  expect(preferredLanguage('xx', ['fr'])).toBe('en');
});

it('writes amounts, days and sizes as the language does', () => {
  const formats = formatsOf('en');
  expect(formats.money(4590.2, 'CNY')).toBe('CN¥4,590.20');
  expect(formatsOf('zh-CN').money(4590.2, 'CNY')).toBe('¥4,590.20');
  expect(formatsOf('zh-CN').money(5, 'JPY')).toBe('JP¥5');
  expect(formats.money(5, '')).toBe('5.00');
  expect(formats.money(5, 'not a currency')).toBe('5 not a currency');
  expect(formats.date('2024-05-17')).toBe('May 17, 2024');
  expect(formats.date('32. Juli')).toBe('32. Juli');
  expect(formats.bytes(4.2 * 1024 ** 2)).toBe('4.2 MB');
  expect(formats.change(-2.4)).toBe('-2.4%');
  expect(formatsOf('zh-CN').date('2024-05-17')).toBe('2024年5月17日');
});
