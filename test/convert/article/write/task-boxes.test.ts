/** The boxes of tasks are drawn in PDFs, and no warning names them as missing in the fonts. */
import { expect, it } from 'vitest';
import { withTaskBoxes } from '../../../../src/convert/article/write/task-boxes.ts';
import { converted } from '../../run.ts';

it('boxes become drawings, and text without boxes stays one string', () => {
  const code = (text: string): string => `"${text}"`;
  expect(withTaskBoxes('plain', code)).toBe('"plain"');
  expect(withTaskBoxes('☐ open ☑ done', code)).toMatch(/^\{ box\(.*\); " open "; box\(.*line.*\); " done" \}$/);
});

it('a list of tasks is typeset without a warning', async () => {
  const { bytes, warnings } = await converted(Buffer.from('- [ ] open\n- [x] done\n'), 'md', 'pdf');
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(warnings).toEqual([]);
});
