import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { readAttachments, readInvoiceXml } from '../../../src/extract/sources/embedded-xml.ts';
import { englishOf } from '../../../src/texts/message.ts';

const invoice = (number: string): Uint8Array =>
  Buffer.from(
    `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>${number}</ID><LegalMonetaryTotal><TaxInclusiveAmount>10.50</TaxInclusiveAmount></LegalMonetaryTotal></Invoice>`,
  );
const numbers = (readings: ReturnType<typeof readAttachments>) => readings.map(({ fields }) => fields.number?.value);

describe('readInvoiceXml', () => {
  it('keeps the characters of the source as evidence', () => {
    const [reading] = readInvoiceXml(invoice('7')) ?? [];
    expect(reading?.fields.totalAmount).toEqual({
      value: 10.5,
      confidence: 0.99,
      method: 'embedded-xml',
      text: '10.50',
    });
  });

  it('returns undefined for XML that is not an invoice', () => {
    expect(
      readInvoiceXml(
        Buffer.from('<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"><ID>1</ID></Order>'),
      ),
    ).toBeUndefined();
    expect(readInvoiceXml(Buffer.from('<html><body>Invoice</body></html>'))).toBeUndefined();
  });

  it('fails for XML that is not well-formed', () => {
    expect(() => readInvoiceXml(Buffer.from('<Invoice><ID>'))).toThrow(Failure);
  });

  it('refuses a document type declaration', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "b">]><Invoice><ID>&a;</ID></Invoice>';
    expect(() => readInvoiceXml(Buffer.from(bomb))).toThrow(Failure);
  });
});

describe('readAttachments', () => {
  it('prefers the attachment with the standard name of an e-invoice', () => {
    const readings = readAttachments([
      { name: 'previous.xml', bytes: invoice('old') },
      { name: 'picture.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47) },
      { name: 'Factur-X.xml', bytes: invoice('new') },
    ]);
    expect(numbers(readings)).toEqual(['new']);
  });

  it('recognises XML by its bytes, whatever its name is', () => {
    expect(numbers(readAttachments([{ name: 'data.bin', bytes: invoice('7') }]))).toEqual(['7']);
  });

  it('skips attachments that cannot be read, with a warning', () => {
    const warnings: string[] = [];
    const readings = readAttachments(
      [
        { name: 'zugferd-invoice.xml', bytes: Buffer.from('<rsm:broken') },
        { name: 'b.xml', bytes: invoice('7') },
      ],
      (said) => warnings.push(englishOf(said)),
    );
    expect(numbers(readings)).toEqual(['7']);
    expect(warnings).toEqual([expect.stringContaining('zugferd-invoice.xml')]);
  });

  it('finds nothing in a document without attachments', () => {
    expect(readAttachments([])).toEqual([]);
  });
});
