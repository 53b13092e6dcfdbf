/** Formulas stay formulas on their way between formats; front matter is metadata. */
import { describe, expect, it } from 'vitest';
import { typstMathOf } from '../../src/convert/article/formulas.ts';
import { openZip } from '../../src/documents/zip.ts';
import { converted, textIn } from './run.ts';

const markdown = Buffer.from(`---
title: On sums
author: [Ada, Emmy]
---

The product $x_1*y*z$ and *words*.

$$\\int_0^1 x^2\\,dx$$

$$
\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}
$$

It costs $5 and $10, or 5 $ and 7 $.
`);

const to = async (format: 'md' | 'html' | 'txt' | 'docx' | 'pdf') => converted(markdown, 'md', format);
const textOf = ({ bytes }: { readonly bytes: Uint8Array }): string => Buffer.from(bytes).toString();

async function part(bytes: Uint8Array, name: string): Promise<string> {
  const archive = await openZip(bytes);
  try {
    const entry = archive.entries.find((one) => one.name === name);
    return entry ? (await archive.read(entry)).toString() : '';
  } finally {
    archive.close();
  }
}

describe('formulas in Markdown', () => {
  it('are written as TeX in text', async () => {
    const text = textOf(await to('txt'));
    expect(text).toContain('The product x_1*y*z and words.');
    expect(text).toContain('\\int_0^1 x^2\\,dx');
    expect(text).toContain('It costs $5 and $10, or 5 $ and 7 $.');
  });

  it('become MathML in HTML, and are read back from it', async () => {
    const { bytes, warnings } = await to('html');
    const html = textOf({ bytes });
    expect(html).toContain('<msub><mi>x</mi><mn>1</mn></msub>');
    expect(html).toMatch(/<math display="block"[^]*<msubsup>[^]*∫/);
    expect(html).toContain('<mtable>');
    expect(warnings).toEqual([]);
    const again = textOf(await converted(bytes, 'html', 'md'));
    expect(again).toContain('$x_1*y*z$');
    expect(again).toContain('$$\n\\int_0^1 x^2\\,dx\n$$');
  });

  it('become equations in Word, which become TeX again', async () => {
    const { bytes, warnings } = await to('docx');
    expect(warnings).toEqual([]);
    const xml = await part(bytes, 'word/document.xml');
    expect(xml).toContain('<m:sSub><m:e><m:r><m:t xml:space="preserve">x</m:t></m:r></m:e><m:sub>');
    expect(xml).toContain('<m:oMathPara');
    expect(xml).toMatch(/<m:d><m:dPr><m:begChr m:val="\("\/><m:endChr m:val="\)"\/><\/m:dPr><m:e><m:m>/);
    const again = textOf(await converted(bytes, 'docx', 'md'));
    expect(again).toMatch(/\$x_\{?1\}? ?(?:\*|\\ast) ?y ?(?:\*|\\ast) ?z\$/);
    expect(again).toMatch(/\$\$\n\\int_\{?0\}?\^\{?1\}?/);
    expect(again).not.toContain('x\\_1');
    expect(again).toMatch(/\\begin\{pmatrix\}1 & 2/);
    expect(xml).toContain('<m:naryPr><m:chr m:val="∫"/></m:naryPr>');
  });

  it('are typeset in PDF', async () => {
    const { bytes, warnings } = await to('pdf');
    expect(warnings).toEqual([]);
    const text = await textIn(bytes, 'pdf');
    expect(text).toContain('∫');
    expect(text).not.toContain('\\int');
    expect(text).toContain('It costs $5 and $10');
  });

  it('are unchanged from Markdown to Markdown', async () => {
    const again = textOf(await converted(markdown, 'md', 'md', { preserveFormatting: false }));
    expect(again).toContain('$x_1*y*z$');
    expect(again).toContain('$$\n\\int_0^1 x^2\\,dx\n$$');
  });

  it('that are unknown remain TeX, with a warning', async () => {
    const unknown = Buffer.from('Here: $\\unknowncommand{x}$ and $\\text{#read("/etc/passwd")}$.');
    for (const format of ['html', 'docx', 'pdf'] as const) {
      const { bytes } = await converted(unknown, 'md', format);
      const text = await textIn(bytes, format);
      expect(text).not.toContain('root:');
      expect(text).toContain('read');
    }
  });
});

describe('typstMathOf', () => {
  it.each(['x \\# y', '#panic("x")', '\\text{a" #read("b") "c}', 'a $ #panic()', 'x // y', 'x /* y'])(
    'gives no code for %s',
    async (tex) => {
      const math = await typstMathOf(tex);
      const outside = (math ?? '').replaceAll(/"(?:[^"\\]|\\.)*"|\\./gs, '');
      expect(outside).not.toMatch(/[#$]|\/\/|\/\*/);
    },
  );
});

describe('front matter', () => {
  it('becomes the metadata of the result, and is not part of the text', async () => {
    const html = textOf(await to('html'));
    expect(html).toContain('<title>On sums</title>');
    expect(html).toContain('<meta name="author" content="Ada, Emmy">');
    expect(html.replace(/<head>[^]*<\/head>/, '')).not.toContain('Emmy');
    const core = await part((await to('docx')).bytes, 'docProps/core.xml');
    expect(core).toContain('<dc:title>On sums</dc:title>');
    expect(core).toContain('<dc:creator>Ada, Emmy</dc:creator>');
    expect(Buffer.from((await to('pdf')).bytes).toString('latin1')).toMatch(/\/Title \(On sums\)/);
  });

  it('remains text if it is only lines between rules, or broken or hostile YAML', async () => {
    for (const text of ['---\njust words\n---\nend', '---\na: [1\n---\nend', '---\na: &a [x]\nb: *a\n---\nend'])
      expect(textOf(await converted(Buffer.from(text), 'md', 'txt'))).toMatch(/words|a:/);
  });
});
