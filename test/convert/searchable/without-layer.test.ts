import { expect, it } from 'vitest';
import { withoutInvisibleText } from '../../../src/convert/searchable/without-layer.ts';

const stripped = (content: string, mode?: number): string =>
  withoutInvisibleText(content, mode).content.replaceAll(/\s+/g, ' ').trim();

it('invisible text is removed, and operators that set fonts and positions are kept', () => {
  expect(stripped('BT /F 9 Tf 3 Tr 1 0 0 1 5 5 Tm (gone) Tj 0 Tr [(seen)] TJ ET')).toBe(
    'BT /F 9 Tf 3 Tr 1 0 0 1 5 5 Tm 0 Tr [(seen)] TJ ET',
  );
});

it('the text rendering mode is restored together with the graphics state', () => {
  expect(stripped('q 3 Tr BT (gone) Tj ET Q BT (seen) Tj ET')).toBe('q 3 Tr BT ET Q BT (seen) Tj ET');
});

it('text operators that also begin a line or set spacing keep doing so', () => {
  expect(stripped(`3 Tr BT (a) ' 1 2 (b) " ET`)).toBe('3 Tr BT T* 1 Tw 2 Tc T* ET');
});

it('each form is listed with the rendering mode in which it begins, which may be invisible', () => {
  expect(withoutInvisibleText('/A Do 3 Tr /B Do').drawn).toEqual([
    { name: 'A', mode: 0 },
    { name: 'B', mode: 3 },
  ]);
  expect(stripped('BT (gone) Tj ET', 3)).toBe('BT ET');
});
