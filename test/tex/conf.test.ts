import { describe, expect, test } from 'vitest';
import { bodyOf, toTex } from './convert.ts';
import * as d from './docx-maker.ts';

const document = d.makeDocx({
  body:
    d.styled('Heading1', d.run('Title & more')) +
    d.paragraph(d.run('Born 24.12.1999, ') + d.run('bold', '<w:b/>') + d.run(' ü ≤.')) +
    d.styled('MyStyle', d.run('mine')) +
    d.table([1000, 1000], [d.tableRow([d.cell(d.paragraph(d.run('l'))), d.cell(d.paragraph(d.run('r')))])]),
});
const conf = (
  content: string,
): string => `<set xmlns="http://transpect.io/xml2tex" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <ns prefix="dbk" uri="http://docbook.org/ns/docbook"/>
  <ns prefix="css" uri="http://www.w3.org/1996/css"/>
${content}</set>`;

describe('an xml2tex conf', () => {
  test('replaces all built-in rules; unmatched elements give their text, and tables are always written', async () => {
    const artefacts = await toTex(document, {
      conf: conf(String.raw`<preamble>
        \documentclass{scrbook}
        <xsl:if test="//dbk:informaltable"><xsl:text>\usepackage{longtable}</xsl:text></xsl:if>
      </preamble>
      <front>\frontmatter</front><back>\backmatter</back>
      <template context="dbk:para"><rule break-after="2"><text/></rule></template>
      <template context="dbk:para[@role = ('berschrift1', 'Heading1')]"><rule break-after="1" name="chapter" type="cmd"><option select="'short'"/><param/></rule></template>
      <template context="dbk:para[@role = 'MyStyle']"><rule type="env" name="mine"><param>static</param><text/></rule></template>`),
    });
    expect(artefacts.tex).toMatch(/^\\documentclass\{scrbook\}\n\\usepackage\{longtable\}/);
    expect(bodyOf(artefacts)).toContain('\\frontmatter\n\\chapter[short]{Title \\& more}\nBorn 24.12.1999, bold ü ≤.');
    expect(bodyOf(artefacts)).toMatch(/\\begin\{mine\}\{static\}mine\n\\end\{mine\}/);
    expect(bodyOf(artefacts)).toMatch(/\\begin\{longtable\}[\s\S]+l\s+& r[\s\S]+\\end\{longtable\}\s*\\backmatter$/);
  });

  test('can import the built-in conf and override it with templates, raw XSLT, characters, expressions and styles', async () => {
    const artefacts = await toTex(document, {
      conf: conf(String.raw`<import href="conf.xml"/>
      <xsl:variable name="greeting" select="'hello'"/>
      <xsl:function name="css:twice"><xsl:param name="t"/><xsl:sequence select="concat($t, $t)"/></xsl:function>
      <style name="MyStyle" start="\begin{mine}" end="\end{mine}"/>
      <template context="dbk:phrase[@css:font-weight = 'bold']"><xsl:text>\strong{</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>}</xsl:text></template>
      <template context="dbk:para[@remap = 'Heading1']"><rule name="part" type="cmd" break-after="2"><param><xsl:value-of select="css:twice($greeting)"/></param></rule></template>
      <regex regex="(\d{2})\.(\d{2})\.(\d{4})"><rule type="cmd" name="date"><param regex-group="1"/><param regex-group="3"/></rule></regex>
      <charmap><char character="ü" string="\&#34;u"/><char character="≤" string="LEQ"/></charmap>`),
    });
    expect(bodyOf(artefacts)).toContain('\\part{hellohello}\n\nBorn \\date{24}{1999}, \\strong{bold} \\"u LEQ.');
    expect(bodyOf(artefacts)).toContain('\\begin{mine}mine\\end{mine}');
    expect(artefacts.tex).toContain('\\usepackage{longtable}');
  });

  test('imports of transpect addresses use the built-in conf and functions', async () => {
    const artefacts = await toTex(document, {
      conf: conf(String.raw`<import href="http://transpect.io/docx2tex/conf/conf.xml"/>
      <xsl:import href="http://transpect.io/xslt-util/colors/xsl/colors.xsl"/>
      <ns prefix="tr" uri="http://transpect.io"/>
      <template context="dbk:para[@role = 'MyStyle']"><rule><text select="string-join(tr:hex-rgb-color-to-ints('#0A10ff') ! string(), '-')"/></rule></template>`),
    });
    expect(bodyOf(artefacts)).toContain('10-16-255');
  });

  test('can write a file beside the TeX', async () => {
    const artefacts = await toTex(document, {
      conf: conf(
        '<import href="conf.xml"/><template context="dbk:para[@role = \'MyStyle\']"><rule><text>stored</text></rule><file href="../../etc/list.bib" encoding="utf-8"/></template>',
      ),
    });
    expect(bodyOf(artefacts)).toContain('stored');
    expect(bodyOf(artefacts)).not.toContain('mine');
    expect(artefacts.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString().trim()])).toEqual([
      ['list.bib', 'mine'],
    ]);
  });
});

test('a CSV conf maps styles by the names that Word shows', async () => {
  const artefacts = await toTex(document, {
    conf: 'Heading 1 ; \\chapter{ ; }\n\nMy Style;\\begin{mine};\\end{mine}\n',
  });
  expect(bodyOf(artefacts)).toContain('\\chapter{Title \\& more}');
  expect(bodyOf(artefacts)).toContain('\\begin{mine}mine\\end{mine}');
});

test('a custom XSL changes the Hub XML before the conf is applied', async () => {
  const artefacts = await toTex(document, {
    customXsl: `<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:dbk="http://docbook.org/ns/docbook">
      <xsl:template match="@* | node()"><xsl:copy><xsl:apply-templates select="@* | node()"/></xsl:copy></xsl:template>
      <xsl:template match="dbk:para[@role = 'MyStyle']"><xsl:copy><xsl:attribute name="remap">Heading2</xsl:attribute>changed</xsl:copy></xsl:template>
    </xsl:stylesheet>`,
  });
  expect(bodyOf(artefacts)).toContain('\\subsection{changed}');
  expect(artefacts.hub).toContain('changed');
});

describe('an invalid conf is refused with its line', () => {
  const xsl = (content: string): string =>
    `<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n${content}\n</xsl:stylesheet>`;
  test.each([
    ['a conf that is not well-formed', { conf: conf('<template>\n</rule>') }, /conf.*line 5/],
    ['a conf of another kind', { conf: '<html/>' }, /<html>.*line 1/],
    ['a conf with a wrong expression', { conf: conf('\n<template context="dbk:para[">\n</template>') }, /conf.*line 5/],
    ['a CSV conf without semicolons', { conf: 'Heading 1;\\chapter{;}\nnonsense\n' }, /line 2/],
    ['a custom XSL that is not well-formed', { customXsl: xsl('<xsl:template match="/">') }, /custom XSL.*line 3/],
    [
      'a custom XSL with a wrong expression',
      { customXsl: xsl('\n<xsl:template match="/"><xsl:value-of select="1 +"/></xsl:template>') },
      /custom XSL.*line 3/,
    ],
  ])('%s', async (_name, given, message) => {
    await expect(toTex(document, given)).rejects.toMatchObject({
      name: 'Failure',
      kind: 'bad_request',
      message: expect.stringMatching(message),
    });
  });
});
