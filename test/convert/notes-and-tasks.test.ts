/** Notes of Markdown lead to their text and back, and tasks stay tasks. */
import { describe, expect, it } from 'vitest';
import { openZip } from '../../src/documents/zip.ts';
import { converted, textIn } from './run.ts';

const markdown = Buffer.from('A claim.[^1] Another.[^b]\n\n[^1]: The *first* note.\n\n[^b]: The second.\n');
const textOf = ({ bytes }: { readonly bytes: Uint8Array }): string => Buffer.from(bytes).toString();

describe('notes', () => {
  it('have targets in HTML for all their links', async () => {
    const html = textOf(await converted(markdown, 'md', 'html'));
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, name]) => name);
    expect(links).toHaveLength(4);
    for (const name of links) expect(html.split(`id="${name}"`)).toHaveLength(2);
  });

  it('are footnotes of Word', async () => {
    const { bytes } = await converted(markdown, 'md', 'docx');
    const archive = await openZip(bytes);
    const xml = async (part: string): Promise<string> => {
      const entry = archive.entries.find(({ name }) => name === part);
      return entry ? (await archive.read(entry)).toString() : '';
    };
    expect((await xml('word/document.xml')).match(/<w:footnoteReference w:id="[12]"\/>/g)).toHaveLength(2);
    expect(await xml('word/footnotes.xml')).toMatch(/The .*first.* note.*The second\./);
    archive.close();
  });

  it.each(['html', 'docx'] as const)('come back from %s as notes of Markdown', async (to) => {
    const { bytes, quality, warnings } = await converted(markdown, 'md', to);
    expect(quality?.content).toEqual([{ what: 'notes', source: 2, result: 2 }]);
    expect(warnings).toEqual([]);
    expect(textOf(await converted(bytes, to, 'md'))).toBe(
      'A claim.[^1] Another.[^2]\n\n[^1]: The *first* note.\n\n[^2]: The second.\n',
    );
  });

  it('stand at the end of text, and are missed there and in CSV', async () => {
    const plain = await converted(markdown, 'md', 'txt');
    expect(textOf(plain)).toMatch(
      /^A claim\.\[1\] Another\.\[2\]\n\n-+\n\n\[1\] The first note\.\n\n\[2\] The second\.\n$/,
    );
    const lost = [{ what: 'notes', source: 2, result: 0, lost: 2, which: ['The first note.', 'The second.'] }];
    expect(plain.quality?.content).toEqual(lost);
    const csv = await converted(Buffer.from(`${markdown.toString()}\n| a |\n| - |\n| b |\n`), 'md', 'csv');
    expect(csv.quality?.content).toEqual([...lost, { what: 'tables', source: 1, result: 1 }]);
    expect(csv.warnings).toEqual(['Not kept: 2 notes (The first note.; The second.)']);
  });

  it('are one note where two references name it, in each format', async () => {
    const twice = Buffer.from('One[^n] and two[^n].\n\n[^n]: The note.\n');
    for (const to of ['html', 'docx', 'pdf', 'md'] as const) {
      const { bytes, warnings } = await converted(twice, 'md', to, { preserveFormatting: false });
      expect(warnings, to).toEqual([]);
      expect((await textIn(bytes, to)).match(/The note/g)?.length ?? 1, to).toBe(1);
    }
  });

  it('of Pandoc are read; a list that nothing refers to is text', async () => {
    const pandoc = `<p>A<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>
      <section class="footnotes" role="doc-endnotes"><hr /><ol><li id="fn1"><p>Said.<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></section>`;
    expect(textOf(await converted(Buffer.from(pandoc), 'html', 'md'))).toBe('A[^1]\n\n[^1]: Said.\n');
    const list = '<p>A</p><div class="footnotes"><ol><li id="x">Kept.</li></ol></div>';
    expect(textOf(await converted(Buffer.from(list), 'html', 'md'))).toBe('A\n\n1. Kept.\n');
  });

  it('have links in PDF; a link without a target, or with two, is text', async () => {
    const pdf = Buffer.from((await converted(markdown, 'md', 'pdf')).bytes).toString('latin1');
    expect(pdf.match(/\/Subtype \/Link/g)).toHaveLength(4);
    const odd = Buffer.from('<p><a href="#x">one</a> <a href="#gone">two</a> <b id="x">a</b> <b id="x">b</b></p>');
    const { bytes, warnings } = await converted(odd, 'html', 'pdf');
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('/Subtype /Link');
    expect(warnings).toEqual([]);
  });
});

it('tasks remain tasks in Markdown', async () => {
  const tasks = '- [x] done\n- [ ] open\n- neither\n';
  expect(textOf(await converted(Buffer.from(tasks), 'md', 'md', { preserveFormatting: false }))).toBe(tasks);
});
