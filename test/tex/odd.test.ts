/** Odd documents: each compiles, has as many of everything as the DOCX, and says what the DOCX says. */
import { describe, expect, test } from 'vitest';
import { testWith } from '../engines.ts';
import { bodyOf, compile, countsOf, toTex } from './convert.ts';
import * as d from './docx-maker.ts';
import { type OddDocument, oddDocument, oddDocuments } from './odd-documents.ts';
import { emptyFormulas, oddFormulas } from './odd-formulas.ts';

const inlineAndDisplayed = (formulas: readonly string[]): Buffer =>
  d.makeDocx({
    body: formulas
      .map(
        (formula) =>
          d.paragraph(d.mathParagraph(formula)) + d.paragraph(d.run('In ') + d.math(formula) + d.run(' line')),
      )
      .join(''),
  });

describe('formulas', () => {
  testWith(['xelatex'], 'of every kind compile, displayed and in line, with no sign missing', async () => {
    const artefacts = await toTex(inlineAndDisplayed(oddFormulas));
    expect(artefacts.counts.equations).toBe(2 * oddFormulas.length);
    expect(countsOf(artefacts.tex).equations).toBe(2 * oddFormulas.length);
    expect(artefacts.tex).not.toContain('gone');
    const log = await compile(artefacts);
    expect([...log.matchAll(/Missing character: There is no (.)/gu)].map(([, sign]) => sign)).toEqual([]);
  });

  test('in which there is nothing are none', async () => {
    const artefacts = await toTex(inlineAndDisplayed(emptyFormulas));
    expect(artefacts.counts.equations).toBe(0);
    expect(bodyOf(artefacts)).not.toMatch(/\$|equation/);
  });

  test('that end in a space do not escape what ends them', async () => {
    const { tex } = await toTex(inlineAndDisplayed([`${d.mr('x ')}${d.mr(' ')}`]));
    expect(tex).not.toMatch(/(?<!\\)\\(?:\$| *\n\\end\{equation)/);
  });
});

const said: Partial<Record<OddDocument, readonly (string | RegExp)[]>> = {
  tables: [
    /\\multicolumn\{2\}[^\n]*\\multirow\{2\}\{=\}\{two by two\}/,
    'kept row',
    'row in a control',
    'cell in a control',
  ],
  changes: ['inserted moved', 'joined to this'],
  rightToLeft: ['\\beginR שלום עולם\\endR', '\\TeXXeTstate=1'],
  rare: [/\\alpha\b.*\\beta\b/, '漢'],
  lists: ['\\setcounter{enumi}{2}', 'level 8', 'bullet 8'],
  fields: ['\\hyperref[mark]', '\\pageref{mark}', '\\index{', '\\tableofcontents', '\\listoffigures'],
};
const unsaid: Partial<Record<OddDocument, RegExp>> = {
  tables: /deleted row/,
  changes: /deleted|left behind|gone/,
  rare: /[\uf000-\uf0ff]/,
};

describe('documents', () => {
  for (const name of oddDocuments)
    testWith(['xelatex', 'pdflatex'], `${name} in odd places`, async () => {
      const artefacts = await toTex(await oddDocument(name));
      const { equations, footnotes, endnotes, tables, images } = artefacts.counts;
      expect(countsOf(artefacts.tex)).toEqual({ equations, notes: footnotes + endnotes, tables, images });
      for (const part of said[name] ?? []) expect(artefacts.tex).toMatch(part);
      const never = unsaid[name];
      if (never) expect(artefacts.tex).not.toMatch(never);
      expect(await compile(artefacts)).not.toContain('undefined references');
    });
});
