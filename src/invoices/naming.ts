/**
 * Makes file names from the values of an invoice: `{date}_{seller}_{total}`. Used by extract and merge.
 *
 * The result is a safe name on every system, whatever the document says: no path, no device, no hidden file.
 */
import { countedAmounts } from '../domain/credit-note.ts';
import { Failure } from '../domain/failure.ts';
import type { Invoice } from '../domain/invoice.ts';
import { type Message, message } from '../texts/message.ts';

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

/** The texts in braces that are not fields. */
export const unknownNameFields = (template: string): readonly string[] =>
  [...template.matchAll(placeholder)].map(([, field = '']) => field).filter((field) => !isField(field));

/** `originalName`, without its extension, replaces {name}. It is the whole name if no value is known. */
export function nameFromTemplate(template: string, invoice: Invoice | undefined, originalName: string): string {
  const original = safeName(originalName);
  const filled = template.replace(placeholder, (_, field: string) => {
    const value = isField(field) ? valueOf(field, invoice, original) : null;
    // A missing value is marked, so that the separator before it is removed too.
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
  // "other" says less than the document type.
  type: ({ type, documentType }) => (type === 'other' ? documentType : type),
  net: (invoice) => amount(countedAmounts(invoice).netAmount),
  tax: (invoice) => amount(countedAmounts(invoice).taxAmount),
  total: (invoice) => amount(countedAmounts(invoice).totalAmount),
  currency: ({ currency }) => currency,
};

function valueOf(field: NameField, invoice: Invoice | undefined, original: string): string | null {
  if (field === 'name') return original;
  return invoice ? values[field](invoice) : null;
}

/** In UTF-8. File systems allow 255 bytes; the rest is for a number and an extension. */
const maximumBytes = 200;
/** Names of devices on Windows, which are reserved with any extension. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?=\s*(?:\.|$))/i;

/** A file name, never a path; `_` if nothing is left. */
export const safeName = (text: string): string =>
  cutTo(plain(text), maximumBytes)
    .replace(/^[\s.~]+|[\s.]+$/g, '')
    .replace(devices, '_$&') || '_';

/** Without control characters, characters that change the direction of text, and characters that a system forbids. */
const plain = (text: string): string =>
  text
    .slice(0, 16 * maximumBytes)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Created when it is first needed, because that takes longer than loading this file. */
let characters: Intl.Segmenter | undefined;

/** The start of a text that fits into `bytes`, never cut inside a character as a reader sees it. */
function cutTo(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  let used = 0;
  characters ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of characters.segment(text)) {
    used += Buffer.byteLength(segment);
    if (used > bytes) break;
    kept += segment;
  }
  return kept.trimEnd();
}

/** Adds numbers to equal names: `a.pdf`, `a (2).pdf`. Names that differ only in case are equal. */
export function uniqueNames(): (name: string, extension: string) => string {
  const counts = new Map<string, number>();
  return (name, extension) => {
    const given = (count: number): string => numbered(`${name}.${extension}`, count);
    const key = given(1).toLowerCase();
    let count = (counts.get(key) ?? 0) + 1;
    while (count > 1 && counts.has(given(count).toLowerCase())) count++;
    counts.set(key, count);
    if (count > 1) counts.set(given(count).toLowerCase(), 1);
    return given(count);
  };
}

/** Throws `bad_request` for a template with unknown fields, unmatched braces or folders, or without fields. */
export function checkNameTemplate(template: string): void {
  const refuse = (said: Message, detail: Message): never => {
    throw new Failure('bad_request', said, { detail });
  };
  const shown = { template: JSON.stringify(template) };
  const fields = message('advice.nameFields', { fields: nameFields.map((field) => `{${field}}`).join(', ') });
  const [unknown] = unknownNameFields(template);
  if (unknown !== undefined) refuse(message('naming.unknownField', { ...shown, field: `{${unknown}}` }), fields);
  if (/[{}]/.test(template.replace(placeholder, ''))) refuse(message('naming.brace', shown), fields);
  if (/[/\\]/.test(template)) refuse(message('naming.slash', shown), message('advice.nameNoFolders', {}));
  if (!/[{]/.test(template)) refuse(message('naming.noField', shown), fields);
}

/**
 * The name of a file from all its invoices, with its extension. A value that is missing becomes a readable placeholder
 * (`no-date`), and so does a value in which the invoices differ (`several-numbers`), because a gap in a file name would
 * not be noticed.
 */
export function fileNameFor(template: string, invoices: readonly Invoice[], fileName: string): string {
  const { stem, extension } = splitName(fileName);
  const texts = template
    .split(placeholder)
    .map((part, index) => (index % 2 === 1 && isField(part) ? plain(said(part, invoices, stem)) : part));
  return `${safeName(fitted(texts, maximumBytes - Buffer.byteLength(extension)))}${extension}`;
}

function said(field: NameField, invoices: readonly Invoice[], stem: string): string {
  const found = new Set(invoices.map((invoice) => plain(valueOf(field, invoice, stem) ?? '')));
  if (field === 'name') return stem;
  const [only = ''] = found;
  if (found.size > 1) return `several-${field === 'currency' ? 'currencies' : `${field}s`}`;
  return only === '' ? `no-${field}` : only;
}

/** Shortens the longest field until the whole fits, so that a long name of a seller does not cut off the total. */
function fitted(parts: readonly string[], bytes: number): string {
  const left = [...parts];
  for (;;) {
    const excess = Buffer.byteLength(left.join('')) - bytes;
    const [longest] = left
      .map((text, index) => ({ index, bytes: index % 2 === 1 ? Buffer.byteLength(text) : 0 }))
      .sort((a, b) => b.bytes - a.bytes);
    if (excess <= 0 || !longest || longest.bytes <= shortestBytes) return left.join('');
    left[longest.index] = cutTo(left[longest.index] ?? '', Math.max(shortestBytes, longest.bytes - excess));
  }
}

const shortestBytes = 24;

/** The name of the file number `count` among those with the same name: `a.pdf`, `a (2).pdf`. */
export function numbered(name: string, count: number): string {
  if (count < 2) return name;
  const { stem, extension } = splitName(name);
  return `${stem} (${count})${extension}`;
}

/** Whether `name` is `base`, or `base` with a number. */
export function isNumbered(name: string, base: string): boolean {
  const count = /^.* \((\d{1,6})\)(?:\.[^.]*)?$/su.exec(name)?.[1];
  return name === base || (count !== undefined && name === numbered(base, Number(count)));
}

function splitName(fileName: string): { readonly stem: string; readonly extension: string } {
  const extension = /(?<=.)\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? '';
  return { stem: fileName.slice(0, fileName.length - extension.length), extension };
}
