/**
 * Names of files made from what an invoice says: `{date}_{seller}_{total}`.
 *
 * What comes out is a safe name on every system, whatever a document says: no path, no device, no hidden file.
 */
import type { Invoice } from '../domain/invoice.ts';

export const nameFields = [
  'date',
  'seller',
  'buyer',
  'number',
  'code',
  'type',
  'net',
  'tax',
  'total',
  'currency',
  'name',
] as const;
export type NameField = (typeof nameFields)[number];

const placeholder = /\{([^{}]*)\}/g;

const isField = (text: string): text is NameField => nameFields.some((field) => field === text);

/** What stands in braces and is no field. */
export const unknownNameFields = (template: string): readonly string[] =>
  [...template.matchAll(placeholder)].map(([, field = '']) => field).filter((field) => !isField(field));

/** `originalName` without its extension stands for {name}, and for all where nothing else is known. */
export function nameFromTemplate(template: string, invoice: Invoice | undefined, originalName: string): string {
  const original = safeName(originalName);
  const filled = template.replace(placeholder, (_, field: string) => {
    const value = isField(field) ? valueOf(field, invoice, original) : null;
    // Marked, so that the separator before what is missing goes too.
    return value === null || value === '' ? '\0' : safeName(value);
  });
  const known = filled
    .replace(/[\s_,;.+-]*\0/g, '')
    .replace(/\(\s*\)|\[\s*\]|（\s*）|【\s*】/g, '')
    .replace(/^[\s_,;.+-]+|[\s_,;.+-]+$/g, '');
  return known === '' ? original : safeName(known);
}

const amount = (value: number | null): string | null => (value === null ? null : value.toFixed(2));

const values: Readonly<Record<Exclude<NameField, 'name'>, (invoice: Invoice) => string | null>> = {
  date: ({ issueDate }) => issueDate,
  seller: ({ seller }) => seller.name,
  buyer: ({ buyer }) => buyer.name,
  number: ({ number }) => number,
  code: ({ code }) => code,
  type: ({ type }) => type,
  net: ({ netAmount }) => amount(netAmount),
  tax: ({ taxAmount }) => amount(taxAmount),
  total: ({ totalAmount }) => amount(totalAmount),
  currency: ({ currency }) => currency,
};

function valueOf(field: NameField, invoice: Invoice | undefined, original: string): string | null {
  if (field === 'name') return original;
  return invoice ? values[field](invoice) : null;
}

/** Bytes in UTF-8: room for a number and an extension below the 255 that file systems allow. */
const maximumBytes = 200;
/** Names that Windows gives to devices, with any extension. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** One name in a folder, never a path. `_` where nothing is left. */
export function safeName(text: string): string {
  const plain = text
    .normalize('NFC')
    // Controls, what turns reading order, and what some system forbids.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(devices, '_$&');
  return shortened(plain).replace(/^[\s.~]+|[\s.]+$/g, '') || '_';
}

function shortened(text: string): string {
  if (Buffer.byteLength(text) <= maximumBytes) return text;
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maximumBytes) break;
    kept += character;
  }
  return kept;
}

/** Numbers what would be called the same: `a.pdf`, `a (2).pdf`. Letters that differ by case alone are the same. */
export function uniqueNames(): (name: string, extension: string) => string {
  const counts = new Map<string, number>();
  return (name, extension) => {
    const given = (count: number): string => `${name}${count === 1 ? '' : ` (${count})`}.${extension}`;
    const key = given(1).toLowerCase();
    let count = (counts.get(key) ?? 0) + 1;
    while (count > 1 && counts.has(given(count).toLowerCase())) count++;
    counts.set(key, count);
    if (count > 1) counts.set(given(count).toLowerCase(), 1);
    return given(count);
  };
}
