/**
 * Text as labels are compared: lower case, no accents, no blanks, no punctuation but `#` and `%`. Letters of every
 * alphabet are kept; the two small letters of the Greek sigma are one.
 *
 * Recognised text loses blanks and printed labels vary in hyphens and dots, so blanks cannot count; where each squeezed
 * character stood is kept, so that what follows a label can be cut from the original.
 */
export interface Squeezed {
  readonly text: string;
  /** For each squeezed character, its index in the original. */
  readonly origin: readonly number[];
}

const kept = /[\p{L}\p{N}#%]/u;

/** What one UTF-16 unit becomes (there are 65536, of which documents use few): each is folded once. */
const folded = new Map<string, readonly string[]>();

/** Most of what is printed needs no folding but of its case. */
const plainCharacters = /^[a-z\d#%]$/;

function fold(unit: string): readonly string[] {
  const known = folded.get(unit);
  if (known) return known;
  const lower = unit.toLowerCase();
  if (plainCharacters.test(lower)) {
    const one = [lower];
    folded.set(unit, one);
    return one;
  }
  const plain = lower.replace('ß', 'ss').replace('ς', 'σ').replace(/[º°]/, '').normalize('NFKD').toLowerCase();
  const characters = Array.from(plain).filter((character) => kept.test(character));
  folded.set(unit, characters);
  return characters;
}

export function squeeze(original: string): Squeezed {
  let text = '';
  const origin: number[] = [];
  for (let index = 0; index < original.length; index++) {
    for (const character of fold(original[index] ?? '')) {
      text += character;
      for (let unit = 0; unit < character.length; unit++) origin.push(index);
    }
  }
  return { text, origin };
}

export const squeezed = (original: string): string => squeeze(original).text;
