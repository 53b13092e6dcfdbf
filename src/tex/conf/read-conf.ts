/** Reads a conf, xml2tex XML or CSV, as an xml2tex `set`. Without one, the built-in conf is returned. */
import { Failure } from '../../domain/failure.ts';
import { headingLevelOfName } from '../../office/word/styles.ts';
import { roleOf } from '../ooxml/styles.ts';
import { confNamespace, guardXml } from '../stylesheets/guard.ts';
import { defaultConf } from './default-conf.ts';
import { escapeXml } from '../../domain/xml-text.ts';
import { message } from '../../texts/message.ts';

export interface Conf {
  readonly kind: 'default' | 'xml' | 'csv';
  readonly text: string;
}

/** Throws bad_request, with the line, for a conf that cannot be read or that contains something forbidden. */
export function readConf(bytes: Uint8Array | undefined): Conf {
  if (bytes === undefined) return { kind: 'default', text: defaultConf() };
  const head = Buffer.from(bytes.subarray(0, 200))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (!head.startsWith('<') && !head.includes('\u0000'))
    return { kind: 'csv', text: confOfCsv(Buffer.from(bytes).toString('utf8')) };
  const { text, root } = guardXml(bytes, message('tex.conf', {}));
  if (root.name !== 'set' || root.namespace !== confNamespace) {
    throw new Failure('bad_request', message('tex.otherRoot', { root: root.name }), {
      detail: message('advice.confRoot', { namespace: confNamespace }),
    });
  }
  return { kind: 'xml', text };
}

/**
 * Lines of `style;start;end`, which extend the built-in conf. A style has its name in Word; a heading any of its names. `\n` in
 * start and end is a line break.
 */
function confOfCsv(text: string): string {
  const templates = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .flatMap((line, index) => templateOf(line, index + 1));
  if (templates.length === 0)
    throw new Failure('bad_request', message('tex.confEmpty', {}), {
      detail: message('advice.confExample', { example: 'Heading 1;\\chapter{;}' }),
    });
  return `<set xmlns="${confNamespace}" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <import href="conf.xml"/>
  <ns prefix="dbk" uri="http://docbook.org/ns/docbook"/>
  ${templates.join('\n  ')}
</set>`;
}

function templateOf(line: string, number: number): readonly string[] {
  if (line.trim() === '' || line.trimStart().startsWith('#')) return [];
  const [style = '', start, end = ''] = line.split(';');
  if (start === undefined || style.trim() === '') {
    throw new Failure('bad_request', message('tex.confLine', { line: number }), {
      detail: message('advice.confExample', { example: 'Heading 1;\\chapter{;}' }),
    });
  }
  const name = style.trim();
  const role = roleOf(name);
  const level = headingLevelOfName(name);
  // Quotes in XPath literals are doubled; then the attribute is escaped for XML.
  const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;
  const test =
    level === undefined ? `[@role = ${literal(role)}]` : `[@role = ${literal(role)} or @remap = 'Heading${level}']`;
  const content = `<xsl:text>${escapeXml(start.trim())}</xsl:text><text/><xsl:text>${escapeXml(end.trim())}</xsl:text>`;
  return [
    `<template context="${escapeXml(`dbk:para${test}`)}"><rule break-after="2">${content}</rule></template>`,
    `<template context="${escapeXml(`dbk:phrase${test}`)}"><rule>${content}</rule></template>`,
  ];
}
