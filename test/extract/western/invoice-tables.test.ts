/** Tables and blocks that a rule of thumb gets wrong: sections, wrapped names, titles in one cell, letters. */
import { describe, expect, it } from 'vitest';
import { invoice } from '../../../src/extract/western/invoice.ts';
import type { Reading } from '../../../src/extract/reading.ts';
import { type Set, pageOf } from '../page-of.ts';
import { head, row, sums } from './kestrel-invoice.ts';
import { readInvoice as read, valuesOf as values } from './readings.ts';

describe('lines', () => {
  it('continue after the subtotal of a section, which is not a line itself', () => {
    const { lines } = read([
      ...head,
      ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
      ...row(256, 'Carpenter', '2', '50.00', '100.00'),
      [50, 270, 'Total labour'],
      [-540, 270, '100.00'],
      [50, 286, 'Material'],
      ...row(300, 'Oak board', '5', '30.00', '150.00'),
      ...sums,
    ]);
    expect(lines.map(({ value }) => [value.description, value.netAmount])).toEqual([
      ['Carpenter', 100],
      ['Oak board', 150],
    ]);
  });

  it('end before the line whose columns add up theirs, whatever its words', () => {
    const cells = (y: number, ...texts: readonly string[]): Set[] =>
      texts.flatMap((text, index) =>
        text === '' ? [] : [[[50, -330, -400, -460, -540][index] ?? 0, y, text] as const],
      );
    const reading = read([
      ...head,
      ...cells(240, 'Označení dodávky', 'Cena za MJ', 'Cena', 'DPH', 'Kč Celkem'),
      ...cells(256, 'Správa sítě', '6 000,00', '12 000,00', '2 520,00', '14 520,00'),
      ...cells(270, 'Výměna', '6 500,00', '6 500,00', '1 365,00', '7 865,00'),
      ...cells(284, 'Součet položek', '', '18 500,00', '3 885,00', '22 385,00'),
      [380, 320, 'Celkem k úhradě 22 385,00 Kč'],
    ]);
    expect(reading.lines.map(({ value }) => value.description)).toEqual(['Správa sítě', 'Výměna']);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([18500, 3885, 22385]);
  });

  it('may be described by words that also label totals', () => {
    const { lines } = read([
      ...head,
      ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
      ...row(256, 'Carpenter', '2', '50.00', '100.00'),
      ...row(270, 'Tax advice', '5', '30.00', '150.00'),
      ...sums,
    ]);
    expect(lines).toHaveLength(2);
  });

  it('are found if the title of the first column is unknown', () => {
    const { lines } = read([
      ...head,
      ...row(240, 'Xyzzy', 'Units', 'Rate', 'Total'),
      ...row(256, 'Collision waiver', '5', '50.00', '250.00'),
      ...sums,
    ]);
    expect(lines.map(({ value }) => value.description)).toEqual(['Collision waiver']);
  });

  it('have an article number as their code if the description has a column of its own', () => {
    const { lines } = read([
      ...head,
      ...row(240, 'Article', 'Qty', 'Price', 'Amount'),
      [140, 240, 'Description'],
      ...row(256, 'P-115', '5', '50.00', '250.00'),
      [140, 256, 'Offset paper'],
      ...sums,
    ]);
    expect(lines.map(({ value }) => value.description)).toEqual(['Offset paper']);
  });

  it('do not take a note as their description because there is room for its first word', () => {
    const { lines } = read([
      ...head,
      ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
      ...row(256, 'Homepage redesign', '5', '50.00', '250.00'),
      [50, 268, 'Three rounds of revisions'],
      ...sums,
    ]);
    expect(lines.map(({ value }) => value.description)).toEqual(['Homepage redesign']);
  });

  it('continue on the next page after the carried-over sum', () => {
    const columns = row(240, 'Description', 'Qty', 'Price', 'Amount');
    const first = [...head, ...columns, ...row(256, 'Carpenter', '2', '50.00', '100.00')];
    const [reading] = invoice.read([
      pageOf([...first, [380, 780, 'Carried forward'], [-540, 780, '100.00']]),
      pageOf(
        [[380, 60, 'Total carried'], [-540, 60, '100.00'], ...row(80, 'Oak board', '5', '30.00', '150.00'), ...sums],
        2,
      ),
    ]);
    expect(reading?.lines.map(({ value }) => value.description)).toEqual(['Carpenter', 'Oak board']);
  });

  it('are not taken from a summary of taxes', () => {
    const { lines } = read([
      ...head,
      ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
      ...row(256, 'Carpenter', '5', '50.00', '250.00'),
      ...sums,
      [50, 460, 'HSN/SAC'],
      [-240, 460, 'Taxable Value'],
      [-360, 460, 'Rate'],
      [-540, 460, 'Tax Amount'],
      [50, 474, '39012000'],
      [-240, 474, '250.00'],
      [-360, 474, '20%'],
      [-540, 474, '50.00'],
    ]);
    expect(lines).toHaveLength(1);
  });
});

describe('sums', () => {
  it('are taken from the row that adds up a summary of taxes', () => {
    const reading = read([
      ...head,
      [50, 300, 'Rate'],
      [-240, 300, 'Net'],
      [-360, 300, 'Tax'],
      [-480, 300, 'Gross'],
      [50, 314, '20%'],
      [-240, 314, '200.00'],
      [-360, 314, '40.00'],
      [-480, 314, '240.00'],
      [50, 328, '5%'],
      [-240, 328, '100.00'],
      [-360, 328, '5.00'],
      [-480, 328, '105.00'],
      [-240, 342, '300.00'],
      [-360, 342, '45.00'],
      [-480, 342, '345.00'],
      [380, 370, 'Total due'],
      [-540, 370, '345.00'],
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([300, 45, 345]);
  });

  it('are not the amount on which a tax is charged', () => {
    const reading = read([
      ...head,
      [300, 300, 'Subtotal'],
      [-540, 300, '€ 1,113.75'],
      [300, 314, 'VAT 9% over € 948.75'],
      [-540, 314, '€ 85.39'],
      [300, 328, 'VAT 21% over € 165.00'],
      [-540, 328, '€ 34.65'],
      [300, 342, 'Total due'],
      [-540, 342, '€ 1,233.79'],
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([1113.75, 120.04, 1233.79]);
  });

  it('are not the amount on which a tax is charged, even in a cell of its own', () => {
    const reading = read([
      ...head,
      [300, 300, 'Subtotal'],
      [-540, 300, '1,113.75'],
      [300, 314, 'VAT 9% over'],
      [-460, 314, '948.75'],
      [-540, 314, '85.39'],
      [300, 328, 'VAT 21% over'],
      [-460, 328, '165.00'],
      [-540, 328, '34.65'],
      [300, 342, 'Total due'],
      [-540, 342, '1,233.79'],
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([1113.75, 120.04, 1233.79]);
  });

  it('include the discount between lines and net amount', () => {
    const reading = read([
      ...head,
      ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
      ...row(256, 'Carpenter', '5', '50.00', '250.00'),
      [380, 286, 'Subtotal'],
      [-540, 286, '250.00'],
      [380, 300, 'Discount 10%'],
      [-540, 300, '-25.00'],
      [380, 314, 'Total excl. VAT'],
      [-540, 314, '225.00'],
      [380, 328, 'VAT 20%'],
      [-540, 328, '45.00'],
      [380, 342, 'Total incl. VAT'],
      [-540, 342, '270.00'],
    ]);
    expect(reading.facts.allowances).toBe(25);
  });
});

describe('parties', () => {
  it('have their whole name even if a narrow column broke it', () => {
    const reading = read([
      ...head,
      ...sums,
      [50, 120, 'Bill to:'],
      [50, 134, 'University Hospital of'],
      [50, 146, 'the Western Counties'],
      [50, 158, '9 Cannon Lane'],
      [50, 170, 'York YO1 9RL'],
    ]);
    expect(values(reading, 'buyer.name', 'buyer.address')).toEqual([
      'University Hospital of the Western Counties',
      '9 Cannon Lane, York YO1 9RL',
    ]);
  });

  it('are not the persons for whose attention the invoice is', () => {
    const reading = read([
      ...head,
      ...sums,
      [50, 134, 'Vereniging De Zeven Linden'],
      [50, 146, 't.a.v. de penningmeester'],
      [50, 158, 'Postbus 1140'],
      [50, 170, '1800 BC Alkmaar'],
    ]);
    expect(values(reading, 'buyer.name', 'buyer.address')).toEqual([
      'Vereniging De Zeven Linden',
      'Postbus 1140, 1800 BC Alkmaar',
    ]);
  });

  it('are read below their heading even if a party without one is level with it on the other side', () => {
    const reading = read([
      [50, 50, 'Invoice', 18],
      [50, 80, 'To:'],
      [50, 92, 'Drukkerij Vermeulen'],
      [50, 104, 'Spoorlaan 12'],
      [50, 116, '5038 CB Tilburg'],
      [350, 80, 'Papierhandel Zwart B.V.'],
      [350, 92, 'Havenweg 201'],
      [350, 104, '3089 JK Rotterdam'],
      ...sums,
    ]);
    expect(values(reading, 'seller.name', 'buyer.name')).toEqual(['Papierhandel Zwart B.V.', 'Drukkerij Vermeulen']);
  });

  it('may have a town and a street without numbers above a separate line with the post code', () => {
    const reading = read([
      ...head,
      ...sums,
      [50, 120, 'Bill to:'],
      [50, 134, 'Kingsmead Academy Trust'],
      [50, 146, 'Kingsmead Way'],
      [50, 158, 'Solihull'],
      [50, 170, 'B91 3QT'],
    ]);
    expect(values(reading, 'buyer.name', 'buyer.address')).toEqual([
      'Kingsmead Academy Trust',
      'Kingsmead Way, Solihull, B91 3QT',
    ]);
  });
});

describe('dates', () => {
  it('of a letter stand alone, not within its sentences', () => {
    const reading = read([
      [50, 50, 'Alder Architects', 14],
      [50, 66, '3 Temple Row'],
      [50, 78, 'Birmingham B2 5LG'],
      [50, 140, '18 January 2024'],
      [50, 160, 'Invoice AV-3391'],
      [50, 180, 'For services in accordance with our appointment dated 6 June 2023:'],
      ...sums,
    ]);
    expect(values(reading, 'issueDate')).toEqual(['2024-01-18']);
  });

  it.each([
    'Angers, le 18 janvier 2024',
    'Vicenza, lì 18 gennaio 2024',
    'Burgdorf, 18. Januar 2024 / MZ',
    'Nowy Targ, dnia 2024-01-18',
  ])('of a letter follow its place: %s', (line) => {
    const reading = read([
      [50, 50, 'Alder Architects', 14],
      [50, 66, '3 Temple Row'],
      [50, 78, 'Birmingham B2 5LG'],
      [50, 140, line],
      [50, 160, 'Invoice AV-3391'],
      [50, 180, 'For services in accordance with our appointment dated 6 June 2023:'],
      ...sums,
    ]);
    expect(values(reading, 'issueDate')).toEqual(['2024-01-18']);
  });

  it('belong to the number beside them', () => {
    const reading = read([
      [50, 50, 'Shree Polymers Pvt. Ltd.', 14],
      [50, 66, 'Plot 118, Vatva'],
      [50, 78, 'Ahmedabad - 382445, Gujarat'],
      [330, 80, "Buyer's Order No."],
      [450, 80, 'Dated'],
      [330, 92, 'PO/7781'],
      [450, 92, '2-Nov-2023'],
      [330, 110, 'Invoice No.'],
      [450, 110, 'Dated'],
      [330, 122, 'SBP/0912'],
      [450, 122, '14-Nov-2023'],
      ...sums,
    ]);
    expect(values(reading, 'number', 'issueDate')).toEqual(['SBP/0912', '2023-11-14']);
  });

  it('are recognised as due dates by the words behind them', () => {
    const reading = read([...head, ...sums, [50, 460, 'Der Betrag wird am 05.09.2024 fällig.']]);
    expect(values(reading, 'dueDate')).toEqual(['2024-09-05']);
  });

  it.each([
    'We will take £43.20 from your bank account by Direct Debit on 5 September 2024.',
    'Der Rechnungsbetrag wird am 05.09.2024 per SEPA-Lastschrift von Ihrem Konto eingezogen.',
    'Wij incasseren dit bedrag op 05-09-2024 van uw rekening.',
    'Votre facture sera prélevée le 5 septembre 2024.',
    'L’importo sarà addebitato il 05/09/2024 sul conto.',
    'O valor será debitado em 05/09/2024.',
  ])('are days on which a direct debit is collected: %s', (sentence) => {
    const reading = read([...head, ...sums, [50, 460, sentence]]);
    expect(values(reading, 'dueDate')).toEqual(['2024-09-05']);
  });
});

describe('recognised pages', () => {
  const recognised = (texts: readonly Set[]): Reading => {
    const [reading] = invoice.read([{ ...pageOf(texts), textSource: 'ocr' }]);
    if (!reading) throw new Error('nothing read');
    return reading;
  };

  it('may show a letter in place of the pound sign', () => {
    const reading = recognised([...head, ...sums.map(([x, y, text]): Set => [x, y, text.replace('£', 'f')])]);
    expect(values(reading, 'netAmount', 'totalAmount', 'currency')).toEqual([250, 300, 'GBP']);
  });

  it('may lack the blank between a number and the next word', () => {
    const reading = recognised([
      [50, 50, 'Studio Galimberti', 14],
      [50, 66, 'Via dei Tigli 18'],
      [50, 78, '22100 Como (CO)'],
      [50, 140, 'Fattura n. 41/2024Como,3 luglio 2024'],
      ...sums,
    ]);
    expect(values(reading, 'number', 'issueDate')).toEqual(['41/2024', '2024-07-03']);
  });

  it('may have a wide gap between the words of a name', () => {
    const reading = recognised([
      ...head,
      ...sums,
      [50, 140, 'Client: Marie'],
      [127, 140, 'Monet'],
      [50, 152, 'Address: 50 Rue des Fleurs, 33500 Libourne'],
    ]);
    expect(values(reading, 'buyer.name')).toEqual(['Marie Monet']);
  });
});
