/**
 * The document's currency: by sign or code near amounts, else by country.
 *
 * A bare "$" is the dollar of the document's country, and "kr" the crown of its country or else of its language. Where
 * neither is known the currency is unsure. A document without any sign gets its country's currency, or else that of the
 * country of its IBAN or VAT number or of its language, with little confidence.
 */
import { countryOfVatPrefix } from '../../../domain/tax-id.ts';
import type { Evidence, Method } from '../../../domain/evidence.ts';
import {
  type SharedWord,
  announcedIn,
  closingIn,
  currenciesIn,
  currencyOfCountry,
  dollarOfCountry,
  dollarSign,
  sharedWordsIn,
  usesDollarSign,
} from '../values/currencies.ts';
import { findIbans, findVatIds } from '../values/ids.ts';
import { languages } from '../languages/index.ts';
import { languagesOf } from '../labels/spoken.ts';
import { type LabelMeaning, sumMeanings } from '../languages/table.ts';
import type { Cell } from '../../layout/text-layout.ts';
import type { Survey } from './survey.ts';

/** Of the currencies that a word may mean, that of the document's country, or else of the language that it is in. */
function meantBy(words: readonly SharedWord[], survey: Survey): SharedWord | undefined {
  const ofCountry = survey.countries
    .map(({ country }) => words.find(({ countries }) => countries.includes(country)))
    .find((word) => word !== undefined);
  if (ofCountry) return ofCountry;
  const letters = languagesOf(survey.labels.values());
  const most = Math.max(0, ...letters.values());
  const spoken = words.filter(
    ({ language, isOfLanguage }) => isOfLanguage && most > 0 && (letters.get(language) ?? 0) >= mostlySpoken * most,
  );
  const [first, second] = spoken.toSorted((a, b) => (letters.get(b.language) ?? 0) - (letters.get(a.language) ?? 0));
  const tie = first && second && letters.get(first.language) === letters.get(second.language);
  return tie ? undefined : first;
}

/** A language with this share of the letters of the document's first language may be the document's. */
const mostlySpoken = 0.9;

/** Confidence in one of the currencies that share a word, where nothing says which is meant: a person decides. */
const unsure = 0.45;

/** Confidence in a word of one currency that stands beside an amount with cents, in a document of another language. */
const likely = 0.65;

/** "lei 200.00", and nothing else in the cell. */
const besideCents =
  /^[^\p{L}\d_]*(?:\p{L}+\.?\s?[-−]?\d[\d.,' ]*[.,]\d{2}|\d[\d.,' ]*[.,]\d{2}\s?\p{L}+\.?)[^\p{L}\d_]*$/u;

type Vote = (code: string, weight: number, cell: Cell) => void;

const namesCurrency = (survey: Survey, cell: Cell | undefined): boolean =>
  cell !== undefined && (survey.labels.get(cell) ?? []).some((hit) => hit.meanings.includes('currency'));

const amountMeanings: ReadonlySet<LabelMeaning> = new Set([...sumMeanings, 'otherAmount', 'cash', 'paid']);

/** "TOTAL JMD" before an amount in the next cell, "Amount JMD" over a column: a label that ends in a code. */
function closingCode(survey: Survey, cell: Cell): string | undefined {
  const code = closingIn(cell.text);
  if (code === undefined) return undefined;
  const next = survey.layout.lines[cell.line]?.cells[cell.column + 1]?.text ?? '';
  const isLabel = (survey.labels.get(cell) ?? []).some(({ meanings }) =>
    meanings.some((one) => amountMeanings.has(one)),
  );
  return isLabel || /^[-−(]?\d[\d.,' ]*\)?$/.test(next) ? code : undefined;
}

/** "Moneda: COP", in one cell or in two: whatever code it is, also one that is a word elsewhere. */
function announcedCode(survey: Survey, cell: Cell): string | undefined {
  const left = survey.layout.lines[cell.line]?.cells[cell.column - 1];
  const hit = (survey.labels.get(cell) ?? []).find(({ meanings }) => meanings.includes('currency'));
  if (hit) return announcedIn(cell.text.slice(hit.end));
  return namesCurrency(survey, left) ? announcedIn(cell.text) : undefined;
}

/** Recognition knows no sign of the rupee, and takes it for that of the euro. */
const isMisreadRupee = ({ layout }: Survey, countries: readonly string[], { text }: Cell): boolean =>
  layout.method === 'ocr' && countries[0] === 'IN' && text.includes('€');

/** Votes for the codes and signs that a cell prints: most where a label announces the currency, least in running text. */
function voteForPrinted(survey: Survey, countries: readonly string[], cell: Cell, vote: Vote): void {
  const announced = announcedCode(survey, cell);
  const found = [announced, closingCode(survey, cell)].filter((code) => code !== undefined);
  const printed = isMisreadRupee(survey, countries, cell) ? ['INR'] : currenciesIn(cell.text, countries);
  const codes = [...new Set([...printed, ...found])];
  const weight = /\d/.test(cell.text) || cell.words.length <= 6 ? 1 : 0.3;
  const left = survey.layout.lines[cell.line]?.cells[cell.column - 1];
  const isLabelled = namesCurrency(survey, cell) || namesCurrency(survey, left);
  for (const code of codes) vote(code, code === announced || (weight === 1 && isLabelled) ? 8 : weight, cell);
  if (dollarSign.test(cell.text) && !codes.some(usesDollarSign)) vote('$', weight, cell);
}

/** Behind "IBAN" its country holds, though recognition misread a digit. */
const namedIban = /(?<!\p{L})IBAN[\s:.]{0,3}([A-Z]{2})\d{2}(?=[ \d])/u;

/** The country of the account to which the document asks to pay, or else of a VAT number. */
function countryOfNumbers({ layout }: Survey): string | undefined {
  const texts = layout.lines.map(({ text }) => text);
  const valid = texts.flatMap((text) => findIbans(text)).find((iban) => iban.valid)?.iban;
  const named = texts.flatMap((text) => namedIban.exec(text)?.[1] ?? []);
  const vatIds = texts.flatMap((text) => findVatIds(text)).flatMap(({ id }) => /^[A-Z]{2}/.exec(id)?.[0] ?? []);
  const [first] = [...(valid === undefined ? [] : [valid.slice(0, 2)]), ...named, ...vatIds];
  return first === undefined ? undefined : countryOfVatPrefix(first);
}

/** The currency of all countries of the language that most labels are in; undefined where those have several. */
function currencyOfLanguage({ labels }: Survey): string | undefined {
  const [first, second] = [...languagesOf(labels.values())].toSorted(([, a], [, b]) => b - a);
  if (!first || (second && second[1] > alsoSpoken * first[1])) return undefined;
  const countries = languages.find(({ code }) => code === first[0])?.countries ?? [];
  const currencies = new Set(countries.map(({ currency }) => currency));
  const [only, ...others] = currencies;
  return others.length === 0 ? only : undefined;
}

/** A language with more of the letters of labels than this share of the first one's may be the document's, too. */
const alsoSpoken = 0.7;

/** The currency of a document that prints no certain sign of one: an ambiguous word, or else its country's currency. */
function withoutVotes(
  survey: Survey,
  shared: ReadonlyMap<Cell, readonly SharedWord[]>,
  method: Method,
): Evidence<string> | undefined {
  const candidates = [...new Set([...shared.values()].flat())].filter(({ isOfLanguage }) => isOfLanguage);
  const [cell] = shared.keys();
  const [word] = candidates;
  // "Ft" may be a foot and "lei" is an Italian pronoun: in a foreign document one such word alone proves no currency.
  if (cell && word && (candidates.length > 1 || besideCents.test(cell.text))) {
    const confidence = candidates.length > 1 ? unsure : likely;
    return { value: word.code, confidence, method, page: cell.page, box: cell.box, text: cell.text };
  }
  const country = survey.countries[0]?.country ?? countryOfNumbers(survey);
  const inferred = (country === undefined ? undefined : currencyOfCountry(country)) ?? currencyOfLanguage(survey);
  return inferred === undefined ? undefined : { value: inferred, confidence: 0.55, method: 'computed' };
}

export function chooseCurrency(survey: Survey, method: Method): Evidence<string> | undefined {
  const shared = new Map<Cell, readonly SharedWord[]>();
  const votes = new Map<string, { votes: number; cell: Cell }>();
  const vote: Vote = (code, weight, cell) => {
    const known = votes.get(code);
    votes.set(code, { votes: (known?.votes ?? 0) + weight, cell: known?.cell ?? cell });
  };
  const countries = survey.countries.map(({ country }) => country);
  for (const cell of survey.layout.cells) {
    const words = sharedWordsIn(cell.text);
    if (words.length > 0) shared.set(cell, words);
    voteForPrinted(survey, countries, cell, vote);
  }
  const meant = meantBy([...new Set([...shared.values()].flat())], survey);
  for (const [cell, words] of shared) if (meant && words.includes(meant)) vote(meant.code, 1, cell);
  const ranked = [...votes].sort((a, b) => b[1].votes - a[1].votes);
  const [first, second] = ranked;
  if (!first) return withoutVotes(survey, shared, method);
  const [code, { votes: count, cell }] = first;
  const share = count / (count + (second?.[1].votes ?? 0) + 0.3);
  const place = { page: cell.page, box: cell.box, text: cell.text };
  if (code !== '$') return { value: code, confidence: Math.min(0.98, share), method, ...place };
  const named = ranked.find(([other]) => other !== '$' && usesDollarSign(other))?.[0];
  const { dollar, sureness } = named ? { dollar: named, sureness: sureOfDollar.named } : dollarsOf(survey);
  return { value: dollar, confidence: sureness * Math.min(1, share + 0.1), method, ...place };
}

/**
 * Confidence in the dollar that a bare "$" means, by what tells it: the code of that dollar elsewhere in the document,
 * several lines with a mark of its country, one such line, or nothing.
 */
const sureOfDollar = { named: 0.95, marked: 0.95, mentioned: 0.85, unknown: 0.75 };

/** Which country's dollar a bare "$" means, in a document that prints no code of a dollar. */
function dollarsOf({ countries }: Survey): { readonly dollar: string; readonly sureness: number } {
  const [first, ...others] = countries;
  const dollar = dollarOfCountry(first?.country);
  if (first && dollar !== undefined)
    return { dollar, sureness: first.lines > 1 ? sureOfDollar.marked : sureOfDollar.mentioned };
  const ofOther = others.map(({ country }) => dollarOfCountry(country)).find((code) => code !== undefined);
  return { dollar: ofOther ?? 'USD', sureness: sureOfDollar.unknown };
}
