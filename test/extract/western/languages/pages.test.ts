/** An invented invoice in each of the languages that no labelled document is in, read as a whole. */
import { describe, expect, it } from 'vitest';
import type { Set } from '../../page-of.ts';
import { readInvoice, valuesOf } from '../readings.ts';

/** The words of an invoice in one language; its layout and its amounts are the same in all. */
interface Printed {
  readonly seller: readonly [name: string, street: string, town: string, taxId: string];
  readonly title: string;
  /** Labels with their values: number, date, due date. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly buyer: readonly [heading: string, name: string, street: string, town: string];
  readonly columns: readonly [description: string, quantity: string, price: string, amount: string];
  readonly items: readonly (readonly [description: string, quantity: string, price: string, amount: string])[];
  readonly sums: readonly (readonly [label: string, amount: string])[];
}

const setsOf = ({ seller, title, facts, buyer, columns, items, sums }: Printed): Set[] => [
  ...seller.map((text, row): Set => [50, 60 + 13 * row, text, row === 0 ? 14 : 10]),
  [330, 60, title, 18],
  ...facts.flatMap(([label, value], row): Set[] => [
    [330, 90 + 14 * row, label],
    [470, 90 + 14 * row, value],
  ]),
  ...buyer.map((text, row): Set => [50, 160 + 13 * row, text]),
  ...[columns, ...items].flatMap(([description, ...figures], row): Set[] => [
    [50, 260 + 15 * row, description],
    ...figures.map((text, column): Set => [[-330, -420, -540][column] ?? 0, 260 + 15 * row, text]),
  ]),
  ...sums.flatMap(([label, amount], row): Set[] => [
    [350, 340 + 15 * row, label],
    [-540, 340 + 15 * row, amount],
  ]),
];

const printed: Readonly<Record<string, Printed>> = {
  Croatian: {
    seller: ['Morska Oprema d.o.o.', 'Ulica lipa 12', '21000 Split', 'OIB: 12345678903'],
    title: 'RAČUN',
    facts: [
      ['Broj računa:', '118/1/1'],
      ['Datum izdavanja:', '5. svibnja 2024.'],
      ['Datum dospijeća:', '20.05.2024.'],
    ],
    buyer: ['Kupac:', 'Pekara Jutro j.d.o.o.', 'Trg slobode 4', '10000 Zagreb'],
    columns: ['Naziv robe / usluge', 'Količina', 'Cijena', 'Iznos'],
    items: [
      ['Uže za brod 12 mm', '20', '14,50', '290,00'],
      ['Sidro 8 kg', '2', '55,00', '110,00'],
    ],
    sums: [
      ['Osnovica', '400,00 €'],
      ['PDV 25%', '100,00 €'],
      ['Ukupno za platiti', '500,00 €'],
    ],
  },
  Slovenian: {
    seller: ['Gozdna Lesnina d.o.o.', 'Cesta v gozd 7', '4000 Kranj', 'ID za DDV: SI12345679'],
    title: 'RAČUN',
    facts: [
      ['Številka računa:', '2024-0118'],
      ['Datum izdaje:', '5. maja 2024'],
      ['Rok plačila:', '20.05.2024'],
    ],
    buyer: ['Naročnik:', 'Mizarstvo Hrast s.p.', 'Slovenska cesta 14', '1000 Ljubljana'],
    columns: ['Opis', 'Količina', 'Cena', 'Znesek'],
    items: [
      ['Bukove deske', '20', '14,50', '290,00'],
      ['Dostava na dom', '2', '55,00', '110,00'],
    ],
    sums: [
      ['Osnova za DDV', '400,00 €'],
      ['DDV 22%', '88,00 €'],
      ['Skupaj za plačilo', '488,00 €'],
    ],
  },
  Turkish: {
    seller: [
      'Yıldız Ambalaj San. ve Tic. Ltd. Şti.',
      'Çiçek Sokak No: 12',
      '34710 Kadıköy/İstanbul',
      'Vergi No: 1234567890',
    ],
    title: 'FATURA',
    facts: [
      ['Fatura No:', 'ABC2024000000118'],
      ['Fatura Tarihi:', '5 Mayıs 2024'],
      ['Vade Tarihi:', '20.05.2024'],
    ],
    buyer: ['Sayın', 'Deniz Gıda A.Ş.', 'Atatürk Caddesi No: 4', '35210 Konak/İzmir'],
    columns: ['Mal Hizmet', 'Miktar', 'Birim Fiyat', 'Tutar'],
    items: [
      ['Koli bandı', '20', '14,50', '290,00'],
      ['Karton kutu', '2', '55,00', '110,00'],
    ],
    sums: [
      ['Ara Toplam', '400,00 TL'],
      ['KDV %20', '80,00 TL'],
      ['Ödenecek Tutar', '480,00 TL'],
    ],
  },
  Lithuanian: {
    seller: ['UAB Gintaro Krantas', 'Liepų g. 12', 'LT-92138 Klaipėda', 'Įmonės kodas 123456789'],
    title: 'PVM SĄSKAITA FAKTŪRA',
    facts: [
      ['Serija ir Nr.', 'GK 00118'],
      ['Išrašymo data', '2024 m. gegužės 5 d.'],
      ['Apmokėti iki', '2024-05-20'],
    ],
    buyer: ['Pirkėjas', 'MB Duonos Namai', 'Vilniaus g. 4', 'LT-01402 Vilnius'],
    columns: ['Prekės pavadinimas', 'Kiekis', 'Kaina', 'Suma'],
    items: [
      ['Gintaro karoliai', '20', '14,50', '290,00'],
      ['Dovanų dėžutė', '2', '55,00', '110,00'],
    ],
    sums: [
      ['Suma be PVM', '400,00 €'],
      ['PVM 21%', '84,00 €'],
      ['Iš viso mokėti', '484,00 €'],
    ],
  },
  Latvian: {
    seller: ['SIA Baltais Bērzs', 'Bērzu iela 12', 'Jelgava, LV-3001', 'PVN reģ. Nr. LV12345678901'],
    title: 'RĒĶINS',
    facts: [
      ['Rēķina numurs', 'BB-00118'],
      ['Rēķina datums', '2024. gada 5. maijā'],
      ['Apmaksas termiņš', '20.05.2024'],
    ],
    buyer: ['Pircējs', 'AS Rīta Maize', 'Brīvības iela 4', 'Rīga, LV-1010'],
    columns: ['Nosaukums', 'Daudzums', 'Cena', 'Summa'],
    items: [
      ['Bērza dēļi', '20', '14,50', '290,00'],
      ['Krāsas kārba', '2', '55,00', '110,00'],
    ],
    sums: [
      ['Summa bez PVN', '400,00 €'],
      ['PVN 21%', '84,00 €'],
      ['Kopā apmaksai', '484,00 €'],
    ],
  },
  Estonian: {
    seller: ['Metsatöö OÜ', 'Pärna tn 12', '51004 Tartu', 'Registrikood 12345678'],
    title: 'ARVE',
    facts: [
      ['Arve number', '2024118'],
      ['Arve kuupäev', '5. mai 2024'],
      ['Maksetähtaeg', '20.05.2024'],
    ],
    buyer: ['Ostja', 'Leivaahi AS', 'Narva mnt 4', '10117 Tallinn'],
    columns: ['Kauba nimetus', 'Kogus', 'Hind', 'Summa'],
    items: [
      ['Kase lauad', '20', '14,50', '290,00'],
      ['Värvipurk', '2', '55,00', '110,00'],
    ],
    sums: [
      ['Summa käibemaksuta', '400,00 €'],
      ['Käibemaks 22%', '88,00 €'],
      ['Kokku tasuda', '488,00 €'],
    ],
  },
};

/** What each of them says: number, currency, tax and total differ. */
const expected: readonly (readonly [language: string, number: string, currency: string, tax: number, total: number])[] =
  [
    ['Croatian', '118/1/1', 'EUR', 100, 500],
    ['Slovenian', '2024-0118', 'EUR', 88, 488],
    ['Turkish', 'ABC2024000000118', 'TRY', 80, 480],
    ['Lithuanian', 'GK 00118', 'EUR', 84, 484],
    ['Latvian', 'BB-00118', 'EUR', 84, 484],
    ['Estonian', '2024118', 'EUR', 88, 488],
  ];

describe.each(expected)('an invoice in %s', (language, number, currency, tax, total) => {
  const invoice = printed[language];
  if (!invoice) throw new Error(`no invoice in ${language}`);
  const reading = readInvoice(setsOf(invoice));

  it('has its number, dates and sums', () => {
    expect(
      valuesOf(reading, 'number', 'issueDate', 'dueDate', 'currency', 'netAmount', 'taxAmount', 'totalAmount'),
    ).toEqual([number, '2024-05-05', '2024-05-20', currency, 400, tax, total]);
  });

  it('has its seller and its buyer', () => {
    const [, name, ...address] = invoice.buyer;
    expect(valuesOf(reading, 'seller.name', 'seller.address', 'buyer.name', 'buyer.address')).toEqual([
      invoice.seller[0],
      `${invoice.seller[1]}, ${invoice.seller[2]}`,
      name,
      address.join(', '),
    ]);
  });

  it('has its lines', () => {
    expect(
      reading.lines.map(({ value: { description, quantity, unitPrice, netAmount } }) => [
        description,
        quantity,
        unitPrice,
        netAmount,
      ]),
    ).toEqual([
      [invoice.items[0]?.[0], 20, 14.5, 290],
      [invoice.items[1]?.[0], 2, 55, 110],
    ]);
  });
});
