import { expect, test } from 'vitest';
import { escapeXml } from '../../src/domain/xml-text.ts';

test('text is escaped for elements and attributes', () => {
  expect(escapeXml('<a b="c">&amp;\'</a>')).toBe("&lt;a b=&quot;c&quot;&gt;&amp;amp;'&lt;/a&gt;");
});

test('only characters that XML cannot contain are left out', () => {
  expect(escapeXml('a\u0000\u001b\ud800\ufffeb\t\n\r😀\ue000\u0085')).toBe('ab\t\n\r😀\ue000\u0085');
});
