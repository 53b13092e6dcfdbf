import { describe, expect, it } from 'vitest';
import type { Sink } from '../../../src/cli/terminal/output.ts';
import { formatNamed, outputFormats } from '../../../src/cli/extract/reporters/index.ts';
import { csvDialects } from '../../../src/tables/csv-dialects.ts';
import { usualOptions } from '../../../src/cli/extract/reporters/options.ts';
import { table } from '../../../src/cli/extract/reporters/table.ts';
import { displayWidth } from '../../../src/texts/display-width.ts';
import { tally } from '../../../src/cli/summary.ts';
import { csvRow } from '../../../src/domain/csv.ts';
import { schemaNames } from '../../../src/invoices/schemas/index.ts';
import { englishWording, wordingIn } from '../../../src/texts/wording.ts';
import { recordsOf, report, source, written } from './reporters/sample-records.ts';

const excelDe = { separator: ';', decimal: ',', keepsDigits: true } as const;
const chunksBeforeEnd = async (name: string): Promise<number> => (await written(name)).beforeEnd;

describe('the description of each output format', () => {
  it('gives each format its own name and its own extensions', () => {
    const names = outputFormats.map(({ name }) => name);
    const extensions = outputFormats.flatMap((format) => format.extensions);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(extensions).size).toBe(extensions.length);
    for (const extension of extensions) expect(extension).toMatch(/^[a-z]+$/);
  });

  it.each(outputFormats.map(({ name }) => name))('matches what %s really writes', async (name) => {
    const { growsByLine, binary, carriesErrors, writesAtEnd } = formatNamed(name) ?? {};
    const bytes = await report(name);
    const text = bytes.toString();
    expect(Buffer.from(text).equals(bytes)).toBe(!binary);
    if (growsByLine && 'opening' in growsByLine) {
      expect(
        text.startsWith(growsByLine.opening({ schema: 'canonical', wording: englishWording(), options: usualOptions })),
      ).toBe(true);
      expect(text.endsWith('\n')).toBe(true);
    }
    const failure = { kind: 'internal', message: 'It went wrong' } as const;
    expect((await report(name, {}, 0, failure)).toString().includes('"It went wrong"')).toBe(carriesErrors);
    expect(await chunksBeforeEnd(name)).toBe(writesAtEnd ? 0 : 3);
  });
});

describe('ndjson', () => {
  it('writes one record on each line, and no character that could control a terminal', async () => {
    const text = (await report('ndjson')).toString();
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual(recordsOf('canonical'));
    expect(text).not.toContain('\u001b');
  });
});

describe('json', () => {
  it('writes one document with records and summary', async () => {
    expect(JSON.parse((await report('json')).toString())).toMatchObject({
      records: recordsOf('canonical'),
      summary: { documents: 3, records: 3, ok: 1, review: 1, failed: 1, interrupted: false },
    });
  });

  it('writes one valid document even without any record', async () => {
    expect(JSON.parse((await report('json', {}, 0)).toString())).toMatchObject({
      records: [],
      summary: { records: 0 },
    });
  });
});

describe('csv', () => {
  it('has a byte order mark, a header row, and a row for each invoice', async () => {
    const text = (await report('csv')).toString();
    expect(text.startsWith('\ufeffpath,member,pages,status,number,')).toBe(true);
    const [head = [], first = []] = text.split('\r\n').map((line) => line.split(','));
    expect(first[head.indexOf('seller.name')]).toBe('上海晨光文具有限公司');
    expect(text.match(/\r\n/g)).toHaveLength(4);
    expect(head.at(-1)).toBe('warnings');
    expect(text).toContain(',ab,Only the first 2 of 3 pages were read\r\n');
  });

  it('defuses texts that look like formulas, and keeps numbers as numbers', async () => {
    const text = (await report('csv')).toString();
    expect(text).toContain(`,"'=HYPERLINK(""http://evil"")",`);
    expect(text).toContain(",'+86 21 1234,");
    expect(text).toContain(',-100,13,113,');
    expect(text).toContain('"two\nlines"');
  });

  it('writes only the header row if there is no record', async () => {
    expect((await report('csv', {}, 0)).toString().split('\r\n')).toHaveLength(2);
  });

  it('has heads that all differ, in every form and schema', async () => {
    for (const { name, separator } of csvDialects)
      for (const schema of schemaNames)
        for (const csvLines of [false, true]) {
          const options = { ...usualOptions, csvDialect: name, csvLines };
          const heads = (await report('csv', { schema, options }, 0)).toString().trim().split(separator);
          expect(new Set(heads).size, `${name} ${schema} ${csvLines}`).toBe(heads.length);
          expect(heads.length).toBeGreaterThan(15);
        }
  });

  it('has separators, decimals and words for the Excel of a country, and keeps digits as text', async () => {
    const options = { ...usualOptions, csvDialect: 'excel-de' as const };
    const wording = await wordingIn('de');
    const [head = '', first = '', second = ''] = (await report('csv', { options, wording })).toString().split('\r\n');
    expect(head.startsWith('\ufeffDatei;In der ZIP-Datei;Seiten;Status;')).toBe(true);
    expect(first).toContain(';"=""24312000000000000001""";');
    expect(first).toContain(';2024-03-01;');
    expect(first).toContain(';"=""1-2""";ok;');
    expect(first).toContain(`;"'=HYPERLINK(""http://evil"")";`);
    expect(first).toContain(";'+86 21 1234;");
    expect(second).toContain(`;${wording.label('status.review')};`);
    expect(csvRow([0.5, -1234.25, 'a;b', 'a,b', '00123', '1E5', '5%', '13 Stück'], excelDe)).toBe(
      '0,5;-1234,25;"a;b";a,b;"=""00123""";"=""1E5""";5%;13 Stück\r\n',
    );
  });

  it('never makes a formula of what a document says, whatever it is', () => {
    for (const text of ['=1+1', '1"&cmd|', '1"', '12";=2', '-1', '@x', '\t=1'])
      expect(csvRow([text], excelDe)).not.toMatch(/^"?=/);
    expect(csvRow(['1-1'], excelDe)).toBe('"=""1-1"""\r\n');
  });

  it('has a row for each line of an invoice if that is wanted, and one for an invoice without lines', async () => {
    const options = { ...usualOptions, csvLines: true };
    const rows = (await report('csv', { schema: 'fapiao', options })).toString().trimEnd().split('\r\n');
    expect(rows).toHaveLength(6);
    expect(rows[0]).toContain(',line,line.description,line.spec,');
    expect(rows[1]).toContain(',1,"*文具*笔, ""红""",');
    expect(rows[2]).toContain(",2,'=1+1,");
    expect(rows[5]).toMatch(/^evil.*,failed,.*It is locked/);
  });

  it.each(['supplier', 'fapiao'] as const)('has the columns of %s', async (schema) => {
    const [head = ''] = (await report('csv', { schema })).toString().split('\r\n');
    expect(head).toContain(schema === 'supplier' ? 'vendor_name' : 'sellerTaxId');
    expect(head).not.toContain('items');
  });
});

describe('table', () => {
  it.each(['canonical', 'supplier', 'fapiao'] as const)('aligns its columns in every script (%s)', async (schema) => {
    const lines = (await report('table', { schema })).toString().trimEnd().split('\n');
    const [head = '', first = '', second = ''] = lines;
    const columnOf = (line: string, word: string): number => displayWidth(line.slice(0, line.indexOf(word)));
    expect(columnOf(first, 'ok')).toBe(columnOf(head, 'STATUS'));
    expect(columnOf(second, 'review')).toBe(columnOf(head, 'STATUS'));
    expect(columnOf(first, '上海')).toBe(columnOf(head, 'SELLER'));
    expect(second).toContain('net 100.00 plus tax 13.00 is not 114.00');
    expect(lines.join()).toContain('evil\\u001b[2J.pdf');
  });

  it.each([40, 60, 80, 100, 120])(
    'keeps within %i columns, and says the whole reason on further lines',
    async (columns) => {
      const text = (await report('table', { columns })).toString();
      const words = text.replace(/\s+/g, ' ');
      expect(words).toContain('It is locked. Use --password');
      expect(words).toContain('note: Only the first 2 of 3 pages were read');
      for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      // Half an amount would be another one.
      expect(text.match(/\d+\.\d\d(?= )/)?.[0]).toBe((await report('table')).toString().match(/\d+\.\d\d(?= )/)?.[0]);
    },
  );

  it('leaves out the folders that all files share', async () => {
    const written: string[] = [];
    const write = (chunk: string | Uint8Array): Promise<void> => Promise.resolve(void written.push(String(chunk)));
    const sink: Sink = { write, finish: () => Promise.resolve(), discard: () => Promise.resolve() };
    const reporter = table.make(sink, {
      schema: 'canonical',
      columns: undefined,
      colour: false,
      wording: englishWording(),
      options: usualOptions,
    });
    const [first] = recordsOf('canonical');
    for (const path of ['in/2024/a.pdf', 'in/2024/b/c.pdf']) {
      if (first) await reporter.add([{ ...first, source: { ...source, path } }]);
    }
    await reporter.end(tally().summary());
    expect(
      written
        .join('')
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['FILE', 'a.pdf', 'b/c.pdf', '']);
  });

  it('uses colours only if they are wanted', async () => {
    expect((await report('table')).toString()).not.toContain('\u001b');
    expect((await report('table', { colour: true })).toString()).toContain('\u001b[31mfailed');
  });
});
