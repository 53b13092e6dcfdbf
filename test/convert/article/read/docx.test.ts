/** Word documents as Markdown: what their numbering, styles, tracked changes and alternatives come to. */
import { describe, expect, test } from 'vitest';
import * as d from '../../../tex/docx-maker.ts';
import { redSquare } from '../../../tex/everything.ts';
import { converted } from '../../run.ts';

async function markdown(parts: d.DocxParts): Promise<string> {
  const { bytes } = await converted(d.makeDocx(parts), 'docx', 'md');
  return Buffer.from(bytes).toString();
}

describe('lists', () => {
  test('a list continues after other text with the number that Word prints', async () => {
    const body = [d.listItem('one', 1), d.paragraph(d.run('between')), d.listItem('two', 1)];
    const text = await markdown({ body: body.join('') });
    expect(text).toContain('1. one');
    expect(text).toContain('2. two');
  });

  test('list items without a list definition become plain paragraphs, as in Word', async () => {
    expect(await markdown({ body: d.listItem('of no list', 99) })).toBe('of no list\n');
  });
});

describe('runs', () => {
  test('an explicit "off" undoes what the character style says', async () => {
    const run = (rest: string, text: string): string =>
      `<w:r><w:rPr><w:rStyle w:val="Strong"/>${rest}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    expect(await markdown({ body: d.paragraph(run('', 'bold') + run('<w:b w:val="0"/>', ' plain')) })).toBe(
      '**bold** plain\n',
    );
  });

  test('a style inherits the marks of the one it is based on', async () => {
    const styles = `${d.wordStyles}<w:style w:type="character" w:styleId="Louder"><w:name w:val="Louder"/><w:basedOn w:val="Strong"/><w:rPr><w:i/></w:rPr></w:style>`;
    const body = d.paragraph('<w:r><w:rPr><w:rStyle w:val="Louder"/></w:rPr><w:t>both</w:t></w:r>');
    expect(await markdown({ body, styles })).toBe('***both***\n');
  });

  test('signs of symbol fonts are the characters that they show', async () => {
    const body = d.paragraph(
      '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf062</w:t></w:r>',
    );
    expect(await markdown({ body })).toBe('α✓β\n');
  });

  test('text that is explicitly not hidden is kept, hidden text is not', async () => {
    const body = d.paragraph(
      '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>',
    );
    expect(await markdown({ body })).toBe('shown\n');
  });

  test('the base text below ruby annotations is kept', async () => {
    const body = d.paragraph(
      '<w:r><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>',
    );
    expect(await markdown({ body })).toBe('漢\n');
  });

  test('a link continues after a field inside it', async () => {
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = (text: string): string => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
    const inner = `${mark('begin')}${code('DATE')}${mark('separate')}${d.run('today')}${mark('end')}`;
    const body = d.paragraph(
      `${mark('begin')}${code('HYPERLINK "https://example.com/"')}${mark('separate')}${d.run('see ')}${inner}${d.run(' here')}${mark('end')}`,
    );
    expect(await markdown({ body })).toBe('[see today here](https://example.com/)\n');
  });
});

describe('blocks', () => {
  test('a paragraph whose end was deleted by a tracked change goes on in the next one', async () => {
    const body = `<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>${d.run('one ')}</w:p>${d.paragraph(d.run('sentence'))}`;
    expect(await markdown({ body })).toBe('one sentence\n');
  });

  test('formulas between paragraphs keep their text', async () => {
    expect(await markdown({ body: d.mathParagraph(d.mr('x=1')) })).toContain('x=1');
  });

  test('a row marked as not being a header is an ordinary row', async () => {
    const body = d.table([1000], [d.tableRow([d.cell(d.paragraph(d.run('a')))], '<w:tblHeader w:val="false"/>')]);
    const { bytes } = await converted(d.makeDocx({ body }), 'docx', 'html');
    expect(Buffer.from(bytes).toString()).toContain('<td>a</td>');
  });

  test('only one alternative of a drawing is read', async () => {
    const picture = d.picture('rId-image1.png', 20, 10);
    const drawing = /<w:drawing>.*<\/w:drawing>/s.exec(picture)?.[0] ?? '';
    expect(drawing).not.toBe('');
    const body = d.paragraph(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing}</mc:Choice><mc:Fallback>${drawing}</mc:Fallback></mc:AlternateContent></w:r>`,
    );
    const text = await markdown({ body, media: { 'image1.png': await redSquare() } });
    expect(text.match(/!\[/g)).toHaveLength(1);
  });

  test('a note that begins with a table keeps its number and its table', async () => {
    const footnotes = d.note('footnote', 2, d.table([1000], [d.tableRow([d.cell(d.paragraph(d.run('in a note')))])]));
    const text = await markdown({ body: d.paragraph(d.run('text') + d.noteReference('footnote', 2)), footnotes });
    expect(text).toContain('text[^1]\n\n[^1]: | in a note |');
  });
});
