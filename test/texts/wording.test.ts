import { expect, it } from 'vitest';
import { english } from '../../src/texts/en/index.ts';
import { languages } from '../../src/texts/languages.ts';
import { englishOf, message, type TextId } from '../../src/texts/message.ts';
import { wordingIn } from '../../src/texts/wording.ts';

const ids = Object.keys(english) as TextId[];
const others = languages.filter((language) => language !== 'en');
const catalogueOf = async (language: string): Promise<Readonly<Record<string, string>>> => {
  const { catalogue } = (await import(`../../src/texts/${language}/index.ts`)) as { catalogue: Record<string, string> };
  return catalogue;
};
const namesIn = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)/g)].map(([, name = '']) => name).toSorted();

it.each(others)('%s has the texts of English and their values, and no others', async (language) => {
  const catalogue = await catalogueOf(language);
  expect(Object.keys(catalogue).toSorted()).toEqual(ids.toSorted());
  for (const id of ids)
    expect([id, ...new Set(namesIn(catalogue[id] ?? ''))]).toEqual([id, ...new Set(namesIn(english[id]))]);
});

/** Values, commands and signs are no words. */
const wordsOf = (text: string): string =>
  text.replace(/\{[^}]*\}|`[^`]*`|\binvoicectl(?: [a-z]+)*|\b\w+(?:-\w+)+|--?[\w-]+/g, '');
const isSigns = (text: string): boolean => !/\p{L}{3}/u.test(wordsOf(text));

/** Spelt alike in several languages, and written so on purpose. */
const alike = new Set([
  'book.sha256',
  'field.iban',
  'field.type',
  'tex.conf',
  'convert.optionWrong',
  'book.status',
  'table.status',
  'claim.kind.taxi',
  'claim.kind.hotel',
  'help.group.server',
  'book.pages',
  'book.summary.documents',
  'book.total',
  'claim.date',
  'claim.columnDate',
  'term.date',
  'table.date',
  'export.columnPages',
  'export.columnDate',
  'export.columnTotal',
  'duplicate.page',
  'split.range',
  'split.page',
  'report.page',
  'progress.minutes',
  'progress.hours',
]);

it.each(others)('%s has no text of English but words that are spelt alike', async (language) => {
  const catalogue = await catalogueOf(language);
  const same = ids.filter((id) => catalogue[id] === english[id] && !isSigns(english[id]));
  expect(same.filter((id) => !alike.has(id))).toEqual([]);
});

it('Chinese is written in Chinese: no text has three English words one after the other', async () => {
  const catalogue = await catalogueOf('zh');
  const latin = ids.filter((id) => /(?:\b[a-z]{2,}\b ?){3}/.test(wordsOf(catalogue[id] ?? '')));
  expect(latin.map((id) => [id, catalogue[id]])).toEqual([]);
});

it('numbers, fields and lists are written as in the language', async () => {
  const said = message('xml-vs-page.field', { field: 'totalAmount', inXml: 1234.5, onPage: '12' });
  const shown = await Promise.all(languages.map(async (language) => (await wordingIn(language)).show(said)));
  expect(shown).toEqual([
    'total: the embedded XML says 1,234.50, the page shows 12',
    '价税合计：内嵌 XML 为 1,234.50，票面为 12',
    'Bruttobetrag: Das eingebettete XML nennt 1.234,50, die Seite zeigt 12',
    'montant TTC : le XML intégré indique 1\u00a0234,50, la page affiche 12',
  ]);
  expect(englishOf(said)).toBe('totalAmount: the embedded XML says 1234.50, the page shows 12');
});

it.each([
  ['en', -1234567.891, '-1,234,567.89'],
  ['de', 999, '999,00'],
  ['fr', -1000, '-1\u00a0000,00'],
  ['zh', 0, '0.00'],
] as const)('%s writes %f as %s', async (language, amount, text) => {
  expect((await wordingIn(language)).amount(amount)).toBe(text);
});

it.each([
  ['en', ['0 documents', '1 document', '2 documents']],
  ['de', ['0 Dokumente', '1 Dokument', '2 Dokumente']],
  ['fr', ['0 document', '1 document', '2 documents']],
  ['zh', ['0 个文件', '1 个文件', '2 个文件']],
] as const)('%s counts in its own forms', async (language, texts) => {
  const wording = await wordingIn(language);
  expect([0, 1, 2].map((documents) => wording.text('summary.documents', { documents }))).toEqual(texts);
});

it('the text of a record of another version is shown as it is', async () => {
  const { showStored } = await wordingIn('de');
  const said = message('parties.unsure', { fields: ['seller.name'] });
  expect(showStored(englishOf(said), said)).toBe('Unsicher: Verkäufer');
  expect(showStored('Not sure of: seller.name', said)).toBe('Not sure of: seller.name');
  expect(showStored('Unsure: x', { id: 'no-such.id', values: {} })).toBe('Unsure: x');
  expect(showStored('Unsure: x', undefined)).toBe('Unsure: x');
});

it('heads begin with a capital letter, and unknown fields keep their names', async () => {
  const french = await wordingIn('fr');
  expect([french.head('seller.name'), french.head('issueDate'), french.head('vendor')]).toEqual([
    'Vendeur',
    'Date de facture',
    'Vendor',
  ]);
});
