/** Notes of Markdown lead to their text and back, and tasks stay tasks. */
import { describe, expect, it } from 'vitest';
import { openZip } from '../../src/documents/zip.ts';
import { converted } from './run.ts';

const markdown = Buffer.from('A claim.[^1] Another.[^b]\n\n[^1]: The *first* note.\n\n[^b]: The second.\n');
const textOf = ({ bytes }: { readonly bytes: Uint8Array }): string => Buffer.from(bytes).toString();

describe('notes', () => {
  it('have targets in HTML for all their links', async () => {
    const html = textOf(await converted(markdown, 'md', 'html'));
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, name]) => name);
    expect(links).toHaveLength(4);
    for (const name of links) expect(html.split(`id="${name}"`)).toHaveLength(2);
  });

  it('have bookmarks in Word for all their links', async () => {
    const { bytes } = await converted(markdown, 'md', 'docx');
    const archive = await openZip(bytes);
    const entry = archive.entries.find(({ name }) => name === 'word/document.xml');
    const xml = entry ? (await archive.read(entry)).toString() : '';
    archive.close();
    const links = [...xml.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name);
    expect(links).toHaveLength(4);
    for (const name of links) expect(xml).toContain(`w:name="${name}"`);
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
