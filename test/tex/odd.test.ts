/** Odd documents: each compiles, has as many of everything as the DOCX, and says what the DOCX says. */
import { describe, expect, test } from 'vitest';
import { relationsAndArrows } from '../../src/tex/math/relations-and-arrows.ts';
import { testWith } from '../engines.ts';
import { bodyOf, compile, countsOf, toTex } from './convert.ts';
import * as d from './docx-maker.ts';
import { type OddDocument, oddDocument, oddDocuments } from './odd-documents.ts';
import { emptyFormulas, oddFormulas } from './odd-formulas.ts';
import { englishOf } from '../../src/texts/message.ts';

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
  testWith(
    ['xelatex and its usual packages', 'a Chinese font'],
    'of every kind compile, displayed and in line, with no sign missing',
    async () => {
      const artefacts = await toTex(inlineAndDisplayed(oddFormulas));
      expect(artefacts.counts.equations).toBe(2 * oddFormulas.length);
      expect(countsOf(artefacts.tex).equations).toBe(2 * oddFormulas.length);
      expect(artefacts.tex).not.toContain('gone');
      const log = await compile(artefacts);
      expect([...log.matchAll(/Missing character: There is no (.)/gu)].map(([, sign]) => sign)).toEqual([]);
    },
  );

  testWith(
    ['xelatex and its usual packages', 'a Chinese font'],
    'with a sign that no command draws find a font, or name the sign, and the report says so',
    async () => {
      const artefacts = await toTex(
        d.makeDocx({
          body: d.paragraph(d.run('A ⩥ B ─ \u{1f0a1}') + d.math(d.mr('⨇x⩥'))) + d.styled('Heading1', d.run('On ⩥')),
        }),
      );
      expect(artefacts.texEngine).toBe('xelatex');
      expect(artefacts.warnings.map(englishOf).join()).toMatch(
        /a font of the machine.*─ \(U\+2500\).*⨇ \(U\+2A07\).*⩥ \(U\+2A65\)/,
      );
      expect(artefacts.log).toContain('⩥ (U+2A65)');
      expect(await compile(artefacts)).not.toContain('Missing character');
    },
  );

  testWith(
    ['pdflatex and its usual packages'],
    'and text with the relations, arrows and operators that have a command compile with pdflatex',
    async () => {
      const signs = Object.keys(relationsAndArrows).join('');
      const artefacts = await toTex(d.makeDocx({ body: d.paragraph(d.run(signs)) + d.mathParagraph(d.mr(signs)) }));
      expect(artefacts.texEngine).toBe('pdflatex');
      expect(artefacts.warnings).toEqual([]);
      expect(await compile(artefacts)).not.toContain('Missing character');
    },
  );

  test('without content are left out', async () => {
    const artefacts = await toTex(inlineAndDisplayed(emptyFormulas));
    expect(artefacts.counts.equations).toBe(0);
    expect(bodyOf(artefacts)).not.toMatch(/\$|equation/);
  });

  test('that end in a space do not escape the closing delimiter', async () => {
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
    testWith(
      ['xelatex and its usual packages', 'pdflatex and its usual packages', 'a Chinese font'],
      `${name} in odd places`,
      async () => {
        const artefacts = await toTex(await oddDocument(name));
        const { equations, footnotes, endnotes, tables, images } = artefacts.counts;
        expect(countsOf(artefacts.tex)).toEqual({ equations, notes: footnotes + endnotes, tables, images });
        for (const part of said[name] ?? []) expect(artefacts.tex).toMatch(part);
        const never = unsaid[name];
        if (never) expect(artefacts.tex).not.toMatch(never);
        expect(await compile(artefacts)).not.toContain('undefined references');
      },
    );
});
