/** A document in letters that no language is read in needs a person, whatever was found in it. */
import { describe, expect, it } from 'vitest';
import { families } from '../../../src/extract/families/index.ts';
import { judge } from '../../../src/extract/judge.ts';
import { ExtractOptions } from '../../../src/extract/options.ts';
import { layoutReadings } from '../../../src/extract/segments.ts';
import { pageOf, type Set } from '../page-of.ts';

function judged(...texts: readonly Set[]) {
  const [read] = layoutReadings(families, [pageOf(texts)]).readings;
  if (!read) throw new Error('nothing read');
  const ofDocument = { warnings: [], signatures: [], lostPages: [] };
  return judge({ readings: [read.reading], needed: read.family.needed, ofDocument }, ExtractOptions.parse({}));
}

const unreadIn = (texts: readonly Set[]) => judged(...texts).checks.find(({ id }) => id === 'unread-letters');

const amounts = (total: string, sum: string): readonly Set[] => [
  [50, 260, '1'],
  [-540, 260, sum],
  [350, 330, total],
  [-540, 330, `EUR ${sum}`],
];

describe('letters that are not read', () => {
  const linesOf = (lines: readonly string[]): readonly Set[] =>
    lines.map((text, row): Set => [50, 60 + 14 * row, text]);

  it.each([
    [
      'Russian',
      ['СЧЕТ-ФАКТУРА № 4417 от 12.03.2024', 'Продавец: ООО Ромашка', 'Адрес: ул. Мира 51', 'Покупатель: АО Восход'],
      'Итого',
    ],
    [
      'Ukrainian',
      ['РАХУНОК № 4417', 'Дата: 12.03.2024', 'Постачальник: ТОВ Лелека', 'Адреса: вул. Миру 51', 'Код', 'Ціна', 'Сума'],
      'Всього',
    ],
    [
      'Serbian',
      ['РАЧУН 4417', 'Датум: 12.03.2024', 'Продавац: Липа д.о.о.', 'Адреса: Трг слободе 5', 'Купац', 'Цена'],
      'Укупно',
    ],
    [
      'Macedonian, whose words without letters of its own are mostly Bulgarian',
      ['ФАКТУРА 4417', 'Датум: 12.03.2024', 'Купувач: Роза дооел', 'Цена', 'Количина', 'Даночна основа'],
      'Вкупно',
    ],
    [
      'Japanese, which parts no words',
      ['No. 4417', '2024-03-12', '合計はこちらをごらんください', '株のさくらんぼをうりました'],
      '合計です',
    ],
    ['Arabic', ['فاتورة ضريبية 4417', 'التاريخ: 12/03/2024', 'شركة الخليج للتجارة'], 'المجموع'],
  ])('%s needs review, and the check names a word', (_, lines, total) => {
    const all = [...linesOf(lines), ...amounts(total, '672.00')];
    expect(unreadIn(all)).toMatchObject({ outcome: 'failed', messageText: { id: 'unread-letters.most' } });
    expect(unreadIn(all)?.message).toMatch(/\("\p{L}{3,}"\)$/u);
    expect(judged(...all).status).toBe('review');
  });

  it.each([
    [
      'Bulgarian',
      ['ФАКТУРА № 0000004417', 'Дата: 12.03.2024', 'Доставчик: Родопски мед ЕООД', 'гр. Смолян, бул. България 51'],
      'Общо',
    ],
    [
      'Bulgarian with a Russian name',
      [
        'ФАКТУРА № 4417',
        'Дата: 12.03.2024',
        'Доставчик: Родопски мед ЕООД',
        'Получател: Рыбак ООД',
        'Данъчна основа',
      ].concat(Array.from({ length: 8 }, () => 'Стоката се приема без възражения от получателя')),
      'Сума за плащане',
    ],
    ['Greek', ['ΤΙΜΟΛΟΓΙΟ 4417', 'Ημερομηνία: 12/03/2024', 'Παπαδόπουλος Α.Ε.', 'Λεωφόρος Αθηνών 12, Αθήνα'], 'Σύνολο'],
  ])('%s is read', (_, lines, total) => {
    expect(unreadIn([...linesOf(lines), ...amounts(total, '672.00')])).toBeUndefined();
  });

  it('a bilingual document is read by its other half', () => {
    const both: readonly Set[] = [
      [50, 60, 'TAX INVOICE'],
      [400, 60, 'فاتورة ضريبية'],
      [50, 80, 'Gulf Traders LLC, Sheikh Zayed Road, Dubai'],
      [50, 94, 'Invoice No: 4417'],
      [400, 94, 'رقم الفاتورة'],
      [50, 108, 'Date: 12/03/2024'],
      [400, 108, 'التاريخ'],
    ];
    expect(unreadIn([...both, ...amounts('Total', '672.00')])).toBeUndefined();
  });
});
