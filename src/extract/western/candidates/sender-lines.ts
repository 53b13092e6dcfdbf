/** Names and addresses that share one line: a sender's line above an address window, a letterhead's stripe. */
import { wordsOf } from '../languages/index.ts';
import type { Cell } from '../../layout/text-layout.ts';
import { addressLineOf } from '../values/addresses.ts';
import { legalForm } from '../values/names.ts';

const contactOnwards = new RegExp(
  String.raw`[\s,;•·|–-]*(?:(?<![\p{L}\d])(?:${wordsOf('contact')}|${wordsOf('taxIds')})(?!\p{L})[.:]?.*|[^\s,]+@.*|(?:www\.|https?:).*)$`,
  'iu',
);

/** Contacts and registrations may share a line with the address ("12345 Town, Tel. …"): cut there. */
export const cutContact = (text: string): string => text.slice(0, 400).replace(contactOnwards, '').trim();

/** A name without what is appended to it: separators, contact, capital. */
export const cutName = (text: string): string =>
  cutContact(text)
    .replace(/^[\s:：.,;#|•·●-]+/u, '')
    .replace(/\s+(?:[|•·●]|[-–]\s).*$/u, '')
    .replace(/[\s,;:]+$/, '')
    .trim();

/** "Company | Street 1 | 12345 Town" in one cell. */
export function senderLine(cell: Cell): { name: string; address: string } | undefined {
  for (const separator of [/\s*[|•·●∙]\s*/u, /\s+[-–—]\s+/u, /\s*[,;]\s+/u]) {
    const parts = cutContact(cell.text)
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.length < 3 || parts.length > 7) continue;
    const kinds = parts.map(addressLineOf);
    const street = kinds.findIndex((kind, index) => index > 0 && kind !== undefined);
    if (street < 1 || street > 2 || !kinds.slice(street).includes('postal') || kinds[0] !== undefined) continue;
    let end = street;
    kinds.forEach((kind, index) => (end = index >= street && kind !== undefined && index - end <= 1 ? index : end));
    // "Toronto, ON, M6P 3K9" is a line of an address, and bears nobody's name.
    if (!kinds.slice(street, end + 1).includes('street') && !legalForm.test(parts[0] ?? '')) continue;
    return { name: parts[0] ?? '', address: parts.slice(street, end + 1).join(', ') };
  }
  return undefined;
}

/** "Street 1 | 12345 Town | Tel. …" below a name that stands on a line of its own. */
export function addressStripe(cell: Cell): string | undefined {
  const parts = cell.text
    .split(/\s*[|•·●∙]\s*/u)
    .map((part) => cutContact(part.trim()))
    .filter((part) => part !== '');
  const kinds = parts.map(addressLineOf);
  const last = kinds.indexOf('postal');
  if (parts.length < 2 || last < 1 || kinds.slice(0, last).includes(undefined)) return undefined;
  return parts.slice(0, last + 1).join(', ');
}
