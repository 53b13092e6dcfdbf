import { describe, expect, it } from 'vitest';
import { readQr } from '../../../src/extract/sources/qr.ts';
import { pageLanguages } from '../../../src/einvoices/words/index.ts';
import { withPdf } from '../../documents/readers/pdf-documents.ts';
import { creditNote, drawn, german, inXml, long, rowsOf } from '../reading.ts';

const qrOf = (pdf: Uint8Array): Promise<string[]> =>
  withPdf(pdf, async (document) => readQr(await document.raster(0, 200)));

const text = async (pdf: Uint8Array): Promise<string> => (await rowsOf(pdf)).flat().join('\n');

describe('drawInvoices', () => {
  it('shows parties, lines, rates, totals and payment in the language of the seller', async () => {
    const { pdf, warnings } = await drawn(inXml(german));
    const [page = [], ...others] = await rowsOf(pdf);
    expect(others).toEqual([]);
    expect(warnings).toEqual([]);
    const shown = page.join('\n');
    expect(shown).toMatch(/Nummer XR-2025-0099/);
    expect(shown).toContain('Datum 06.05.2025');
    expect(shown).toContain('Bestellung VG-2025-17');
    expect(shown).toMatch(/Luftschloss Werkzeugbau GmbH Märchenwald Möbel AG/);
    expect(shown).toContain('USt-IdNr. DE999000121');
    expect(shown).toMatch(/2 Fachbuch Zerspanungstechnik 5 Stück 42,06 7 % 210,30/);
    expect(shown).toMatch(/3 Anfahrt 2 Std. 55,50 19 % 111,00/);
    expect(shown).toMatch(/19 % 891,00 169,29/);
    expect(shown).toMatch(/Gesamt brutto.* 1.285,31 EUR/);
    expect(shown).toContain('Fällig am 05.06.2025');
    expect(shown).toContain('DE93 0000 0012 0000 0345 67');
    expect(shown).toContain('Seite 1 von 1');
  });

  it('shows a code that pays the amount due, and a QR reader reads it back', async () => {
    const { pdf } = await drawn(inXml(german));
    expect(await qrOf(pdf)).toEqual([
      'BCD\n002\n1\nSCT\nXXXXDEZZ\nLuftschloss Werkzeugbau GmbH\nDE93000000120000034567\nEUR1285.31\n\n\nXR-2025-0099',
    ]);
  });

  it('writes the payment code in UTF-8, as it declares', async () => {
    const [invoice] = inXml(german);
    if (!invoice) throw new Error('no invoice');
    const seller = { ...invoice.invoice.seller, name: 'Żółć & Söhne “K’s” 株式会社' };
    const [code] = await qrOf((await drawn([{ ...invoice, invoice: { ...invoice.invoice, seller } }])).pdf);
    expect(code).toContain('\nŻółć & Söhne “K’s” 株式会社\n');
  });

  it('shows no payment code for a credit note, another currency or a wrong IBAN', async () => {
    const [invoice] = inXml(german);
    if (!invoice) throw new Error('no invoice');
    const other = (changes: object) => ({ ...invoice, invoice: { ...invoice.invoice, ...changes } });
    for (const changed of [
      ...inXml(creditNote),
      other({ currency: 'CHF' }),
      other({ iban: 'DE94000000120000034567' }),
      { ...invoice, unsure: new Set(['totalAmount']) },
      { ...invoice, details: { ...invoice.details, due: 0 } },
    ])
      expect(await qrOf((await drawn([changed])).pdf)).toEqual([]);
  });

  it('repeats the header of the lines on every page, and numbers the pages', async () => {
    const { pdf } = await drawn(inXml(long));
    const pages = await rowsOf(pdf);
    expect(pages.length).toBeGreaterThan(1);
    const withLines = pages.filter((rows) => rows.some((row) => row.includes('Stage supplies')));
    expect(withLines.length).toBeGreaterThan(1);
    for (const rows of withLines) expect(rows.join('\n')).toMatch(/# Description Quantity Unit Unit price VAT Net/);
    for (const [index, rows] of pages.entries()) expect(rows.at(-1)).toContain(`Page ${index + 1} of ${pages.length}`);
    expect(await text(pdf)).toMatch(/48 Stage supplies: flat|48 Stage supplies/);
  });

  it('titles a credit note as such, and names the invoice that it corrects', async () => {
    const shown = await text((await drawn(inXml(creditNote))).pdf);
    expect(shown).toContain('Credit note');
    expect(shown).toMatch(/Preceding invoice NL-2024-5512/);
  });

  it.each(pageLanguages)('has its labels in %s', async (language) => {
    const { pdf, warnings } = await drawn(inXml(german), { language });
    const own = { de: 'Rechnung', en: 'Invoice', fr: 'Facture', it: 'Fattura', es: 'Factura', zh: '发票' }[language];
    expect(await text(pdf)).toContain(own);
    expect(warnings).toEqual([]);
  });

  it('begins a new page for each invoice, and numbers the pages of each', async () => {
    const pages = await rowsOf((await drawn([...inXml(creditNote), ...inXml(german)])).pdf);
    expect(pages.map((rows) => rows.at(-1))).toEqual([
      expect.stringMatching(/Page 1 of 1$/),
      expect.stringMatching(/Seite 1 von 1$/),
    ]);
  });

  it('shows allowances, charges, prepaid amounts and the amount due', async () => {
    const [invoice] = inXml(german);
    if (!invoice) throw new Error('no invoice');
    const details = {
      ...invoice.details,
      due: 1000,
      adjustments: [{ kind: 'allowance' as const, reason: 'Treue', amount: 10 }],
    };
    const shown = await text((await drawn([{ ...invoice, details, facts: { prepaid: 285.31 } }])).pdf);
    expect(shown).toMatch(/Summe der Positionen 1.101,30 EUR/);
    expect(shown).toMatch(/Nachlass: Treue -10,00 EUR/);
    expect(shown).toMatch(/Bereits gezahlt -285,31 EUR/);
    expect(shown).toMatch(/Zu zahlen 1.000,00 EUR/);
  });

  it('writes PDF/A dated by the invoice, even if the invoice has no date', async () => {
    const [invoice] = inXml(german);
    if (!invoice) throw new Error('no invoice');
    const undated = { ...invoice, invoice: { ...invoice.invoice, issueDate: null } };
    for (const one of [invoice, undated])
      expect(Buffer.from((await drawn([one], { standard: 'a-2b' })).pdf).toString('latin1')).toContain(
        '<pdfaid:part>2<',
      );
  });

  it('gives the same bytes for the same invoice', async () => {
    const [one, other] = [await drawn(inXml(german)), await drawn(inXml(german))];
    expect(Buffer.from(one.pdf).equals(Buffer.from(other.pdf))).toBe(true);
  });
});

describe('texts of an invoice', () => {
  const hostile = '#read("/etc/passwd") $x$ *bold* <label> @ref `raw` \\u{41} #panic("x")';

  it('are shown literally, even if they look like markup of the typesetter', async () => {
    const [invoice] = inXml(german);
    if (!invoice) throw new Error('no invoice');
    const { seller, lines } = invoice.invoice;
    const changed = {
      ...invoice,
      invoice: {
        ...invoice.invoice,
        seller: { ...seller, name: hostile },
        notes: hostile,
        lines: lines.map((line) => ({ ...line, description: hostile })),
      },
      details: { ...invoice.details, adjustments: [{ kind: 'charge' as const, reason: hostile, amount: 1 }] },
    };
    const shown = (await text((await drawn([changed])).pdf)).replaceAll(/\s/g, '');
    expect(shown.split('#read("/etc/passwd")$x$').length).toBeGreaterThan(5);
    expect(shown).not.toContain('root:');
  });

  it('are broken inside their column if they are long', async () => {
    const [invoice] = inXml(german);
    if (!invoice) throw new Error('no invoice');
    const [line] = invoice.invoice.lines;
    if (!line) throw new Error('no line');
    const changed = { ...invoice.invoice, lines: [{ ...line, description: 'A1b2'.repeat(100) }] };
    const { pdf } = await drawn([{ ...invoice, invoice: changed }]);
    await withPdf(pdf, async (document) => {
      const { words, width } = await document.text(0);
      expect(Math.max(...words.map(({ box }) => box[2]))).toBeLessThan(width - 50);
    });
  });

  it('in more lines than the limit are refused, and the message gives the number', async () => {
    const [invoice] = inXml(german);
    if (!invoice) throw new Error('no invoice');
    const [line] = invoice.invoice.lines;
    const lines = Array.from({ length: 5001 }, () => line ?? { ...invoice.invoice.lines[0]! });
    await expect(drawn([{ ...invoice, invoice: { ...invoice.invoice, lines } }])).rejects.toMatchObject({
      kind: 'too_large',
      message: expect.stringContaining('5001 lines') as unknown,
    });
  });
});
