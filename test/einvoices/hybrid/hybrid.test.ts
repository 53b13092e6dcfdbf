import { describe, expect, it } from 'vitest';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { emptyInvoice, emptyLine, emptyParty } from '../../../src/domain/empty-invoice.ts';
import type { Invoice } from '../../../src/domain/invoice.ts';
import { invoicesInXml } from '../../../src/einvoices/from-xml.ts';
import { hybridInvoice } from '../../../src/einvoices/hybrid/hybrid.ts';
import type { ReadableInvoice } from '../../../src/einvoices/readable-invoice.ts';
import { noDetails } from '../../../src/extract/sources/xml/details.ts';
import { readAttachments } from '../../../src/extract/sources/embedded-xml.ts';
import { withPdf } from '../../documents/readers/pdf-documents.ts';
import { a4, rowsOf } from '../reading.ts';
import { englishOf, type Message } from '../../../src/texts/message.ts';

const complete: Invoice = {
  ...emptyInvoice,
  number: 'R-2025-7',
  issueDate: '2025-02-03',
  dueDate: '2025-02-17',
  currency: 'EUR',
  seller: {
    ...emptyParty,
    name: 'Märchen & Söhne <GmbH>',
    taxId: 'DE999000121',
    address: 'Gasse 1, 00013 Sagenstadt',
    phone: '+49 1 2',
  },
  buyer: { ...emptyParty, name: 'Client SARL', taxId: 'FR16000001230', address: '2 rue X, 00001 Ville' },
  netAmount: 230,
  taxAmount: 40.1,
  totalAmount: 270.1,
  lines: [
    {
      ...emptyLine,
      description: 'Werkbank',
      spec: 'Buche',
      unit: 'Stk.',
      quantity: 2,
      unitPrice: 100,
      netAmount: 200,
      taxRate: '19%',
    },
    { ...emptyLine, description: 'Buch', unit: null, quantity: 3, unitPrice: 10, netAmount: 30, taxRate: '7%' },
  ],
  purchaseOrder: 'B-1',
  iban: 'DE93000000120000034567',
  notes: 'Danke\nund bis bald',
};

const record = (changes: Partial<Invoice> = {}, isSure = true): ReadableInvoice => ({
  invoice: { ...complete, ...changes },
  details: noDetails,
  facts: {},
  unsure: new Set(),
  isSure,
  doubts: isSure ? [] : ['the sums differ'],
  origin: 'record',
});

async function made(changes: Partial<Invoice> = {}) {
  const warnings: Message[] = [];
  const { pdf } = await hybridInvoice(record(changes), { title: 'R-2025-7', page: a4 }, warnings);
  return { pdf, warnings: warnings.map(englishOf) };
}

const embedded = (pdf: Uint8Array) =>
  withPdf(pdf, async ({ attachments }) => {
    expect(attachments.map(({ name }) => name)).toEqual(['factur-x.xml']);
    const [reading] = readAttachments(attachments);
    const [invoice] = invoicesInXml(attachments[0]?.bytes ?? new Uint8Array()) ?? [];
    return { reading, invoice, xml: Buffer.from(attachments[0]?.bytes ?? []).toString() };
  });

describe('a Factur-X invoice', () => {
  it('contains the values of the record as XML, and shows them on a page', async () => {
    const { pdf, warnings } = await made();
    expect(warnings).toEqual([]);
    const { invoice, reading } = await embedded(pdf);
    expect(reading?.source).toBe('cii');
    expect(invoice?.invoice).toMatchObject({
      number: 'R-2025-7',
      documentType: 'invoice',
      issueDate: '2025-02-03',
      dueDate: '2025-02-17',
      currency: 'EUR',
      netAmount: 230,
      taxAmount: 40.1,
      totalAmount: 270.1,
      iban: complete.iban,
      notes: complete.notes,
      purchaseOrder: 'B-1',
      seller: {
        name: 'Märchen & Söhne <GmbH>',
        taxId: 'DE999000121',
        address: 'Gasse 1, 00013 Sagenstadt, DE',
        phone: '+49 1 2',
      },
      buyer: { name: 'Client SARL', taxId: 'FR16000001230', address: '2 rue X, 00001 Ville, FR' },
    });
    expect(invoice?.invoice.lines).toMatchObject([
      { description: 'Werkbank', unit: 'C62', quantity: 2, unitPrice: 100, netAmount: 200, taxRate: '19%' },
      { description: 'Buch', quantity: 3, unitPrice: 10, netAmount: 30, taxRate: '7%' },
    ]);
    expect(invoice?.details.taxes).toMatchObject([
      { rate: 19, category: 'S', basis: 200, tax: 38 },
      { rate: 7, basis: 30, tax: 2.1 },
    ]);
    expect((await rowsOf(pdf)).flat().join('\n')).toMatch(/Gesamt brutto 270,10 EUR/);
  });

  it('names the invoice that a credit note cancels', async () => {
    const precedingInvoice = { number: 'R-2025-1', code: null, issueDate: '2025-01-15' };
    const { pdf } = await made({ documentType: 'credit_note', precedingInvoice });
    const { invoice, xml } = await embedded(pdf);
    expect(invoice?.invoice.precedingInvoice).toEqual(precedingInvoice);
    expect(xml).toContain(
      '<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>R-2025-1</ram:IssuerAssignedID><ram:FormattedIssueDateTime><qdt:DateTimeString format="102">20250115</qdt:DateTimeString>',
    );
    expect((await rowsOf(pdf)).flat().join('\n')).toContain('R-2025-1');
  });

  it('is PDF/A-3 with an associated file and the metadata of Factur-X', async () => {
    const document = await PDFDocument.load((await made()).pdf, { updateMetadata: false });
    const metadata = document.catalog.lookup(PDFName.of('Metadata'));
    if (!(metadata instanceof PDFRawStream)) throw new Error('no metadata');
    const xmp = Buffer.from(metadata.contents).toString();
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(xmp).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>');
    expect(xmp).toContain('<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>');
    expect(xmp.match(/<pdfaExtension:schemas>/g)).toHaveLength(1);
    expect(xmp).toContain('urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>');
    expect(document.catalog.has(PDFName.of('OutputIntents'))).toBe(true);
    const [file] =
      document.catalog
        .lookup(PDFName.of('AF'))
        ?.toString()
        .match(/\d+ \d+ R/) ?? [];
    const associated = document.context
      .enumerateIndirectObjects()
      .find(([reference]) => reference.toString() === file)?.[1];
    if (!(associated instanceof PDFDict)) throw new Error('no associated file');
    expect(associated.get(PDFName.of('AFRelationship'))?.toString()).toBe('/Alternative');
  });

  it('gives the same bytes for the same record', async () => {
    expect(Buffer.from((await made()).pdf).equals(Buffer.from((await made()).pdf))).toBe(true);
  });

  it('of a credit note that prints minus signs has positive amounts and the type of a credit note', async () => {
    const minus = complete.lines.map((line) => ({
      ...line,
      quantity: -(line.quantity ?? 0),
      netAmount: -(line.netAmount ?? 0),
    }));
    const { pdf } = await made({
      documentType: 'credit_note',
      netAmount: -230,
      taxAmount: -40.1,
      totalAmount: -270.1,
      lines: minus,
    });
    const { invoice, xml } = await embedded(pdf);
    expect(xml).toContain('<ram:TypeCode>381</ram:TypeCode>');
    expect(invoice?.invoice).toMatchObject({
      documentType: 'credit_note',
      totalAmount: 270.1,
      lines: [{ quantity: 2, netAmount: 200 }, {}],
    });
  });

  it('uses the only rate that explains the tax if no line states one', async () => {
    const lines = complete.lines.map((line) => ({ ...line, taxRate: null }));
    const { pdf } = await made({ lines, taxAmount: 43.7, totalAmount: 273.7 });
    expect((await embedded(pdf)).invoice?.details.taxes).toMatchObject([{ rate: 19, basis: 230, tax: 43.7 }]);
  });

  it('names the values for which EN 16931 has no term', async () => {
    const { warnings } = await made({ checkCode: '123' });
    expect(warnings).toEqual(['Factur-X has no term for these values, which were left out: checkCode']);
  });
});

describe('a record is refused for a Factur-X invoice', () => {
  const [first, second] = complete.lines;
  const line = (changes: object) => ({
    lines: [
      { ...emptyLine, ...first, ...changes },
      { ...emptyLine, ...second },
    ],
  });
  it.each([
    ['without a number', { number: null }, 'BT-1 (number)'],
    ['without countries', { buyer: { ...complete.buyer, taxId: null } }, 'BT-55 (country of the buyer)'],
    ['without lines', { lines: [] }, 'BG-25 (lines)'],
    ['without a price', line({ unitPrice: null }), 'BT-146 (price of line 1)'],
    ['with a unit that has no code', line({ unit: 'Fässchen' }), 'BT-130 (code of the unit “Fässchen” of line 1)'],
    ['without VAT and a reason for it', line({ taxRate: '0%' }), 'BT-151 (reason for no VAT of line 1)'],
    ['that is a receipt', { documentType: 'receipt' as const }, 'BT-3 (type: a receipt is no invoice)'],
    ['whose lines make another sum', { netAmount: 220, totalAmount: 260.1 }, 'BR-CO-13'],
    ['whose rates make another tax', { taxAmount: 41, totalAmount: 271 }, 'BR-CO-14'],
    ['whose total is another', { totalAmount: 300 }, 'BR-CO-15'],
    ['that is due at no time', { dueDate: null }, 'BR-CO-25'],
  ])('%s', async (_what, changes, named) => {
    await expect(made(changes)).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringContaining(named) as unknown,
    });
  });

  it('if it needs review', async () => {
    await expect(hybridInvoice(record({}, false), { title: '', page: a4 }, [])).rejects.toMatchObject({
      message: expect.stringContaining('status is ok') as unknown,
      detail: 'the sums differ',
    });
  });

  it('with a list of everything that it lacks', async () => {
    await expect(made({ number: null, issueDate: null, currency: null })).rejects.toThrow(/BT-1 .*BT-2 .*BT-5 /);
  });
});
