import { expect, it } from 'vitest';
import { withoutRadicals } from '../../src/domain/han-radicals.ts';

it('replaces Han radicals by characters, and keeps widths and brackets as printed', () => {
  expect(withoutRadicals('⻋⻓⽤（中国）ＡＢ')).toBe('车长用（中国）ＡＢ');
  // Those that NFKC knows, and those of both blocks that only the table knows.
  expect(withoutRadicals('⺟⻳⼀⺠⻆⻰⺁')).toBe('母龟一民角龙厂');
});
