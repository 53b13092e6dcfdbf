/** An invented invoice in each of the languages that no labelled document is in, read as a whole. */
import { describe, expect, it } from 'vitest';
import { receipt } from '../../../../src/extract/western/receipt.ts';
import { type Set, pageOf } from '../../page-of.ts';
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
  Slovak: {
    seller: ['Lesná Píla, s. r. o.', 'Jedľová 12', '974 01 Banská Bystrica', 'IČ DPH: SK2023789456'],
    title: 'FAKTÚRA',
    facts: [
      ['Faktúra č.:', '20240118'],
      ['Dátum vystavenia:', '5. mája 2024'],
      ['Dátum splatnosti:', '20.05.2024'],
    ],
    buyer: ['Odberateľ:', 'Stolárstvo Dub spol. s r.o.', 'Hlavné námestie 4', '060 01 Kežmarok'],
    columns: ['Názov položky', 'Množstvo', 'Jedn. cena', 'Spolu'],
    items: [
      ['Bukové dosky', '20', '14,50', '290,00'],
      ['Doprava na miesto', '2', '55,00', '110,00'],
    ],
    sums: [
      ['Spolu bez DPH', '400,00 €'],
      ['DPH 23%', '92,00 €'],
      ['Suma na úhradu', '492,00 €'],
    ],
  },
  Bulgarian: {
    seller: ['Горски Дъски ЕООД', 'ул. Иван Вазов 12', 'гр. Смолян 4700', 'ИН по ЗДДС: BG204587963'],
    title: 'ФАКТУРА',
    facts: [
      ['Фактура №:', '0000000118'],
      ['Дата на издаване:', '5 май 2024 г.'],
      ['Срок за плащане:', '20.05.2024 г.'],
    ],
    buyer: ['Получател:', 'Мебели Бор ООД', 'бул. България 4', '1000 София'],
    columns: ['Наименование на стоката', 'К-во', 'Ед. цена', 'Стойност'],
    items: [
      ['Букови дъски', '20', '14,50', '290,00'],
      ['Транспорт', '2', '55,00', '110,00'],
    ],
    sums: [
      ['Данъчна основа', '400,00 лв.'],
      ['ДДС 20%', '80,00 лв.'],
      ['Сума за плащане', '480,00 лв.'],
    ],
  },
  Greek: {
    seller: ['ΔΑΣΙΚΗ ΞΥΛΕΙΑ Α.Ε.', 'Λεωφ. Κηφισίας 15', '115 23 Αθήνα', 'ΑΦΜ: 094259216'],
    title: 'ΤΙΜΟΛΟΓΙΟ ΠΩΛΗΣΗΣ',
    facts: [
      ['Αρ. Τιμολογίου:', '118'],
      ['Ημερομηνία έκδοσης:', '5 Μαΐου 2024'],
      ['Πληρωμή έως:', '20/05/2024'],
    ],
    buyer: ['Στοιχεία πελάτη', 'Έπιπλα Βελανιδιά Ι.Κ.Ε.', 'Οδός Ερμού 4', '546 24 Θεσσαλονίκη'],
    columns: ['Περιγραφή', 'Ποσότητα', 'Τιμή μονάδας', 'Αξία'],
    items: [
      ['Σανίδες οξιάς', '20', '14,50', '290,00'],
      ['Μεταφορά', '2', '55,00', '110,00'],
    ],
    sums: [
      ['Καθαρή αξία', '400,00 €'],
      ['ΦΠΑ 24%', '96,00 €'],
      ['Πληρωτέο ποσό', '496,00 €'],
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
    ['Slovak', '20240118', 'EUR', 92, 492],
    ['Bulgarian', '0000000118', 'BGN', 80, 480],
    ['Greek', '118', 'EUR', 96, 496],
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

/** Forms print labels before names, so that the number for tax begins left of them. */
describe('a form with the buyer on the left and the seller on the right', () => {
  const form: readonly Set[] = [
    [40, 50, 'Получател: Слънчев Турс ООД'],
    [40, 64, 'ЕИК: 131456782'],
    [40, 78, 'ИН по ЗДДС: BG131456782'],
    [40, 92, 'Адрес: гр. Бургас, ул. Александровска 27'],
    [320, 50, 'Доставчик: Розова Долина ЕООД'],
    [320, 64, 'ЕИК: 204587963'],
    [320, 78, 'ИН по ЗДДС: BG204587963'],
    [320, 92, 'Адрес: гр. Казанлък, ул. Роза 12'],
    [250, 130, 'ФАКТУРА', 16],
    [200, 150, '№ 0000001542 Дата: 18.03.2026 г.'],
    [350, 340, 'Данъчна основа:'],
    [-540, 340, '1 370,00 лв.'],
    [350, 354, 'ДДС 20%:'],
    [-540, 354, '274,00 лв.'],
    [350, 368, 'Сума за плащане:'],
    [-540, 368, '1 644,00 лв.'],
  ];

  it('gives each its own number for tax', () => {
    const reading = readInvoice(form);
    expect(
      valuesOf(reading, 'number', 'seller.name', 'seller.taxId', 'buyer.name', 'buyer.taxId', 'totalAmount'),
    ).toEqual(['0000001542', 'Розова Долина ЕООД', 'BG204587963', 'Слънчев Турс ООД', 'BG131456782', 1644]);
  });
});

/** Receipts on narrow paper: head, two articles, total, cash and change. */
const receipts: readonly (readonly [language: string, lines: readonly (readonly [text: string, amount?: string])[]])[] =
  [
    [
      'Slovak',
      [
        ['Pekáreň Slnko s.r.o.'],
        ['Mlynská 4'],
        ['040 01 Košice'],
        ['IČ DPH: SK2021456987'],
        ['Pokladničný doklad č. 118'],
        ['Dátum: 05.05.2024 09:14'],
        ['Chlieb ražný', '2,40'],
        ['Káva', '1,80'],
        ['Spolu EUR', '4,20'],
        ['Hotovosť', '5,00'],
        ['Vydané', '0,80'],
        ['Ďakujeme za nákup'],
      ],
    ],
    [
      'Bulgarian',
      [
        ['Хлебарница Зора ООД'],
        ['ул. Мелничарска 4'],
        ['гр. Русе 7000'],
        ['ЕИК 131456782'],
        ['Касов бон № 118'],
        ['Дата: 05.05.2024 09:14'],
        ['Хляб ръжен', '2,40'],
        ['Кафе', '1,80'],
        ['Обща сума', '4,20'],
        ['В брой лв.', '5,00'],
        ['Ресто', '0,80'],
        ['ФИСКАЛЕН БОН'],
      ],
    ],
    [
      'Greek',
      [
        ['ΑΡΤΟΠΟΙΕΙΟ ΑΥΓΗ Ο.Ε.'],
        ['ΟΔΟΣ ΜΥΛΟΥ 4'],
        ['262 21 ΠΑΤΡΑ'],
        ['ΑΦΜ: 094259216 ΔΟΥ: ΠΑΤΡΩΝ'],
        ['ΑΠΟΔΕΙΞΗ ΛΙΑΝΙΚΗΣ ΠΩΛΗΣΗΣ'],
        ['ΗΜ/ΝΙΑ: 05/05/2024 09:14'],
        ['ΨΩΜΙ ΣΙΚΑΛΗΣ', '2,40'],
        ['ΚΑΦΕΣ', '1,80'],
        ['ΣΥΝΟΛΟ ΕΥΡΩ', '4,20'],
        ['ΜΕΤΡΗΤΑ', '5,00'],
        ['ΡΕΣΤΑ', '0,80'],
        ['ΕΥΧΑΡΙΣΤΟΥΜΕ'],
      ],
    ],
  ];

it.each(receipts)('a receipt in %s has its seller, date and total', (_, lines) => {
  const sets = lines.flatMap(([text, amount], row): Set[] => [
    [20, 30 + 14 * row, text],
    ...(amount === undefined ? [] : [[-220, 30 + 14 * row, amount] as const]),
  ]);
  const [reading] = receipt.read([pageOf(sets, 1, 240, 400)]);
  if (!reading) throw new Error('nothing read');
  const [name, street, town] = lines.map(([text]) => text);
  expect(valuesOf(reading, 'documentType', 'seller.name', 'seller.address', 'issueDate', 'totalAmount')).toEqual([
    'receipt',
    name,
    `${street}, ${town}`,
    '2024-05-05',
    4.2,
  ]);
});
