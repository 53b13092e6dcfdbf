/** Texts in Windows-1252, which has only the letters of western languages. */
import { decode, encode } from 'iconv-lite';

const fits = (text: string): boolean => decode(encode(text, 'windows-1252'), 'windows-1252') === text;

/** A letter that Windows-1252 lacks loses its accent ("ő" becomes "o"); what has no such letter becomes "?". */
export function inWindows1252(text: string): string {
  const composed = text.normalize('NFC');
  if (fits(composed)) return composed;
  return Array.from(composed, (character) => {
    if (fits(character)) return character;
    const bare = character.normalize('NFD').replace(/\p{M}/gu, '');
    return fits(bare) ? bare : '?';
  }).join('');
}
