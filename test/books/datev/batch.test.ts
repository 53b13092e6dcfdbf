import { describe, expect, it } from 'vitest';
import { datevExporter } from '../../../src/books/datev/batch.ts';
import type { Invoice } from '../../../src/domain/invoice.ts';
import { creditNote, exported, german, german19and7, mapOf } from '../books.ts';

const settings = `
currency: EUR
datev:
  consultant: 29098
  client: 55003
  fiscalYearStart: 2025-01-01
  accountLength: 4
  name: Eingang Februar
  initials: AB
  chart: "03"
`;
const created = new Date('2025-03-01T08:09:10.123Z');

async function batch(invoices: readonly Invoice[], yaml = settings + german19and7) {
  const { bytes, reasons } = await exported(datevExporter(await mapOf(yaml), created), ...invoices);
  const [header = '', heads = '', ...rows] = bytes.toString('latin1').trimEnd().split('\r\n');
  const columns = heads.split(';');
  return {
    bytes,
    reasons,
    header: header.split(';'),
    columns,
    rows: rows.map((row) => row.split(';')),
    at: (row: number, column: string) => rows[row]?.split(';')[columns.indexOf(column)],
  };
}

describe('a DATEV Buchungsstapel', () => {
  it('has the 31 fields of header version 700', async () => {
    const { header } = await batch([german, creditNote]);
    expect(header).toEqual([
      '"EXTF"',
      '700',
      '21',
      '"Buchungsstapel"',
      '13',
      '20250301080910123',
      '',
      '"RE"',
      '"invoicectl"',
      '',
      '29098',
      '55003',
      '20250101',
      '4',
      '20250203',
      '20250203',
      '"Eingang Februar"',
      '"AB"',
      '1',
      '0',
      '0',
      '"EUR"',
      '',
      '',
      '',
      '',
      '"03"',
      '',
      '',
      '',
      '',
    ]);
  });

  it('has the 125 columns of format version 13, each at the place that DATEV publishes', async () => {
    const { columns, rows } = await batch([german]);
    expect(columns).toHaveLength(125);
    expect(rows.map(({ length }) => length)).toEqual([125, 125]);
    // Numbers of the fields in the description of the format, from 1.
    const published = {
      1: 'Umsatz (ohne Soll/Haben-Kz)',
      2: 'Soll/Haben-Kennzeichen',
      3: 'WKZ Umsatz',
      7: 'Konto',
      8: 'Gegenkonto (ohne BU-Schl\u00fcssel)',
      9: 'BU-Schl\u00fcssel',
      10: 'Belegdatum',
      11: 'Belegfeld 1',
      14: 'Buchungstext',
      20: 'Beleglink',
      36: 'Beleginfo - Inhalt 8',
      37: 'KOST1 - Kostenstelle',
      48: 'Zusatzinformation - Art 1',
      87: 'Zusatzinformation- Inhalt 20',
      103: 'Buchungs GUID',
      114: 'Festschreibung',
      115: 'Leistungsdatum',
      117: 'F\u00e4lligkeit',
      120: 'Land',
      125: 'Abw. Skontokonto',
    };
    for (const [number, name] of Object.entries(published)) expect(columns[Number(number) - 1]).toBe(name);
  });

  it('books each tax rate with its amount without a sign, its key, the day and month, and the number', async () => {
    const { rows, at } = await batch([german]);
    expect(rows).toHaveLength(2);
    expect(at(0, 'Umsatz (ohne Soll/Haben-Kz)')).toBe('238,00');
    expect(at(1, 'Umsatz (ohne Soll/Haben-Kz)')).toBe('32,10');
    expect([at(0, 'BU-Schl\u00fcssel'), at(1, 'BU-Schl\u00fcssel')]).toEqual(['"9"', '"8"']);
    expect(at(0, 'Soll/Haben-Kennzeichen')).toBe('"S"');
    expect(at(0, 'WKZ Umsatz')).toBe('"EUR"');
    // YAML would read 0420 as a number and lose the zero.
    expect([at(0, 'Konto'), at(0, 'Gegenkonto (ohne BU-Schl\u00fcssel)')]).toEqual(['0420', '70001']);
    expect(at(0, 'Belegdatum')).toBe('0302');
    expect(at(0, 'Belegfeld 1')).toBe('"RE-2025/0417"');
    expect(at(0, 'F\u00e4lligkeit')).toBe('17022025');
    expect(at(0, 'Festschreibung')).toBe('0');
  });

  it('books a credit note on the other side, and names the invoice that it cancels', async () => {
    const { at } = await batch([creditNote]);
    expect(at(0, 'Soll/Haben-Kennzeichen')).toBe('"H"');
    expect(at(0, 'Umsatz (ohne Soll/Haben-Kz)')).toBe('238,00');
    expect(at(0, 'Buchungstext')).toBe('"M\u00e4rchen & S\u00f6hne GmbH zu RE-2025/0417"');
  });

  it('is in Windows-1252, and texts are cut to the lengths that DATEV takes', async () => {
    const name = `Łódź ${'x'.repeat(80)}`;
    const yaml = settings + german19and7.replace('Märchen & Söhne GmbH', name);
    const { bytes, at } = await batch([{ ...german, seller: { ...german.seller, name } }], yaml);
    expect(at(0, 'Buchungstext')).toBe(`"?\u00f3dz ${'x'.repeat(55)}"`);
    expect(bytes.includes(Buffer.from('BU-Schl\u00fcssel', 'latin1'))).toBe(true);
    const odd = await batch([{ ...german, number: 'RE 12.5;"A"' }]);
    expect(odd.at(0, 'Belegfeld 1')).toBe('"RE-12-5--A-"');
  });

  it('locks the bookings if the mapping file says so, and writes no key where the account knows its tax', async () => {
    const yaml = `${settings}  lock: true\n${german19and7.replace('key: 9', 'key: none')}`;
    const { header, at } = await batch([german], yaml);
    expect(header[20]).toBe('1');
    expect(at(0, 'Festschreibung')).toBe('1');
    expect(at(0, 'BU-Schl\u00fcssel')).toBe('');
  });

  it.each<[Partial<Invoice>, RegExp]>([
    [{ currency: 'USD' }, /Its currency is USD, and the books are in EUR/],
    [{ issueDate: '2024-12-31' }, /2024-12-31 is not in the fiscal year that begins on 2025-01-01/],
    [{ number: null }, /Its number was not read/],
    [{ number: 'x'.repeat(37) }, /more than 36 characters/],
    [{ seller: { ...german.seller, name: 'Other', taxId: 'DE1' } }, /no seller “Other” \(DE1\)/],
    [{ netAmount: 200, taxAmount: 70.1 }, /do not add up to its totals/],
  ])('refuses %j', async (changes, reason) => {
    const { rows, reasons } = await batch([{ ...german, ...changes }]);
    expect(rows).toEqual([]);
    expect(reasons).toEqual([expect.stringMatching(reason)]);
  });

  it.each([
    [german19and7.replace('account: 0420', 'account:'), /the account of the seller .* is not filled in/],
    [german19and7.replace('contra: 70001', 'contra:'), /the contra account of the seller .* is not filled in/],
    [german19and7.replace('key: 9', 'key: '), /the key of the tax rate 19% is not filled in/],
    [german19and7.replace('rate: 7%', 'rate: 5%'), /no tax rate 7%/],
    [german19and7.replace('0420', '42'), /The account 42 does not have 4 digits/],
    [german19and7.replace('70001', '7000111'), /has neither 4 nor 5 digits/],
  ])(
    'refuses an invoice for which the mapping file lacks something, and puts no default in its place',
    async (yaml, reason) => {
      const { rows, reasons } = await batch([german], settings + yaml);
      expect(rows).toEqual([]);
      expect(reasons).toEqual([expect.stringMatching(reason)]);
    },
  );

  it('needs the section datev', async () => {
    const map = await mapOf(`currency: EUR\n${german19and7}`);
    expect(() => datevExporter(map, created)).toThrow(/no section datev/);
  });
});
