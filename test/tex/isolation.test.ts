import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fenced, runStylesheets, stylesheetLimits } from '../../src/tex/stylesheets/run.ts';
import { stylesheetSources } from '../../src/tex/stylesheets/sources.ts';
import { testWith } from '../engines.ts';
import { toTex } from './convert.ts';
import * as d from './docx-maker.ts';

const stylesheets = join(import.meta.dirname, '../../src/tex/stylesheets');
const document = d.makeDocx({ body: d.paragraph(d.run('text')) });
const xsl = (
  content: string,
): string => `<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:f" xmlns:fn="http://www.w3.org/2005/xpath-functions">
${content}
</xsl:stylesheet>`;
const value = (select: string): string =>
  xsl(`<xsl:template match="/"><xsl:value-of select="${select}"/></xsl:template>`);

describe('stylesheets that reach outside are refused, with the line', () => {
  test.each([
    ['doc()', value("doc('file:///etc/passwd')")],
    ['doc() by another spelling', value("fn:do&#99; (: x :) ('file:///etc/passwd')")],
    ['doc() by its full name', value("Q{http://www.w3.org/2005/xpath-functions}doc('x')")],
    ['doc as a function item', value("for-each('x', doc#1)")],
    ['function-lookup()', value("function-lookup(xs:QName('fn:d'||'oc'), 1)('x')")],
    ['unparsed-text()', value("unparsed-text('/etc/passwd')")],
    ['collection()', value("collection('/etc')")],
    ['transform()', value('transform(map{})')],
    ['environment-variable()', value("environment-variable('PATH')")],
    [
      'a text value template',
      xsl('<xsl:template match="/" expand-text="yes">{unparsed-text("/etc/passwd")}</xsl:template>'),
    ],
    ['document() in a pattern', xsl(`<xsl:template match="document('x')//y"/>`)],
    ['xsl:result-document', xsl('<xsl:template match="/"><xsl:result-document href="/tmp/x"/></xsl:template>')],
    ['xsl:evaluate', xsl(`<xsl:template match="/"><xsl:evaluate xpath="'1'"/></xsl:template>`)],
    ['xsl:import', xsl('<xsl:import href="file:///etc/x.xsl"/>')],
    ['xsl:include', xsl('<xsl:include href="http://example.com/x.xsl"/>')],
    [
      'extensions of the processor',
      xsl(
        '<xsl:template match="/" xmlns:js="http://saxonica.com/ns/globalJS"><xsl:value-of select="js:eval(1)"/></xsl:template>',
      ),
    ],
  ])('%s', async (_name, customXsl) => {
    await expect(toTex(document, { customXsl })).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringMatching(/^The custom XSL was refused: .*\(line \d+\)$/),
    });
  });

  test('an external entity is refused too', async () => {
    const customXsl = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n${value('1')}`;
    await expect(toTex(document, { customXsl })).rejects.toMatchObject({ name: 'Failure' });
  });

  test('the same is refused in a conf, and so is an import of anything but the built-in conf', async () => {
    const conf = (content: string): string => `<set xmlns="http://transpect.io/xml2tex">\n${content}</set>`;
    for (const content of [
      '<template context="x"><rule><text select="unparsed-text(\'/etc/passwd\')"/></rule></template>',
      '<import href="file:///etc/other.xml"/>',
      '<import href="http://example.com/conf.xml"/>',
    ]) {
      await expect(toTex(document, { conf: conf(content) })).rejects.toMatchObject({
        kind: 'bad_request',
        message: expect.stringContaining('line 2'),
      });
    }
  });

  test('TeX in a preamble is accepted even if it looks like a function of XPath', async () => {
    const conf = String.raw`<set xmlns="http://transpect.io/xml2tex"><preamble>\documentclass{article}% see doc (the manual)</preamble></set>`;
    expect((await toTex(document, { conf })).tex).toContain('see doc (the manual)');
  });
});

describe('the process that runs stylesheets', () => {
  const job = (customXsl: string) => ({
    hub: '<hub xmlns="http://docbook.org/ns/docbook"/>',
    conf: stylesheetSources().builtinConf,
    ...stylesheetSources(),
    customXsl,
  });
  const signal = new AbortController().signal;

  test('cannot read files even if the check of the stylesheet is bypassed', async () => {
    for (const path of [import.meta.filename, '/etc/passwd']) {
      const answer = await runStylesheets(job(value(`unparsed-text('file://${path}')`)), signal);
      expect(answer).toMatchObject({ stage: 'custom-xsl' });
      expect(JSON.stringify(answer)).not.toContain('root:');
    }
  });

  testWith(['unshare', 'python3'], 'is started where there is no network', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const connect = `require('net').connect(${port}, '127.0.0.1').on('connect', () => process.exit(5)).on('error', () => process.exit(0))`;
    const [file = '', ...args] = await fenced([process.execPath, '-e', connect]);
    expect(await once(spawn(file, args, { stdio: 'ignore' }), 'exit')).toEqual([0, null]);
    server.close();
  });

  test('sees none of our environment variables', async () => {
    process.env['DOCX_TO_TEX_SECRET'] = 'hush';
    try {
      const answer = await runStylesheets(job(value("environment-variable('DOCX_TO_TEX_SECRET'), '!'")), signal);
      expect(JSON.stringify(answer)).not.toContain('hush');
    } finally {
      delete process.env['DOCX_TO_TEX_SECRET'];
    }
  });

  const endless = xsl(
    '<xsl:template match="/"><xsl:iterate select="1 to 1000000000"><xsl:if test=". lt 0"><x/></xsl:if></xsl:iterate></xsl:template>',
  );
  test('is killed at its time limit', async () => {
    await expect(
      toTex(document, { customXsl: endless }, { stylesheetLimits: { ...stylesheetLimits, timeoutMs: 3000 } }),
    ).rejects.toMatchObject({ kind: 'timeout' });
  });

  test('ends by itself if its parent process was killed', async () => {
    const child = spawn(process.execPath, [join(stylesheets, 'child.ts')], { stdio: ['pipe', 'ignore', 'ignore'] });
    child.stdin.end(JSON.stringify({ ...job(endless), endsAfterMs: 1500 }));
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('is killed when the task is cancelled', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 1500);
    await expect(toTex(document, { customXsl: endless }, { signal: controller.signal })).rejects.toMatchObject({
      kind: 'cancelled',
    });
  });

  test('a stylesheet that calls itself without end is a failure', async () => {
    const loop = xsl(
      '<xsl:function name="f:x"><xsl:param name="n"/><xsl:sequence select="1 + f:x($n + 1)"/></xsl:function><xsl:template match="/"><xsl:value-of select="f:x(1)"/></xsl:template>',
    );
    await expect(toTex(document, { customXsl: loop })).rejects.toMatchObject({
      name: 'Failure',
      kind: expect.stringMatching(/bad_request|out_of_memory|internal/),
    });
  });

  test('memory is limited', async () => {
    const hungry = xsl(
      '<xsl:template match="/"><xsl:variable name="all" select="for $i in 1 to 100000000 return concat(\'some text \', $i)"/><xsl:value-of select="string-length(string-join($all))"/></xsl:template>',
    );
    await expect(
      toTex(document, { customXsl: hungry }, { stylesheetLimits: { ...stylesheetLimits, heapMegabytes: 128 } }),
    ).rejects.toMatchObject({ kind: 'out_of_memory' });
  });
});
