/** OpenDocument and RTF are read by LibreOffice, and become every format that their Office counterparts become. */
import { afterAll, describe, expect, it } from 'vitest';
import type { StepOutput } from '../../src/convert/engine.ts';
import { libreOfficeEngine } from '../../src/convert/engines/libreoffice.ts';
import { embeddedEngines } from '../../src/convert/engines/index.ts';
import type { Format } from '../../src/convert/formats.ts';
import { defaultOptions } from '../../src/convert/options.ts';
import { cheapestRoute } from '../../src/convert/route.ts';
import { testWith } from '../engines.ts';
import { makeZip } from '../documents/zip-maker.ts';
import { macroTextDocument } from '../office/points-elsewhere.ts';
import { context, textIn } from './run.ts';

const office = libreOfficeEngine({ instances: 1, timeoutMs: 90_000 });
afterAll(() => office.close());

const namespaces = ['office', 'text', 'table', 'drawing', 'presentation']
  .map((name) => `xmlns:${name === 'drawing' ? 'draw' : name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

function openDocument(type: 'text' | 'spreadsheet' | 'presentation', body: string): Uint8Array {
  const mimetype = `application/vnd.oasis.opendocument.${type}`;
  const entry = (path: string, media: string): string =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${media}"/>`;
  return makeZip([
    { name: 'mimetype', data: mimetype, method: 0 },
    {
      name: 'META-INF/manifest.xml',
      data: `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${entry('/', mimetype)}${entry('content.xml', 'text/xml')}</manifest:manifest>`,
    },
    {
      name: 'content.xml',
      data: `<?xml version="1.0"?><office:document-content ${namespaces} office:version="1.2"><office:body><office:${type}>${body}</office:${type}></office:body></office:document-content>`,
    },
  ]);
}

const cell = (text: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const table = `<table:table table:name="Stock"><table:table-row>${cell('Item')}${cell('Count')}</table:table-row><table:table-row>${cell('Lavender')}${cell('21')}</table:table-row></table:table>`;
const slide =
  '<draw:page draw:name="one"><draw:frame presentation:class="title"><draw:text-box><text:p>A year in numbers</text:p></draw:text-box></draw:frame></draw:page>';

interface Source {
  readonly from: Format;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** What LibreOffice writes, and what our own engines make of that. */
  readonly office: Format;
  readonly further: readonly Format[];
}

const documents: readonly Source[] = [
  {
    from: 'odt',
    bytes: openDocument('text', '<text:h text:outline-level="1">Report</text:h><text:p>All is well.</text:p>'),
    text: 'All is well.',
    office: 'docx',
    further: ['md', 'html', 'txt', 'doc', 'jpg'],
  },
  {
    from: 'ods',
    bytes: openDocument('spreadsheet', table),
    text: 'Lavender',
    office: 'xlsx',
    further: ['csv', 'html'],
  },
  { from: 'odp', bytes: openDocument('presentation', slide), text: 'A year', office: 'pptx', further: ['md', 'ppt'] },
  {
    from: 'rtf',
    bytes: Buffer.from('{\\rtf1\\ansi All is {\\b well}.\\par}'),
    text: 'All is well.',
    office: 'docx',
    further: ['md', 'txt', 'html'],
  },
];

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

const step = (bytes: Uint8Array, from: Format, to: Format): Promise<StepOutput> =>
  office.convert({ bytes, from, to, name: 'sample', options: defaultOptions, last: true }, context);

describe.each(documents)('$from', ({ from, bytes, text, office: written, further }) => {
  testWith(
    ['LibreOffice Writer', 'LibreOffice Calc', 'LibreOffice Impress'],
    'is read by LibreOffice, and its words arrive',
    async () => {
      for (const to of [written, 'pdf'] as const) {
        const made = await step(bytes, from, to);
        expect(squeezed(await textIn(made.bytes, to))).toContain(squeezed(text));
      }
    },
    120_000,
  );

  it.each(further)('has a route to %s', (to) => {
    const route = cheapestRoute([...embeddedEngines, office], from, to, defaultOptions);
    expect(route?.steps[0]?.engine.name).toBe('libreoffice');
  });
});

testWith(
  ['LibreOffice Writer'],
  'macros of OpenDocument do not run, and a warning says so',
  async () => {
    const bytes = macroTextDocument({ url: 'http://127.0.0.1:9', file: 'file:///nowhere' }, 'A sentence');
    const made = await step(bytes, 'odt', 'docx');
    expect(made.warnings).toContainEqual({ id: 'loss.macrosNotRun', values: {} });
    expect(await textIn(made.bytes, 'docx')).not.toContain('A sentence');
  },
  120_000,
);
