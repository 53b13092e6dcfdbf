/** The look of Word documents that are written. */
import { expect, it } from 'vitest';
import { openOffice } from '../../../../src/office/package.ts';
import { converted } from '../../run.ts';

it('headings stand apart from the text above them, and stay on the page of the text below', async () => {
  const { bytes } = await converted(Buffer.from('# One\n\ntext\n\n## Two\n\ntext\n'), 'md', 'docx');
  const office = await openOffice(bytes);
  const styles = (await office.bytes('word/styles.xml'))?.toString() ?? '';
  office.close();
  for (const name of ['Heading1', 'Heading2', 'Heading3']) {
    const style = styles.split('<w:style ').find((part) => part.includes(`w:styleId="${name}"`)) ?? '';
    expect(Number(/w:before="(\d+)"/.exec(style)?.[1])).toBeGreaterThanOrEqual(200);
    expect(style).toContain('<w:keepNext/>');
  }
});
