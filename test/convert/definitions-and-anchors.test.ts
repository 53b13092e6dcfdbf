/** Definition lists, links to headings, and tables of contents. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { openOffice } from '../../src/office/package.ts';
import { descendants } from '../../src/documents/xml.ts';
import { converted } from './run.ts';

const textOf = ({ bytes }: { readonly bytes: Uint8Array }): string => Buffer.from(bytes).toString();
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const definitions = `Apple
: A *fruit*, with $x^2$.
: A company.

Pear

: Another fruit.

    With a second paragraph.
`;

describe('definition lists', () => {
  it('of Markdown become those of HTML, and come back', async () => {
    const html = await converted(Buffer.from(definitions), 'md', 'html');
    expect(textOf(html)).toMatch(
      /<dl>\n<dt>Apple<\/dt>\n<dd>A <em>fruit<\/em>, with <math.*<\/math>\.<\/dd>\n<dd>A company\.<\/dd>\n<dt>Pear<\/dt>\n<dd>Another fruit\.\s*<p>With a second paragraph\.<\/p><\/dd>\n<\/dl>/,
    );
    const back = textOf(await converted(html.bytes, 'html', 'md'));
    expect(textOf(await converted(Buffer.from(back), 'md', 'html'))).toBe(textOf(html));
  });

  it('have terms and indented paragraphs in Word, which are read as such a list again', async () => {
    const { bytes } = await converted(Buffer.from(definitions), 'md', 'docx');
    expect(textOf(await converted(bytes, 'docx', 'html'))).toMatch(
      /<dl>\n<dt>Apple<\/dt>\n<dd>A <em>fruit<\/em>[^]*<dd>A company\.<\/dd>\n<dt>Pear<\/dt>\n<dd>Another fruit\.<\/dd>\n<dd>With a second paragraph\.<\/dd>\n<\/dl>/,
    );
  });

  it('are indented in text, and whole in PDF and in presentations', async () => {
    expect(textOf(await converted(Buffer.from(definitions), 'md', 'txt'))).toBe(
      'Apple\n    A fruit, with x^2.\n    A company.\nPear\n    Another fruit.\n    With a second paragraph.\n',
    );
    for (const to of ['pdf', 'pptx'] as const)
      expect((await converted(Buffer.from('Apple\n: A fruit.\n'), 'md', to)).quality?.accuracy, to).toBe(100);
  });
});

const long = 'A heading that is much longer than the forty characters that Word allows';
const sections = `# Start

To [the end](#the-end), [the middle](#middle), [the long one](#${long.toLowerCase().replaceAll(' ', '-')}) and [a spot](#spot).

<h2 id="middle">Between</h2>

## ${long}

A <a id="spot"></a>spot.

## The end
`;

describe('links within a document', () => {
  it('lead to headings and spots in HTML', async () => {
    const html = textOf(await converted(Buffer.from(sections), 'md', 'html'));
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, name]) => name);
    expect(links).toHaveLength(4);
    for (const name of links) expect(html.split(`id="${name}"`)).toHaveLength(2);
  });

  it('lead to bookmarks in Word, however long their names, and to headings in Markdown made of that', async () => {
    const { bytes } = await converted(Buffer.from(sections), 'md', 'docx');
    const office = await openOffice(bytes);
    const body = await office.xml('word/document.xml');
    office.close();
    const named = (name: string, attribute: string) =>
      (body ? descendants(body, name) : []).map(({ attributes }) => attributes[attribute] ?? '');
    const links = named('hyperlink', 'w:anchor');
    expect(links).toHaveLength(4);
    expect(named('bookmarkStart', 'w:name')).toEqual(expect.arrayContaining(links));
    for (const name of links) expect(name.length).toBeLessThanOrEqual(40);
    const html = textOf(await converted(bytes, 'docx', 'html'));
    for (const name of links) expect(html.split(`id="${name}"`), name).toHaveLength(2);
  });

  it('lead to positions in PDF', async () => {
    const { bytes, warnings } = await converted(Buffer.from(sections), 'md', 'pdf');
    expect(warnings).toEqual([]);
    expect(latin1(bytes).match(/\/Subtype \/Link/g)).toHaveLength(4);
  });

  it('stay links of Markdown: a name that the heading does not have anyway is written beside it', async () => {
    const html = await converted(Buffer.from(sections), 'md', 'html');
    const back = textOf(await converted(html.bytes, 'html', 'md'));
    expect(back).toContain('## <a id="middle"></a>Between\n');
    expect(back).toContain('A <a id="spot"></a>spot.');
    expect(back).toContain('\n## The end\n');
  });
});

describe('--toc', () => {
  const toc = { toc: true };

  it('lists the headings with links in HTML and Markdown', async () => {
    const html = textOf(await converted(Buffer.from(sections), 'md', 'html', toc));
    const nav = /<nav role="doc-toc">([^]*)<\/nav>/.exec(html)?.[1] ?? '';
    expect([...nav.matchAll(/<a href="#([^"]+)">([^<]*)/g)].map(([, name, text]) => [name, text])).toEqual([
      ['start', 'Start'],
      ['middle', 'Between'],
      [long.toLowerCase().replaceAll(' ', '-'), long],
      ['the-end', 'The end'],
    ]);
    expect(textOf(await converted(Buffer.from('# A\n\n## B\n\ntext\n'), 'md', 'md', toc))).toBe(
      '# A\n\n- [A](#a)\n  - [B](#b)\n\n## B\n\ntext\n',
    );
  });

  it('is a field of Word, filled in, and lists pages in PDF', async () => {
    const { bytes } = await converted(Buffer.from(sections), 'md', 'docx', toc);
    const office = await openOffice(bytes);
    const xml = (await office.bytes('word/document.xml'))?.toString() ?? '';
    office.close();
    expect(xml).toMatch(/<w:instrText[^>]*>TOC /);
    expect(xml.match(/>The end</g)?.length).toBe(2);
    const pdf = await converted(Buffer.from(sections), 'md', 'pdf', toc);
    // Four links of the text, and one for each heading.
    expect(latin1(pdf.bytes).match(/\/Subtype \/Link/g)?.length).toBeGreaterThanOrEqual(8);
    expect((await PDFDocument.load(pdf.bytes)).getPageCount()).toBe(1);
  });

  it('is a list in text, and a warning where there is no heading', async () => {
    expect(textOf(await converted(Buffer.from('# A\n\n## B\n'), 'md', 'txt', toc))).toBe('A\n\n- A\n  - B\n\nB\n');
    expect((await converted(Buffer.from('text\n'), 'md', 'html', toc)).warnings).toEqual([
      'There is no table of contents, because the document has no headings',
    ]);
  });

  it.each(['csv', 'xlsx', 'pptx', 'png'] as const)('is refused for %s', async (to) => {
    await expect(converted(Buffer.from('# A\n'), 'md', to, toc)).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringContaining('--toc does not apply to'),
    });
  });
});

it('a formula within a sentence of HTML stays in its sentence', async () => {
  const html = (await converted(Buffer.from('The $x$ of\n\n- one $y$ item\n'), 'md', 'html')).bytes;
  expect(textOf(await converted(html, 'html', 'md'))).toBe('The $x$ of\n\n- one $y$ item\n');
});
