/** Numbers and dates of documents that are labelled in unusual ways, or not at all. */
import { describe, expect, it } from 'vitest';
import type { Set } from '../../page-of.ts';
import { readInvoice as read, valuesOf as values } from '../readings.ts';

const seller: readonly Set[] = [
  [50, 50, 'Kestrel Tools Ltd', 14],
  [50, 66, '4 Forge Street'],
  [50, 78, 'Leeds LS1 4AP'],
];
const dated: readonly Set[] = [
  [330, 140, 'Invoice date:'],
  [450, 140, '5 August 2024'],
];
const foot: readonly Set[] = [
  [50, 240, 'Description'],
  [-540, 240, 'Amount'],
  [50, 256, 'Oak board'],
  [-540, 256, '250.00'],
  [380, 400, 'Subtotal'],
  [-540, 400, '£250.00'],
  [380, 414, 'VAT 20%'],
  [-540, 414, '£50.00'],
  [380, 428, 'Total due'],
  [-540, 428, '£300.00'],
];
const numberOf = (...texts: readonly Set[]): unknown =>
  values(read([...seller, ...texts, ...dated, ...foot]), 'number')[0];

/** Days on which something else happened. */
const visited: readonly Set[] = [
  [50, 500, 'Consegna del 28/07/2024'],
  [50, 512, 'Besichtigung vom 28.07.2024, Abnahme d.d. 28-07-2024, consegna del 28/07/2024'],
];
const datesOf = (...texts: readonly Set[]): unknown =>
  values(read([...seller, ...texts, ...foot, ...visited]), 'number', 'issueDate');

it.each(['Rechnung Nr.2024-0057', 'Invoice No.2024-0057'])('the sign of a number is no part of it: %s', (title) => {
  expect(numberOf([330, 60, title, 14])).toBe('2024-0057');
});

it('the number behind a title is no post code, and no part of an amount is a number', () => {
  expect(numberOf([330, 60, 'Tax Invoice 118905', 14], [380, 450, 'This invoice'], [-540, 450, '2,187.98'])).toBe(
    '118905',
  );
  expect(numberOf([330, 60, 'FACTURA', 14], [330, 80, 'NO T2025/118834'])).toBe('T2025/118834');
});

it.each([
  ['less advance, invoice no. 2024-0041 of 5 May 2024', '–200.00'],
  ['Deposit, check #2214, 10 May 2024', '-200.00'],
])('number and date of a deduction are not those of the invoice: %s', (deduction, amount) => {
  const reading = read([
    ...seller,
    [330, 126, 'Invoice no.'],
    [450, 126, '2024-0118'],
    ...dated,
    ...foot,
    [50, 442, deduction],
    [-540, 442, amount],
  ]);
  expect(values(reading, 'number', 'issueDate')).toEqual(['2024-0118', '2024-08-05']);
});

describe('the date behind the number', () => {
  it.each([
    ['Facture n° 12 du 03/08/2024'],
    ['Rechnung Nr. 12 vom 03.08.2024'],
    ['Factuur nr. 12 d.d. 3 augustus 2024'],
    ['Fattura n. 12 del 03/08/2024'],
    ['Factura nr. 12 din 03.08.2024'],
    ['Faktura č. 12 ze dne 3. 8. 2024'],
  ])('of "%s" is that of the invoice', (line) => {
    expect(datesOf([50, 150, line, 12])).toEqual(['12', '2024-08-03']);
  });

  it('is not that of an order', () => {
    const read = datesOf(
      [50, 150, 'Rechnung für RE-12, 3. August 2024', 12],
      [50, 170, 'Ihre Bestellung vom 1. August 2024'],
    );
    expect(read).toEqual(['RE-12', '2024-08-03']);
  });

  it('may stand on the next line', () => {
    expect(datesOf([50, 150, 'Rechnung RE-12 vom', 12], [50, 164, '03.08.2024', 12])).toEqual(['RE-12', '2024-08-03']);
  });
});

describe('a date without a label', () => {
  const due: Set = [330, 140, 'Due date: 4 September 2024'];
  const sureness = (...texts: readonly Set[]): number | undefined =>
    read([...seller, due, ...texts, ...foot, [50, 470, 'Drawn up on 5 August 2024']]).fields.issueDate?.confidence;

  it('is sure where the terms of payment lead from it to the due date', () => {
    expect(sureness([50, 440, 'Payable within 30 days'])).toBeGreaterThan(0.95);
    expect(sureness([330, 154, 'Terms: Net 30'])).toBeGreaterThan(0.95);
    expect(sureness([330, 154, 'Zahlungsziel: 30 Tage'])).toBeGreaterThan(0.95);
  });

  it('is as unsure as before where they lead elsewhere', () => {
    expect(sureness([50, 440, 'Payable within 14 days'])).toBeLessThan(0.9);
    expect(sureness([50, 440, 'Warranty of 3000 days'])).toBeLessThan(0.9);
  });
});

describe('terms of payment that print days and the day they end on', () => {
  it.each([
    ['Payable within 30 days, i.e. by 4 September 2024', '2024-08-05', '2024-09-04'],
    ['Zahlbar innert 30 Tagen bis 4. September 2024. Besten Dank!', '2024-08-05', '2024-09-04'],
    ['Termin płatności: 14 dni – 2024-08-19', '2024-08-05', '2024-08-19'],
  ])('name both dates: %s', (terms, issued, due) => {
    const event: Set = [50, 200, 'Invoice KT-118 for the feast of 1 August 2024', 12];
    const reading = read([...seller, [330, 60, 'Leeds, 5 August 2024'], event, ...foot, [50, 470, terms]]);
    expect(values(reading, 'issueDate', 'dueDate')).toEqual([issued, due]);
  });

  it('name neither where so many days before is no date of the document', () => {
    const reading = read([
      ...seller,
      [330, 60, 'Leeds, 5 August 2024'],
      ...foot,
      [50, 470, 'Valid 30 days, 1 May 2025'],
    ]);
    expect(values(reading, 'issueDate', 'dueDate')).toEqual(['2024-08-05', undefined]);
  });
});

describe('the number of an invoice', () => {
  it('is found behind its title, however short it is', () => {
    expect(numberOf([50, 200, 'Tax Invoice 07', 14])).toBe('07');
  });

  it('is found below its title or behind a bare sign', () => {
    expect(numberOf([330, 60, 'INVOICE', 18], [330, 84, 'No: 0001-00004711'])).toBe('0001-00004711');
    expect(numberOf([330, 60, 'INVOICE', 18], [330, 84, 'Serial No. 00417/BIG'])).toBe('00417/BIG');
  });

  it.each(['Rechnungsdetails', 'INVOICE DETAILS', 'Dati fattura'])('is surer below the heading "%s"', (heading) => {
    const sureness = (text: string): number =>
      read([...seller, [330, 60, text], [330, 72, 'KT-2024-0118'], ...dated, ...foot]).fields.number?.confidence ?? 0;
    expect(sureness(heading)).toBeGreaterThan(sureness('Kestrel'));
  });

  it('is surer behind its sign, which is no letter', () => {
    const sureness = (text: string): number =>
      read([...seller, [330, 72, text], ...dated, ...foot]).fields.number?.confidence ?? 0;
    expect(sureness('№ 1000004523 / 09.02.2026')).toBeGreaterThan(sureness('1000004523 / 09.02.2026') + 0.1);
  });

  it('is neither the type of the invoice, nor a code or a telephone number beside it', () => {
    expect(
      numberOf(
        [330, 60, 'Invoice No:'],
        [330, 72, 'KT118'],
        [450, 60, 'Invoice Type: B2C'],
        [450, 84, 'Phone 760-355-3930'],
        [450, 96, 'Code: 41-1985581'],
      ),
    ).toBe('KT118');
  });

  it.each(['Folio No.', 'Notice number', 'Demand no.'])(
    'stands behind "%s" where the document is called so',
    (label) => {
      const { number } = read([...seller, [330, 60, label], [450, 60, 'D-10218'], ...dated, ...foot]).fields;
      expect(number?.value).toBe('D-10218');
      expect(number?.confidence).toBeGreaterThan(0.8);
    },
  );

  it('is that of a credit note, not of the invoice it is for', () => {
    expect(numberOf([330, 60, 'Avoir AV-31', 14], [330, 84, 'Facture liée FA-77'])).toBe('AV-31');
  });

  it('is no part of a date that its label stands over', () => {
    expect(numberOf([330, 60, 'Invoice/Payment Date'], [330, 72, '27 Jul 2025, 08:14'])).not.toBe('27');
  });

  it.each([
    ['Facture n° 10 174 882 031 du 14/05/2024', '10 174 882 031'],
    ['Rechnungsnummer: 87 4410 2298 3316', '87 4410 2298 3316'],
  ])('in "%s" is all groups of its digits', (line, number) => {
    expect(numberOf([330, 84, line])).toBe(number);
  });

  it('ends before a date that is printed with blanks', () => {
    expect(numberOf([330, 84, 'Rechnung Nr. 4711 vom 15 03 2024'])).toBe('4711');
  });

  it('of a credit note is the one that is not called an invoice', () => {
    const credit: readonly Set[] = [
      [440, 46, 'GUTSCHRIFT', 18],
      [50, 145, 'Firma'],
      [50, 156, 'Gärtnerei Hagen'],
      [330, 127, 'Belegnummer'],
      [430, 127, 'Belegdatum'],
      [330, 145, 'GS-56'],
      [430, 145, '14.02.2024'],
      [330, 165, 'Unsere Rechnung'],
      [430, 165, 'vom'],
      [330, 184, 'RE-391'],
      [430, 184, '05.02.2024'],
    ];
    expect(values(read([...seller, ...credit, ...foot]), 'number', 'issueDate')).toEqual(['GS-56', '2024-02-14']);
  });

  it.each(['Fee note ref: 2511-FN03', 'Inv: 2511-FN03', 'Guest Account No. 2511-FN03', 'Debit note no. 2511-FN03'])(
    'is named by what the document is called: %s',
    (line) => {
      expect(numberOf([330, 84, line])).toBe('2511-FN03');
    },
  );

  it('is no number of a register of taxes, and may stand behind letters that name one elsewhere', () => {
    expect(
      numberOf(
        [330, 60, 'PROFORMA INVOICE', 14],
        [330, 84, 'P.I. No.'],
        [450, 84, 'KT/PI/118-25'],
        [50, 92, 'NTN 1184471-3 STRN 24-00-1184-017-46'],
      ),
    ).toBe('KT/PI/118-25');
    expect(numberOf([50, 92, 'NTN 1184471-3 STRN 24-00-1184-017-46'])).toBeUndefined();
  });

  it.each(['GEBÜHRENZETTEL Nr. 118/24', 'Artsnota no. 118/24'])(
    'stands behind what a profession calls it: %s',
    (title) => {
      const sureness = (size: number): number =>
        read([...seller, [50, 110, title, size], ...dated, ...foot]).fields.number?.confidence ?? 0;
      expect(numberOf([50, 110, title, 14])).toBe('118/24');
      expect(sureness(14)).toBeGreaterThan(sureness(10));
    },
  );

  it('is not the sign before it, however that was read', () => {
    expect(numberOf([50, 92, 'INV N0: KT-118'])).toBe('KT-118');
  });

  it('is not that of a house behind a hash', () => {
    expect(numberOf([50, 92, 'Carrera 27 # 48-15 Bucaramanga'])).toBeUndefined();
  });

  it('is not the year behind a month', () => {
    expect(numberOf([50, 110, 'Invoice - Mar 2020', 14], [330, 84, 'No. KT-118'])).toBe('KT-118');
  });

  it('continues in the next line below the end of its label, if both are one word', () => {
    expect(numberOf([50, 110, 'Rechnungsnummer:RE-2025-'], [150, 121, '08734'])).toBe('RE-2025-08734');
  });

  it('continues in the next line below its own beginning', () => {
    expect(numberOf([50, 110, 'Rechnungsnummer:'], [140, 110, 'RE-2025-'], [140, 121, '08734'])).toBe('RE-2025-08734');
  });
});

describe('dates', () => {
  const plain = (...texts: readonly Set[]) => read([...seller, [330, 60, 'Invoice No: KT-118'], ...texts, ...foot]);

  it('of payment are found by labels in sentences and by the terms', () => {
    expect(values(plain(...dated, [50, 460, 'Please pay until: 22/09/2024']), 'dueDate')).toEqual(['2024-09-22']);
    expect(values(plain(...dated, [330, 160, 'PAYMENT TERMS:'], [330, 172, '27.09.2024']), 'dueDate')).toEqual([
      '2024-09-27',
    ]);
  });

  it.each(['Your payment is due', 'Payment will be collected on'])('of payment stand below "%s"', (label) => {
    expect(values(plain(...dated, [330, 180, label], [330, 192, '25 August 2024']), 'dueDate')).toEqual(['2024-08-25']);
  });

  it('of a form, and days on which credits expire, are not dates of the invoice', () => {
    const reading = plain(
      [50, 110, 'Leeds, 5 August 2024'],
      [50, 500, 'Version 01/02/2019'],
      [50, 514, 'Credits expire 01/12/2025'],
    );
    expect(values(reading, 'issueDate', 'dueDate')).toEqual(['2024-08-05', undefined]);
  });

  it('go on in the next line behind a comma that has a blank before it', () => {
    const reading = plain([330, 100, 'Invoice Date:'], [-540, 94, 'February 3 ,'], [-540, 106, '2025']);
    expect(values(reading, 'issueDate')).toEqual(['2025-02-03']);
  });

  it('of other numbers are not dates of the invoice', () => {
    const reading = read([
      ...seller,
      [50, 120, 'Elven, le 22 mars 2024'],
      [50, 150, 'Facture N°'],
      [200, 150, 'Devis N°'],
      [50, 164, 'F24-0093'],
      [200, 164, 'D23-0412 du 08/12/2023'],
      ...foot,
    ]);
    expect(values(reading, 'number', 'issueDate')).toEqual(['F24-0093', '2024-03-22']);
  });

  it('stand beside a number that looks like one', () => {
    const reading = read([
      ...seller,
      [50, 150, 'Fait à Elven, le 30/09/2024'],
      [50, 180, 'FACTURE n° 2024-09-02', 14],
      ...foot,
    ]);
    expect(values(reading, 'number', 'issueDate')).toEqual(['2024-09-02', '2024-09-30']);
  });

  it('behind "bis" are the end of a range only where the other end stands before', () => {
    const due = (line: string): unknown => values(plain(...dated, [50, 460, line]), 'dueDate')[0];
    expect(due('Keine Umsatzsteuer nach § 19 UStG, bitte bis 22.09.2024 überweisen.')).toBe('2024-09-22');
    expect(due('Leistungen vom 01.09. bis 22.09.2024')).toBeUndefined();
  });

  it.each(['geb. 14.06.1991', 'né le 14/06/1991', 'Date of birth 14/06/1991', 'nata il 14/06/1991', '14/06/1991'])(
    'of birth are not dates of the invoice: %s',
    (born) => {
      const reading = plain([50, 100, `Ada Wren, ${born}`], [50, 130, 'Leeds, am 5 August 2024']);
      expect(values(reading, 'issueDate')).toEqual(['2024-08-05']);
    },
  );

  it('long past stay where a label claims them, whatever other days are printed', () => {
    expect(values(plain([330, 100, 'Invoice date: 14/06/1991']), 'issueDate')).toEqual(['1991-06-14']);
    const reading = plain([330, 100, 'Invoice date: 14/06/1991'], [330, 114, 'Due date: 14/07/2031']);
    expect(values(reading, 'issueDate', 'dueDate')).toEqual(['1991-06-14', '2031-07-14']);
  });

  it('of an accepted offer are not dates of the invoice', () => {
    const reading = plain([330, 130, 'Sète, le 12 avril 2024'], [50, 160, 'Devis n° D-118 accepté le 02/04/2024']);
    expect(values(reading, 'issueDate')).toEqual(['2024-04-12']);
  });

  it('are month first in the countries that write them so, whatever their dollars', () => {
    const issued = (...places: readonly string[]): unknown => {
      const foot = places.map((place, index): Set => [50, 500 + 12 * index, place]);
      return values(plain([330, 100, 'Invoice date: 03/04/2024'], ...foot), 'issueDate')[0];
    };
    expect(issued('Quezon City 1100', 'Metro Manila, Philippines')).toBe('2024-03-04');
    expect(issued('Bridgetown, Barbados', 'Tel. (246) 555-0118')).toBe('2024-04-03');
  });

  it('of letters may stand at the right, behind their town, and end in an abbreviation', () => {
    const reading = plain([330, 50, 'Gdynia, 19 lutego 2024 r.'], [50, 500, 'Data urodzenia 01.01.2001']);
    expect(values(reading, 'issueDate')).toEqual(['2024-02-19']);
  });

  it('of an invoice that a credit note cancels are not its own', () => {
    const credit = (...texts: readonly Set[]): unknown[] =>
      values(read([...seller, ...texts, ...foot]), 'number', 'issueDate');
    expect(
      credit(
        [380, 50, 'Gdynia, 19 lutego 2024 r.'],
        [50, 120, 'FAKTURA KORYGUJĄCA nr KOR/3/02/2024', 14],
        [50, 140, 'do faktury nr FV/88/01/2024 z dnia 30 stycznia 2024 r.'],
      ),
    ).toEqual(['KOR/3/02/2024', '2024-02-19']);
    expect(
      credit(
        [50, 120, 'NOTA DI CREDITO', 14],
        [50, 150, 'NUMERO'],
        [200, 150, 'DATA'],
        [50, 164, 'NC/00118'],
        [200, 164, '12.02.2024'],
        [50, 190, 'COD. CLIENTE'],
        [200, 190, 'RIF. NS. FATTURA'],
        [50, 204, 'C0118'],
        [200, 204, 'FT/00391 del 20.01.2024'],
      ),
    ).toEqual(['NC/00118', '2024-02-12']);
  });

  it('of payment stand in the line below a sentence that ends in their label', () => {
    const reading = plain(
      ...dated,
      [50, 460, 'Bitte überweisen Sie den Restbetrag innerhalb von 14 Tagen ohne Abzug, spätestens bis zum'],
      [50, 474, '22.09.2024.'],
    );
    expect(values(reading, 'issueDate', 'dueDate')).toEqual(['2024-08-05', '2024-09-22']);
  });

  it('may be used as the number of an invoice', () => {
    const reading = read([...seller, [50, 110, 'Leeds, November 2, 2015'], [50, 130, 'Invoice #2015-11-04'], ...foot]);
    expect(values(reading, 'number', 'issueDate')).toEqual(['2015-11-04', '2015-11-02']);
  });
});
