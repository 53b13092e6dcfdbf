import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TexArtefacts } from '../../src/tex/index.ts';
import { testWith } from '../engines.ts';
import { bodyOf, compile, countsOf, scratch, toTex } from './convert.ts';
import * as d from './docx-maker.ts';
import { everything, expectedCounts } from './everything.ts';
import { englishOf } from '../../src/texts/message.ts';

describe('a document with everything', () => {
  let artefacts: TexArtefacts;
  beforeAll(async () => {
    artefacts = await toTex(await everything());
  });

  test('has as many equations, notes, tables and pictures as the DOCX', () => {
    expect(artefacts.counts).toMatchObject(expectedCounts);
    const { equations, footnotes, endnotes, tables, images } = expectedCounts;
    expect(countsOf(artefacts.tex)).toEqual({ equations, notes: footnotes + endnotes, tables, images });
  });

  test('keeps cross-references as references to existing labels', () => {
    const { tex } = artefacts;
    for (const part of [
      'See section \\ref{_Ref100}',
      '\\hyperref[_Ref101]{Lists} on page \\pageref{_Ref101}',
      'equation (\\ref{_Ref102})',
      'Figure \\ref{_Ref103}',
      'Table \\ref{_Ref104}',
      'item \\ref{item4}',
    ]) {
      expect(tex).toContain(part);
    }
    const labels = new Set([...tex.matchAll(/\\label\{([^}]+)\}/g)].map(([, name]) => name));
    const referred = [...tex.matchAll(/\\(?:page)?ref\{([^}]+)\}/g)].map(([, name]) => name);
    expect(referred.filter((name) => !labels.has(name))).toEqual([]);
    expect(artefacts.warnings.map(englishOf).join()).toContain('nowhere');
  });

  test('writes formulas as mathematicians do', () => {
    for (const formula of [
      '\\binom{n}{k}',
      '\\begin{bmatrix}a & b \\\\ c & d\\end{bmatrix}',
      '\\begin{align*}\nx&=1 \\\\\ny&=[2]\n\\end{align*}',
      '\\begin{cases}0 \\\\ 1\\end{cases}',
      '\\lim_{x\\rightarrow \\infty} \\frac{1}{x}',
      '\\underset{x\\in S}{A}',
      '\\int_{0}^{\\infty} e^{-x}dx',
      '\\sum_{i=1}^{n} x_{i}',
      '\\sqrt[{3}]{x}',
      '\\hat{x}',
      '\\underbrace{a+b}_{n}',
      '\\mathbb{R}\\in \\mathbf{A}\\text{温度}\\text{words in it}',
      '\\begin{equation}\\label{_Ref102}\nE=mc^{2}\n\\end{equation}',
    ]) {
      expect(artefacts.tex).toContain(formula);
    }
  });

  test('puts captions at their tables and figures, without the number, which TeX counts', () => {
    expect(artefacts.tex).toMatch(
      /\\begin\{figure\}\[htbp\]\n\\centering\n\\includegraphics\[width=100bp,height=50bp\]\{image\/image1\.png\}\n\\caption\{A red pixel\}\\label\{_Ref103\}\n\\end\{figure\}/,
    );
    expect(artefacts.tex).toMatch(/\\begin\{longtable\}\{\|p[^\n]+\}\n\\caption\{Spans\}\\label\{_Ref104\}/);
  });

  test('writes cells that span rows and columns, with rules only where a cell ends', () => {
    expect(artefacts.tex).toMatch(
      /\\multirow\{2\}\{=\}\{A\} & \\multicolumn\{2\}\{p[^\n]+\}\{B over two\}\\tabularnewline\n\\cline\{2-3\}\n & b1\\par \\centering b1 second & \{\}\[b2\]/,
    );
  });

  test('lets TeX number lists where it can, and continues a list where Word does', () => {
    expect(artefacts.tex).toContain('\\item{} [one] in brackets\n\\item two');
    expect(artefacts.tex).toContain('\\renewcommand{\\labelenumii}{\\alph{enumii})}');
    expect(artefacts.tex).toContain('\\setcounter{enumi}{3}\n\\item \\label{item4}four');
    expect(artefacts.tex).toContain('\\item[{一、}] 第一');
    expect(artefacts.tex).not.toContain('\\item[a');
  });

  test('accepts tracked changes, drops comments with a note, and drops hidden text', () => {
    expect(artefacts.tex).toContain('inserted kept');
    expect(artefacts.tex).toContain('Joined paragraph.');
    expect(artefacts.tex).not.toMatch(/deleted|hidden(?!links)|a remark/);
    expect(artefacts.warnings.map(englishOf)).toContain('Comments are not kept');
  });

  test('escapes characters that TeX would take for commands', () => {
    expect(artefacts.tex).toContain(
      String.raw`\textbackslash{} \{ \} \$ \& \# \% \_ \textasciicircum{} \textasciitilde{} < > | " -{}- [x]`,
    );
    expect(artefacts.tex).toContain(String.raw`\href{https://example.com/a\_b?x=1\&y=50\%25\#z}{a link}`);
  });

  test('gives Hub XML with rules for styles, MathML beside the LaTeX, and CALS', () => {
    expect(artefacts.hub).toContain('<css:rule name="Heading1" native-name="heading 1" layout-type="para"');
    expect(artefacts.hub).toContain('<para role="Heading1" remap="Heading1" docx2tex:numbered="yes"');
    expect(artefacts.hub).toContain('<mml:mfrac linethickness="0"><mml:mi>n</mml:mi><mml:mi>k</mml:mi></mml:mfrac>');
    expect(artefacts.hub).toContain('<entry namest="c2" nameend="c3"');
    expect(artefacts.hub).toContain('morerows="1"');
    expect(artefacts.csv).toContain('heading 1;\\section{;}');
  });

  testWith(['xelatex and its usual packages', 'a Chinese font'], 'compiles, every reference found', async () => {
    const log = await compile(artefacts);
    expect(log).not.toMatch(/undefined references|Missing character/);
  });
});

test('the preamble of a plain document loads only the packages that it uses', async () => {
  const plain = await toTex(
    d.makeDocx({ body: d.styled('Heading1', d.run('Über naïve Sätze')) + d.paragraph(d.run('Only words.')) }),
  );
  expect(plain.texEngine).toBe('pdflatex');
  const packages = [...plain.tex.matchAll(/\\usepackage(?:\[[^\]]*\])?\{([^}]*)\}/g)].map(([, name]) => name);
  expect(packages).toEqual(['fontenc', 'inputenc', 'lmodern']);
  expect(bodyOf(plain)).toBe('\\section{Über naïve Sätze}\n\nOnly words.');
});

testWith(['pdflatex and its usual packages'], 'documents without Chinese compile with pdflatex', async () => {
  const body = [
    d.styled('Heading1', d.run('Symbols')),
    d.paragraph(d.run('≤ ≥ → ∑ α Ω ① ✓ ⁴ ₂ № ℃ Ⅳ ● ☐ ½ € “quotes” – — … ﬁ ’ \u00a0 \u2009 \u2011 é ß ő Ž Łódź')),
    d.paragraph(d.math(d.mr('a<b&c')) + d.run(' $5 100% #1')),
    d.table(
      [1000, 1000],
      [
        d.tableRow([d.cell(d.paragraph(d.run('x'))), d.cell('<w:p/>')]),
        d.tableRow([d.cell(d.paragraph(d.run('y')), '<w:gridSpan w:val="2"/>')]),
      ],
    ),
    d.listItem('one', 1),
    d.listItem('deep', 1, 2),
    d.paragraph(
      '<w:r><w:br/></w:r>' + d.run('after a break') + '<w:r><w:br/><w:br/></w:r>' + d.run('two') + '<w:r><w:br/></w:r>',
    ),
    d.paragraph(d.field('SEQ Figure', d.run('1'))),
    d.styled(
      'Heading2',
      d.run('With ') +
        d.run('bold', '<w:b/>') +
        d.run(' and ') +
        d.math(d.mr('x')) +
        '<w:r><w:br/></w:r>' +
        d.run('break'),
    ),
  ].join('');
  const artefacts = await toTex(d.makeDocx({ body }));
  expect(artefacts.texEngine).toBe('pdflatex');
  expect(await compile(artefacts)).not.toContain('undefined references');
});

test('headings are recognised by outline level and by name, whatever the ids of their styles', async () => {
  const styles =
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="标题 2"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="Clause"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="z"><w:name w:val="Sub Clause"/><w:basedOn w:val="y"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="n"><w:name w:val="Not one"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>';
  const body =
    ['1', 'x', 'y', 'z', 'n'].map((id) => d.styled(id, d.run(`style ${id}`))).join('') +
    d.paragraph(d.run('direct'), '<w:outlineLvl w:val="3"/>');
  const artefacts = await toTex(d.makeDocx({ styles, body }));
  expect(bodyOf(artefacts).split('\n\n')).toEqual([
    '\\section{style 1}',
    '\\subsection{style x}',
    '\\subsubsection{style y}',
    '\\subsubsection{style z}',
    'style n',
    '\\paragraph{direct}',
  ]);
});

testWith(
  ['LibreOffice Writer', 'xelatex and its usual packages', 'a Chinese font'],
  'what LibreOffice writes gives sections, references, notes and tables too, and compiles',
  async () => {
    const folder = await scratch();
    await writeFile(join(folder, 'word.docx'), await everything());
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const args = [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--convert-to',
      'docx',
      '--outdir',
      join(folder, 'out'),
      join(folder, 'word.docx'),
    ];
    await promisify(execFile)('soffice', args);
    const artefacts = await toTex(await readFile(join(folder, 'out', 'word.docx')));
    expect(artefacts.tex).toMatch(
      /\\section\{Introduction 引言\}[\s\S]*\\subsection[\s\S]*\\section\{Formulas\}[\s\S]*\\section\{Pictures and tables\}/,
    );
    expect(artefacts.tex).toContain('See section \\ref{_Ref100}');
    const { footnotes, endnotes, tables, images } = expectedCounts;
    expect(countsOf(artefacts.tex)).toMatchObject({ notes: footnotes + endnotes, tables, images });
    expect(await compile(artefacts)).not.toContain('undefined references');
  },
  120_000,
);
