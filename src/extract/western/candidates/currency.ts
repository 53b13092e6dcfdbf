/**
 * The document's currency: by sign or code near amounts, else by country.
 *
 * A dollar is whose country it is, and "kr" is of the country or else the language; where neither is known the currency
 * is unsure. A document without any sign gets its country's currency, with little confidence.
 */
import type { Evidence, Method } from '../../../domain/evidence.ts';
import {
  type SharedWord,
  currenciesIn,
  currencyOfCountry,
  dollarOfCountry,
  dollarSign,
  sharedWordsIn,
  usesDollarSign,
} from '../values/currencies.ts';
import type { Survey } from './survey.ts';

/** Languages of the document's labels, with how many letters of labels each has; a label of several counts for each in part. */
function languagesOf(survey: Survey): ReadonlyMap<string, number> {
  const letters = new Map<string, number>();
  for (const hit of [...survey.labels.values()].flat())
    for (const language of hit.languages)
      letters.set(language, (letters.get(language) ?? 0) + hit.length / hit.languages.length);
  return letters;
}

/** Of the currencies that a word may mean, that of the document's country, or else of the language that it is in. */
function meantBy(words: readonly SharedWord[], survey: Survey): SharedWord | undefined {
  const ofCountry = survey.countries
    .map(({ country }) => words.find(({ countries }) => countries.includes(country)))
    .find((word) => word !== undefined);
  if (ofCountry) return ofCountry;
  const letters = languagesOf(survey);
  const most = Math.max(0, ...letters.values());
  const spoken = words.filter(({ language }) => most > 0 && (letters.get(language) ?? 0) >= mostlySpoken * most);
  const [first, second] = spoken.toSorted((a, b) => (letters.get(b.language) ?? 0) - (letters.get(a.language) ?? 0));
  const tie = first && second && letters.get(first.language) === letters.get(second.language);
  return tie ? undefined : first;
}

/** A language with this share of the letters of the document's first language may be the document's. */
const mostlySpoken = 0.9;

/** Of a word for several currencies where nothing says whose it is: a person decides. */
const unsure = 0.45;

/** Of a word of one currency beside an amount with cents, in a document of another language. */
const likely = 0.65;

/** "lei 200.00", and nothing else in the cell. */
const besideCents = /^\W*(?:\p{L}+\.?\s?[-−]?\d[\d.,' ]*[.,]\d{2}|\d[\d.,' ]*[.,]\d{2}\s?\p{L}+\.?)\W*$/u;

export function chooseCurrency(survey: Survey, method: Method): Evidence<string> | undefined {
  const shared = new Map<Survey['sheet']['cells'][number], readonly SharedWord[]>();
  const votes = new Map<string, { votes: number; cell: Survey['sheet']['cells'][number] }>();
  const country = survey.countries[0]?.country;
  const vote = (code: string, weight: number, cell: Survey['sheet']['cells'][number]): void => {
    const known = votes.get(code);
    votes.set(code, {
      votes: (known?.votes ?? 0) + weight,
      cell: known?.cell ?? cell,
    });
  };
  for (const cell of survey.sheet.cells) {
    const beside = /\d/.test(cell.text) || cell.words.length <= 6;
    const labelled = survey.labels.get(cell)?.some((hit) => hit.meanings.includes('currency')) ? 8 : 1;
    const line = survey.sheet.lines[cell.line];
    const labelledLeft = line?.cells[cell.column - 1];
    const named =
      labelledLeft && survey.labels.get(labelledLeft)?.some((hit) => hit.meanings.includes('currency')) ? 8 : labelled;
    const words = sharedWordsIn(cell.text);
    if (words.length > 0) shared.set(cell, words);
    for (const code of currenciesIn(cell.text)) vote(code, beside ? named : 0.3, cell);
    if (dollarSign.test(cell.text) && !currenciesIn(cell.text).some(usesDollarSign)) vote('$', beside ? 1 : 0.3, cell);
  }
  const candidates = [...new Set([...shared.values()].flat())];
  const meant = meantBy(candidates, survey);
  for (const [cell, words] of shared) if (meant && words.includes(meant)) vote(meant.code, 1, cell);
  const ranked = [...votes].sort((a, b) => b[1].votes - a[1].votes);
  const [first, second] = ranked;
  if (!first) {
    const [cell] = shared.keys();
    const [word] = candidates;
    // Foot is "Ft" and she is "lei": a word of one currency alone in a foreign document is no currency.
    if (cell && word && (candidates.length > 1 || besideCents.test(cell.text)))
      return {
        value: word.code,
        confidence: candidates.length > 1 ? unsure : likely,
        method,
        page: cell.page,
        box: cell.box,
        text: cell.text,
      };
    const inferred = country === undefined ? undefined : currencyOfCountry(country);
    return inferred === undefined ? undefined : { value: inferred, confidence: 0.55, method: 'computed' };
  }
  const [code, { votes: count, cell }] = first;
  const share = count / (count + (second?.[1].votes ?? 0) + 0.3);
  const place = { page: cell.page, box: cell.box, text: cell.text };
  if (code !== '$') return { value: code, confidence: Math.min(0.98, share), method, ...place };
  const named = ranked.find(([other]) => other !== '$' && usesDollarSign(other))?.[0];
  const dollar = named ?? dollarOfCountry(country);
  return {
    value: dollar ?? 'USD',
    confidence: (dollar ? 0.95 : 0.75) * Math.min(1, share + 0.1),
    method,
    ...place,
  };
}
