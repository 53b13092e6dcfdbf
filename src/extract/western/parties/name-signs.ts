/** What else on a page bears a name: its other occurrences, the hosts of mail and web addresses, brands, and who runs a shop. */
import { noWord, wordsOf } from '../languages/index.ts';

/** Shorter beginnings are common to names of different parties ("Muster", "Sample"). */
export const leastBrand = 6;

/** How often `part` occurs in `text`, up to four times. */
export function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < 4; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

/** How much of a host's name the span explains. */
export function hostMatch(hosts: readonly string[], text: string): number {
  if (hosts.length === 0) return 0;
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
  if (plain.length < 3) return 0;
  const best = hosts.reduce((most, host) => {
    const isSame =
      host.length > 2 && (host.includes(plain) || plain.startsWith(host.slice(0, 6)) || plain.includes(host));
    return isSame ? Math.max(most, Math.min(host.length, plain.length)) : most;
  }, 0);
  return best / (1 + plain.length);
}

const keptBy = new RegExp(String.raw`(?:^|[(])${noWord}*(?:${wordsOf('keptBy')})\s*[.:]*\s+(?=\S)`, 'iu');

/** Longer lines, in characters, are prose: a page can have one of any length. */
const longestLine = 300;

const keeperIn = (text: string): RegExpExecArray | null => (text.length > longestLine ? null : keptBy.exec(text));

/** Whether a line says who runs a shop: "Operated by Acme Ltd", "Licensee: Acme Ltd". */
export const namesKeeper = (text: string): boolean => keeperIn(text) !== null;

/** Where the company behind a brand stands in a line: "Grand Palace (a unit of Acme Ltd)" names Acme Ltd. */
export function companyBehindBrand(text: string): { readonly start: number; readonly end: number } | undefined {
  const kept = keeperIn(text);
  if (!kept) return undefined;
  const bracket = text.indexOf(')', kept.index);
  return { start: kept.index + kept[0].length, end: bracket < 0 ? text.length : bracket };
}
