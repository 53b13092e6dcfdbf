/** How well a span matches what is true, as the scorer of the corpus sees names and addresses. */
import { bareText } from '../../../src/domain/bare-text.ts';
import type { Truth } from '../labelled.ts';

export const partyFields = ['vendor_name', 'vendor_address', 'customer_name', 'customer_address'] as const;
export type PartyField = (typeof partyFields)[number];

const legalEnding =
  /[\s,]+(?:gmbh(?: & co\.? ?kg)?|mbh|ag|kg|ohg|ug|se|e\. ?k\.|e\. ?v\.|a\. ?g\.|s\.? ?a\.? ?r\.? ?l\.?|s\.? ?a\.? ?s\.?|s\.? ?a\.?|eurl|sasu|s\.? ?r\.? ?l\.?|s\.? ?p\.? ?a\.?|b\.? ?v\.?|n\.? ?v\.?|ltd\.?|limited|plc|llc|inc\.?|corp\.?|corporation|company|co\.?|sdn\.? ?bhd\.?|pte\.? ?ltd\.?|pty\.? ?ltd\.?|oyj?|ab|asa?|aps|a\/s|lda\.?|s\.? ?l\.?(?: ?u\.?)?)$/i;
const countryEnding =
  /[\s,/-]+(?:germany|deutschland|france|frankreich|italy|italia|spain|españa|portugal|belgium|belgique|belgië|netherlands|nederland|austria|österreich|switzerland|schweiz|suisse|united kingdom|great britain|england|united states(?: of america)?|usa|u\.s\.a\.|australia|canada|malaysia|singapore|india|poland|polska|denmark|danmark|sweden|sverige|norway|norge|finland|suomi|[a-z]{2})$/i;

/** Alike enough for the scorer. */
const least = { name: 0.9, address: 0.8 } as const;

/** Levenshtein similarity, 0 where the lengths alone forbid what is asked for. */
function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < 0.6 * longest) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost));
    }
    row = next;
  }
  return 1 - row[b.length]! / longest;
}

export interface Expected {
  readonly bare: string;
  readonly short: string;
  readonly letters: Readonly<Record<string, number>>;
}

const isName = (field: PartyField): boolean => field.endsWith('name');

function lettersOf(bare: string): Record<string, number> {
  const letters: Record<string, number> = {};
  for (const letter of bare) letters[letter] = (letters[letter] ?? 0) + 1;
  return letters;
}

const shortened = (field: PartyField, text: string): string =>
  bareText(
    text
      .normalize('NFKC')
      .trim()
      .replace(isName(field) ? legalEnding : countryEnding, ''),
  );

/** Right values of a field; none where the truth says nothing or that there is none. */
export function expectedOf(truth: Truth, field: PartyField): Expected[] {
  const accepted = truth['_accept'] as Readonly<Record<string, readonly unknown[]>> | undefined;
  const values = [truth[field], ...(accepted?.[field] ?? [])];
  return values.flatMap((value) => {
    if (typeof value !== 'string' || value === '') return [];
    const bare = bareText(value);
    return bare === '' ? [] : [{ bare, short: shortened(field, value), letters: lettersOf(bare) }];
  });
}

/** Whether they share letters enough to be worth comparing. */
function mayMatch({ bare, letters }: Expected, other: string, share: number): boolean {
  const [short, long] = [Math.min(bare.length, other.length), Math.max(bare.length, other.length)];
  if (short < 0.5 * long) return false;
  const rest = { ...letters };
  let common = 0;
  for (const letter of other) {
    const left = rest[letter] ?? 0;
    if (left === 0) continue;
    rest[letter] = left - 1;
    common++;
  }
  return common >= share * short;
}

/** How alike, scaled so that 1 or more is right; 0 where it is far from it. */
export function matchOf(field: PartyField, expected: readonly Expected[], text: string, bare = bareText(text)): number {
  let best = 0;
  for (const one of expected) {
    if (!mayMatch(one, bare, 0.7)) continue;
    const like = Math.max(similarity(one.bare, bare), similarity(one.short, shortened(field, text)));
    best = Math.max(best, like / least[isName(field) ? 'name' : 'address']);
  }
  return best;
}
