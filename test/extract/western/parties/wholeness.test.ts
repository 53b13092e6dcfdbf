import { describe, expect, it } from 'vitest';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { chainsOf } from '../../../../src/extract/western/parties/chains.ts';
import { type Span, spansOf } from '../../../../src/extract/western/parties/spans.ts';
import { wholenessOf } from '../../../../src/extract/western/parties/wholeness.ts';
import { pageOf } from '../../page-of.ts';

/** The texts of one kind that are whole, of lines under each other. */
function wholeIn(lines: readonly string[], kind: Span['kind']): readonly string[] {
  const survey = surveyOf([pageOf(lines.map((text, index) => [50, 100 + 12 * index, text]))]);
  const spans = spansOf(chainsOf(survey, new Set([1])).chains, survey.labels);
  return spans.filter((span) => span.kind === kind && wholenessOf(span, survey.labels) === 1).map(({ text }) => text);
}

describe('a name over two lines is whole, and its first line is not', () => {
  it.each<[string, readonly [string, string]]>([
    ['that ends in a sign that joins', ['Talleres Belmonte &', 'Asociados S.L.']],
    ['that ends in a word that joins', ['Talleres Belmonte y', 'asociados S.L.']],
    ['that begins with its legal form', ['Uždaroji akcinė bendrovė', 'Belmonte']],
    ['whose legal form is written out below', ['Spółdzielnia Belmonte', 'Spółka Jawna']],
    ['whose owner is joined below', ['Albergo Belmonte', 'di Rossi Mario & C. s.n.c.']],
    ['whose place is joined below', ['Imprimerie', 'du Vieux Moulin']],
    ['whose legal form stands below', ['Inmobiliaria Belmonte', 'S.Coop.']],
    ['whose legal form stands below in capitals', ['BELMONTE TRADING', 'LLC']],
  ])('%s', (_, lines) => {
    const whole = wholeIn([...lines, 'Calle Mayor 12', '28013 Madrid'], 'name');
    expect(whole).toContain(lines.join(' '));
    expect(whole).not.toContain(lines[0]);
  });

  it.each([
    ['a sign', ['Talleres Belmonte &', 'Asociados S.L.']],
    ['a word', ['Talleres Belmonte y', 'asociados S.L.']],
    ['a word that it begins with', ['Albergo Belmonte', 'di Rossi Mario & C. s.n.c.']],
  ])('nor is what %s joins to it', (_, lines) => {
    expect(wholeIn(lines, 'name')).not.toContain(lines[1]);
  });
});

it('does not take a heading over a name into it', () => {
  const whole = wholeIn(['Firma', 'Belmonte & Söhne OHG', 'Lindenweg 7a', '10115 Berlin'], 'name');
  expect(whole).toContain('Belmonte & Söhne OHG');
  expect(whole).not.toContain('Firma Belmonte & Söhne OHG');
});

it('takes the second of two lines for whole where nothing joins them', () => {
  expect(wholeIn(['Hotel Belmonte', 'Garden Rooms Ltd'], 'name')).toEqual(
    expect.arrayContaining(['Hotel Belmonte', 'Garden Rooms Ltd']),
  );
});

describe('to whom a letter is handed on below a name', () => {
  it.each([
    'c/o Studio Zanella',
    'clo Zanella Verwaltungen',
    'Attn. Petra Kolb',
    "A l'att. de Mme Borel",
    'k rukam pani Dvorakove',
    'a/c Eng. Teresa Simões',
  ])('is no party: %s', (line) => {
    const whole = wholeIn(['Condominio Villa Aurora', line, 'Calle Mayor 12', '28013 Madrid'], 'name');
    expect(whole).toContain('Condominio Villa Aurora');
    expect(whole.filter((name) => name !== 'Condominio Villa Aurora' && line.includes(name))).toEqual([]);
  });

  it('may be the party where no name stands above', () => {
    expect(wholeIn(['Bill to', 'Attn. Petra Kolb', 'Calle Mayor 12', '28013 Madrid'], 'name')).toContain('Petra Kolb');
  });

  it('is no part of the address, but with whom it is to be found may be', () => {
    const [name, ...place] = ['Villa Aurora', 'Calle Mayor 12', '28013 Madrid'];
    const handedOn = ['Attn. Petra Kolb', ...place];
    expect(wholeIn([name, ...handedOn], 'address')).not.toContain(handedOn.join(', '));
    const found = ['c/o Petra Kolb', ...place];
    expect(wholeIn([name, ...found], 'address')).toContain(found.join(', '));
  });
});

it('does not take an address for whole that begins inside a name', () => {
  expect(wholeIn(['Society for the', 'care of Lindenweg 12', '04109 Leipzig'], 'address')).not.toContain(
    'care of Lindenweg 12, 04109 Leipzig',
  );
});

it.each<[string, readonly string[]]>([
  ['street above the town', ['Acacia Bakery', '4 Mill Lane', 'Leeds LS1 4AP']],
  ['town with its country', ['Acacia Bakery', 'Lindenweg 3', '04109 Leipzig, Deutschland']],
  ['nine figures of a post code', ['Acacia Bakery', '4 Mill Lane', 'Riverside, California 92501-2210']],
])('takes no half of an address for whole: %s', (_, [name = '', ...lines]) => {
  const whole = wholeIn([name, ...lines], 'address');
  expect(whole).toContain(lines.join(', '));
  for (const line of lines) expect(whole).not.toContain(line);
});

it.each<[string, readonly string[], readonly string[]]>([
  ['that of a branch', ['ul. Dworska 4', '20-109 Lublin'], ['Sklep 12', '59-120 Legnica']],
  ['the title of a receipt', ['ul. Dworska 4', '20-109 Lublin'], ['PARAGON FISKALNY']],
  ['the title of an invoice', ['Lindenweg 3', '04109 Leipzig'], ['Rechnung vom 4. Juni']],
])('an address that goes on in %s is more than one', (_, own, more) => {
  const whole = wholeIn(['Acacia Bakery', ...own, ...more], 'address');
  expect(whole).toContain(own.join(', '));
  expect(whole).not.toContain([...own, ...more].join(', '));
});

it('a street may be called like a title', () => {
  expect(wholeIn(['Acacia Bakery', '51 Jocelyn Side', 'York YO1 7HH'], 'address')).toContain(
    '51 Jocelyn Side, York YO1 7HH',
  );
});

it('does not take an address for whole that a comma leads on from', () => {
  const whole = wholeIn(['Acacia Bakery', '4 Mill Lane, Riverside,', '92501'], 'address');
  expect(whole).toContain('4 Mill Lane, Riverside, 92501');
  expect(whole).not.toContain('4 Mill Lane, Riverside');
});

it.each([
  ['that goes on with the rest of its legal form is cut', 'Acacia GmbH & Co. KG', 'Acacia GmbH & Co.', true],
  [
    'that has a number behind its legal form has more than the name',
    'Acacia Bakery Inc. 851 Mill',
    'Acacia Bakery Inc. 851 Mill',
    true,
  ],
  [
    'that has a mail address behind it has more than the name',
    'Acacia Bakery GmbH orders@acacia.example',
    'Acacia Bakery GmbH orders@acacia.example',
    true,
  ],
  ['that has a number before its legal form is whole', 'Studio 851 Inc.', 'Studio 851 Inc.', false],
])('a name %s', (_, line, name, isBroken) => {
  expect(wholeIn([line], 'name').includes(name)).toBe(!isBroken);
});

it('takes a line with street and town for whole, whatever stands above it', () => {
  expect(wholeIn(['Box 12', 'Lindenweg 3, 04109 Leipzig'], 'address')).toContain('Lindenweg 3, 04109 Leipzig');
});

it('does not take a title for a name, unless a company is called so', () => {
  expect(wholeIn(['Factura de ventas'], 'name')).not.toContain('Factura de ventas');
  expect(wholeIn(['Invoice for Ann Miller'], 'name')).not.toContain('Invoice for Ann Miller');
  expect(wholeIn(['Acacia Bakery Ltd. Invoice'], 'name')).not.toContain('Acacia Bakery Ltd. Invoice');
  expect(wholeIn(['Invoice Works Ltd'], 'name')).toContain('Invoice Works Ltd');
});

it.each<[string, readonly string[]]>([
  ['a number of the document', ['4 Mill Lane', 'Leeds LS1 4AP', 'Document No. 24-118']],
  ['a date', ['4 Mill Lane', 'Leeds LS1 4AP', 'Issue Date 4 May 2024']],
])('takes no address for whole with %s in it', (_, lines) => {
  const whole = wholeIn(['Acacia Bakery', ...lines], 'address');
  expect(whole).toContain('4 Mill Lane, Leeds LS1 4AP');
  expect(whole).not.toContain(lines.join(', '));
});

it('does not take what a label begins for a name, unless names begin so too', () => {
  expect(wholeIn(['Your order number is'], 'name')).not.toContain('Your order number is');
  expect(wholeIn(['Swift Garage'], 'name')).toContain('Swift Garage');
  expect(wholeIn(['Acacia Bakery', 'Station Road 21', 'York YO1 7HH'], 'address')).toContain(
    'Station Road 21, York YO1 7HH',
  );
});

it('takes an address for whole that begins with whom to contact', () => {
  const lines = ['Service client TSA 30101', '69399 Lyon Cedex 3'];
  expect(wholeIn(['Acacia Bakery', ...lines], 'address')).toContain(lines.join(', '));
});

it('takes a street for half an address though no word of it is one of streets, and a house above a street for the other half', () => {
  const grid = wholeIn(['Acacia Bakery', '2941 W 1700 S', 'Salt Lake City, UT 84104'], 'address');
  expect(grid).toContain('2941 W 1700 S, Salt Lake City, UT 84104');
  expect(grid).not.toContain('Salt Lake City, UT 84104');
  const house = wholeIn(['Acacia Homes Ltd', 'Beacon House', '4 Woodgate', 'Loughborough LE11 2TY'], 'address');
  expect(house).toContain('Beacon House, 4 Woodgate, Loughborough LE11 2TY');
  expect(house).not.toContain('4 Woodgate, Loughborough LE11 2TY');
});

it('takes a person between the name and the street for no part of the address', () => {
  const lines = ['Acacia Homes AG', 'Dr. Christina Steiner', 'Industriezeile 500', '4020 Linz'];
  expect(wholeIn(lines, 'address')).toContain('Industriezeile 500, 4020 Linz');
});

it('takes a house with a name of its own for a name where nothing above it is one', () => {
  expect(wholeIn(['Beacon House', '4 Woodgate', 'Loughborough LE11 2TY'], 'address')).toContain(
    '4 Woodgate, Loughborough LE11 2TY',
  );
});

it.each([
  ['the end of a name', ['Services, Inc., 410 Terry Avenue North, Seattle, WA 98109']],
  ['a person', ['Grade 5 East', 'Mr. Peter Wanjiru']],
  ['a date', ['Shipped on September 19, 2025']],
])('takes no address for whole with %s in it', (_, lines) => {
  expect(wholeIn(lines, 'address')).not.toContain(lines.join(', '));
});

it('leaves streets that are called after persons and days alone', () => {
  expect(wholeIn(['Dr. Karl-Renner-Ring 3', '1010 Wien'], 'address')).toContain('Dr. Karl-Renner-Ring 3, 1010 Wien');
  expect(wholeIn(['Calle 25 de Mayo 2010', '28013 Madrid'], 'address')).toContain(
    'Calle 25 de Mayo 2010, 28013 Madrid',
  );
});

it('does not take a sentence for a name', () => {
  expect(wholeIn(['Print this page for your records.'], 'name')).toEqual([]);
  expect(wholeIn(['Society for useful things Ltd.'], 'name')).toContain('Society for useful things Ltd.');
});

it('takes no part of a line for an address that goes on in the next part', () => {
  const whole = wholeIn(['Acacia Bakery', '4 Mill Lane, 2nd Floor · Leeds LS1 4AP · Tel. 0113 496 0000'], 'address');
  expect(whole).toContain('4 Mill Lane, 2nd Floor, Leeds LS1 4AP');
  for (const half of ['4 Mill Lane, 2nd Floor', 'Leeds LS1 4AP']) expect(whole).not.toContain(half);
  expect(whole.filter((text) => text.startsWith('2nd Floor'))).toEqual([]);
});

it('reads on over places to the post code', () => {
  const lines = ['Beacon Lodge', 'Harbour View', 'Whitby', 'North Yorkshire YO21 3PU'];
  const whole = wholeIn(['Ann & John Miller', ...lines], 'address');
  expect(whole).toContain(lines.join(', '));
  for (const end of [1, 2, 3]) expect(whole).not.toContain(lines.slice(0, end).join(', '));
});

it('takes no town for an address that stands behind its post office box', () => {
  const whole = wholeIn(['Acacia Bakery', 'PO Box 9471, Wellington 6141'], 'address');
  expect(whole).toContain('PO Box 9471, Wellington 6141');
  expect(whole).not.toContain('Wellington 6141');
});

it('takes a sentence with the number of an account for no address', () => {
  const whole = wholeIn(['Pay at Hill Bank, account 10 220 0417, or at 7 Mill Lane, Leeds LS1 4AP'], 'address');
  expect(whole.filter((text) => text.includes('0417'))).toEqual([]);
});

it('takes a box and a post code of two groups for no account', () => {
  const address = 'Box 1234 111 22 Stockholm';
  expect(wholeIn(['Acacia Bakery', address], 'address')).toContain(address);
});

it('takes a line with a bank account for no address', () => {
  const whole = wholeIn(['0418 2290, BIC RZTIAT22, Innsbruck'], 'address');
  expect(whole.filter((text) => text.includes('BIC'))).toEqual([]);
});

it.each(['De heer en mevrouw', 'Eheleute', 'Herr und Frau', 'Mr & Mrs', 'Monsieur et Madame'])(
  'takes no form of address for a name: %s',
  (line) => {
    expect(wholeIn([line, 'Bruno Lauwers'], 'name')).not.toContain(line);
  },
);

it.each([
  ['quotation marks', 'ЕТ „Калина - Стефка Ангелова“', 'ЕТ „Калина'],
  ['brackets', 'Kern Optik (Inh. Petra - Anna Kolb)', 'Kern Optik (Inh. Petra'],
])('takes nothing for a name that was cut within %s', (_, name, cut) => {
  const whole = wholeIn([name, 'Lindenweg 3', '04109 Leipzig'], 'name');
  expect(whole).toContain(name);
  expect(whole).not.toContain(cut);
});

it.each([
  ['what stands in brackets', '(A unit of Belmonte Foods LLP)'],
  ['the label of a tax number', 'GSTIN of Customer'],
])('takes %s for no name', (_, line) => {
  expect(wholeIn([line, 'Lindenweg 3', '04109 Leipzig'], 'name')).not.toContain(line);
});

describe('an address', () => {
  it('is none with a company, its legal form and a separator before the street', () => {
    const line = 'Belmonte Groothandel B.V. ∙ Handelskade 212, 3542 AD Utrecht';
    const whole = wholeIn([line], 'address');
    expect(whole).toContain('Handelskade 212, 3542 AD Utrecht');
    expect(whole).not.toContain(line);
  });

  it('is none with lines of a till in it', () => {
    expect(wholeIn(['1 x Poached Egg', '2 x Flat White'], 'address')).toEqual([]);
  });
});

describe('a name', () => {
  it('is none with a heading of several words before it', () => {
    expect(wholeIn(['BILL TO BELMONTE SURVEY LLC', '4 Mill Lane'], 'name')).not.toContain(
      'BILL TO BELMONTE SURVEY LLC',
    );
  });

  it('ends before the person whom the letter is handed on to', () => {
    const line = 'Belmonte Pumper A/S, attn. Mette Lind';
    const whole = wholeIn([line, '4 Mill Lane'], 'name');
    expect(whole).toContain('Belmonte Pumper A/S');
    expect(whole).not.toContain(line);
  });
});
