/** Which country a document is from, by what only that country prints. ISO 3166-1 alpha-2. */
import { languages } from '../languages/index.ts';

const countries = languages.flatMap((language) => language.countries);

/** Countries with how many of `lines` bear their mark, most first. */
export function countriesIn(lines: readonly string[]): { country: string; lines: number }[] {
  // Most countries left no mark on the page, which one look at all of it says.
  const all = lines.join('\n');
  return countries
    .filter(({ mark }) => mark.test(all))
    .map(({ code, mark }) => ({ country: code, lines: lines.filter((line) => mark.test(line)).length }))
    .filter(({ lines: count }) => count > 0)
    .sort((a, b) => b.lines - a.lines);
}
