/** Invoices in Word, Excel, HTML and the text of mails, through their real readers. */
import { utils, write } from '@e965/xlsx';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../../src/domain/document.ts';
import { ExtractOptions } from '../../../src/extract/options.ts';
import type { MediaType } from '../../../src/domain/formats.ts';
import { extractLaidOut } from '../../../src/tasks/extract/laid-out.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const read = (bytes: Uint8Array, mediaType: MediaType) => {
  const document: SourceDocument = { path: 'a', bytes, sha256: '0', mediaType };
  return extractLaidOut(document, ExtractOptions.parse({}), {});
};

const amount = (v: number) => ({ t: 'n', v, z: '#,##0.00 "€"' }) as const;
const day = (v: number, z = 'dd.mm.yyyy') => ({ t: 'n', v, z }) as const;

function workbook(dates = 'dd.mm.yyyy', bookType: 'xlsx' | 'biff8' = 'xlsx'): Buffer {
  const worksheet = utils.aoa_to_sheet([
    ['Luftschloss Möbel AG'],
    ['Tannenweg 4, 80331 München'],
    ['USt-IdNr. DE136695976'],
    [],
    ['An'],
    ['Nirgendwo & Söhne GmbH'],
    ['Steinstr. 1, 50667 Köln'],
    [],
    ['RECHNUNG', null, null, 'Rechnungsnummer:', '2025-0815'],
    [null, null, null, 'Rechnungsdatum:', day(45690, dates)],
    [null, null, null, 'Fällig am:', day(45720, dates)],
    [],
    ['Pos', 'Beschreibung', 'Menge', 'Einzelpreis', 'Betrag'],
    [1, 'Tisch Eiche', 2, amount(400), amount(800)],
    [2, 'Stuhl', 4, amount(50), amount(200)],
    [],
    [null, null, null, 'Nettobetrag', amount(1000)],
    [null, null, null, 'USt. 19 %', amount(190)],
    [null, null, null, 'Gesamtbetrag', amount(1190)],
  ]);
  const book = utils.book_new();
  utils.book_append_sheet(book, worksheet, 'Rechnung');
  return write(book, { type: 'buffer', bookType });
}

describe('workbooks', () => {
  it('are read with the cell of each value as evidence', async () => {
    const [found] = await read(workbook(), excel);
    expect(found).toMatchObject({
      status: 'ok',
      pages: null,
      invoice: {
        number: '2025-0815',
        issueDate: '2025-02-02',
        dueDate: '2025-03-04',
        seller: { name: 'Luftschloss Möbel AG', taxId: 'DE136695976' },
        buyer: { name: 'Nirgendwo & Söhne GmbH' },
        netAmount: 1000,
        taxAmount: 190,
        totalAmount: 1190,
        currency: 'EUR',
      },
    });
    expect(found?.evidence['number']).toMatchObject({ method: 'text', location: 'Rechnung!E9', text: '2025-0815' });
    expect(found?.evidence['seller.name']).toMatchObject({ location: 'Rechnung!A1' });
    expect(found?.evidence['totalAmount']).toMatchObject({ location: 'Rechnung!E19' });
    for (const evidence of Object.values(found?.evidence ?? {})) {
      expect(evidence).not.toHaveProperty('page');
      expect(evidence).not.toHaveProperty('box');
    }
  });

  it('state days whatever their format: m/d/yy is shown as the country of the reader has it', async () => {
    const [found] = await read(workbook('m/d/yy'), excel);
    expect(found?.invoice).toMatchObject({ issueDate: '2025-02-02', dueDate: '2025-03-04' });
  });

  it('of Excel 97 are read alike', async () => {
    const [found] = await read(workbook('m/d/yy', 'biff8'), 'application/vnd.ms-excel');
    expect(found).toMatchObject({ status: 'ok', invoice: { number: '2025-0815', totalAmount: 1190 } });
  });
});

it('Word: paragraphs and tables are named', async () => {
  const paragraph = (text: string) => new Paragraph(text);
  const row = (...cells: string[]) =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [paragraph(text)] })) });
  const document = new Document({
    sections: [
      {
        children: [
          ...['Nimbus Supplies Ltd', '12 Cloud Street, London EC1A 1BB', 'VAT No: GB123456789', '', 'INVOICE'].map(
            paragraph,
          ),
          ...['Invoice number: INV-2041', 'Invoice date: 5 March 2025', 'Bill to:', 'Rainbow Trading plc'].map(
            paragraph,
          ),
          new Table({
            rows: [
              row('Description', 'Qty', 'Unit price', 'Amount'),
              row('Umbrellas', '10', '12.00', '120.00'),
              row('Boots', '5', '20.00', '100.00'),
            ],
          }),
          ...['Subtotal: £220.00', 'VAT 20%: £44.00', 'Total due: £264.00'].map(paragraph),
        ],
      },
    ],
  });
  const [found] = await read(await Packer.toBuffer(document), word);
  expect(found).toMatchObject({
    status: 'ok',
    invoice: { number: 'INV-2041', totalAmount: 264, currency: 'GBP', lines: [{ netAmount: 120 }, { netAmount: 100 }] },
  });
  // Empty paragraphs are not counted.
  expect(found?.evidence['number']).toMatchObject({ location: 'paragraph 5' });
});

it('HTML: a receipt in a mail is read, whatever character set it still states', async () => {
  const html = `\uFEFF<html><head><meta charset="gb2312"></head><body><h1>Nimbus Café Ltd</h1><p>Receipt number: R-2024-8831</p>
    <p>Date: 12 March 2024</p><table><tr><td>Trip to Zürich</td><td>$18.40</td></tr><tr><td>Subtotal</td><td>$18.40</td></tr>
    <tr><td>Tax</td><td>$1.60</td></tr><tr><td>Total</td><td>$20.00</td></tr></table></body></html>`;
  const [found] = await read(Buffer.from(html), 'text/html');
  expect(found?.invoice).toMatchObject({ number: 'R-2024-8831', issueDate: '2024-03-12', totalAmount: 20 });
  expect(found?.invoice?.seller.name).toContain('Café');
  expect(found?.evidence['totalAmount']).toMatchObject({ location: 'table 1, row 4, column 2' });
});

it.each([
  ['text that is no invoice', 'Shall we have lunch on Tuesday? The new place has tables outside.', /like an invoice/],
  ['no text', '<img src="cid:a">', /contains no text/],
])('%s is refused', async (_, content, message) => {
  await expect(read(Buffer.from(content), 'text/html')).rejects.toMatchObject({
    kind: 'not_an_invoice',
    message: expect.stringMatching(message),
  });
});

it('more text than invoices have is refused', async () => {
  const text = Buffer.from('word '.repeat(60_000));
  await expect(read(text, 'text/plain')).rejects.toMatchObject({ kind: 'too_large' });
});
