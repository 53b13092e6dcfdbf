/**
 * The document's currency: by sign or code near amounts, else by country.
 *
 * A dollar is whose country it is; a document without any sign gets its country's currency, with little confidence.
 */
import type { Evidence, Method } from '../../../domain/evidence.ts';
import { currenciesIn, currencyOfCountry, dollarOfCountry, dollarSign, usesDollarSign } from '../values/currencies.ts';
import type { Survey } from './survey.ts';

export function chooseCurrency(survey: Survey, method: Method): Evidence<string> | undefined {
  const votes = new Map<string, { votes: number; cell: Survey['sheet']['cells'][number] }>();
  const country = survey.countries[0]?.country;
  const vote = (code: string, weight: number, cell: Survey['sheet']['cells'][number]): void => {
    const known = votes.get(code);
    votes.set(code, { votes: (known?.votes ?? 0) + weight, cell: known?.cell ?? cell });
  };
  for (const cell of survey.sheet.cells) {
    const beside = /\d/.test(cell.text) || cell.words.length <= 6;
    const labelled = survey.labels.get(cell)?.some((hit) => hit.meanings.includes('currency')) ? 8 : 1;
    const line = survey.sheet.lines[cell.line];
    const labelledLeft = line?.cells[cell.column - 1];
    const named =
      labelledLeft && survey.labels.get(labelledLeft)?.some((hit) => hit.meanings.includes('currency')) ? 8 : labelled;
    for (const code of currenciesIn(cell.text)) vote(code, beside ? named : 0.3, cell);
    if (dollarSign.test(cell.text) && !currenciesIn(cell.text).some(usesDollarSign)) vote('$', beside ? 1 : 0.3, cell);
  }
  const ranked = [...votes].sort((a, b) => b[1].votes - a[1].votes);
  const [first, second] = ranked;
  if (!first) {
    const inferred = country === undefined ? undefined : currencyOfCountry(country);
    return inferred === undefined ? undefined : { value: inferred, confidence: 0.55, method: 'computed' };
  }
  const [code, { votes: count, cell }] = first;
  const share = count / (count + (second?.[1].votes ?? 0) + 0.3);
  const place = { page: cell.page, box: cell.box, text: cell.text };
  if (code !== '$') return { value: code, confidence: Math.min(0.98, share), method, ...place };
  const named = ranked.find(([other]) => other !== '$' && usesDollarSign(other))?.[0];
  const dollar = named ?? dollarOfCountry(country);
  return { value: dollar ?? 'USD', confidence: (dollar ? 0.95 : 0.75) * Math.min(1, share + 0.1), method, ...place };
}
