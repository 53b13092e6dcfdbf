/**
 * Values as XML writes them, each with the characters it was read from, and their way into a reading.
 *
 * Every lookup takes several paths and gives the first that holds a value of its kind: versions of one dialect differ
 * in names, not in meaning.
 */
import { type XmlNode, allAt, textAt } from '../../../documents/xml.ts';
import { parseMachineDate } from '../../../domain/dates.ts';
import type { Evidence, Method } from '../../../domain/evidence.ts';
import type { InvoiceLine } from '../../../domain/invoice.ts';
import { fromMinorUnits, minorUnits } from '../../../domain/money.ts';
import type { Facts, FieldName, FieldValues, Reading } from '../../reading.ts';

/** A value and the characters it was read from; `computed` where arithmetic gave it. */
export interface Raw<Value> {
  readonly value: Value;
  readonly text: string;
  readonly computed?: boolean;
}

const confidences = { written: 0.99, computed: 0.95 } as const;

/** Longer texts are not values of an invoice but a document stuffed into an element. */
const maxTextLength = 10_000;

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();

function firstOf<Value>(
  node: XmlNode | undefined,
  paths: readonly string[],
  parse: (text: string) => Value | undefined,
): Raw<Value> | undefined {
  if (!node) return undefined;
  for (const path of paths) {
    const text = textAt(node, path);
    if (text === undefined || text.length > maxTextLength) continue;
    const value = parse(text);
    if (value !== undefined) return { value, text };
  }
  return undefined;
}

/** White space within is one blank: line breaks inside an element are layout of the file. */
export const textOf = (node: XmlNode | undefined, ...paths: string[]): Raw<string> | undefined =>
  firstOf(node, paths, collapse);

/** XML Schema decimal: no grouping, a point. */
export function parseDecimal(text: string): number | undefined {
  if (!/^[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})$/.test(text)) return undefined;
  // No -0: it would not equal 0.
  return Number(text) + 0;
}

export const numberOf = (node: XmlNode | undefined, ...paths: string[]): Raw<number> | undefined =>
  firstOf(node, paths, parseDecimal);

export const dateOf = (node: XmlNode | undefined, ...paths: string[]): Raw<string> | undefined =>
  firstOf(node, paths, parseMachineDate);

/** Every text at a path, joined: notes come in pieces. */
export function joinedTextOf(node: XmlNode, path: string): Raw<string> | undefined {
  const texts = allAt(node, path)
    .map((found) => found.text.trim())
    .filter((text) => text !== '');
  const joined = texts.join('\n').slice(0, maxTextLength);
  return joined === '' ? undefined : { value: joined, text: joined };
}

/** A value that follows from others: their texts are its evidence. */
export const computed = (value: number, parts: readonly Raw<number>[]): Raw<number> => ({
  value: fromMinorUnits(minorUnits(value)) + 0,
  text: parts.map(({ text }) => text).join(' + '),
  computed: true,
});

export function sumOf(parts: readonly Raw<number>[]): Raw<number> | undefined {
  const [only] = parts;
  if (!only) return undefined;
  if (parts.length === 1) return only;
  return computed(fromMinorUnits(parts.reduce((sum, { value }) => sum + minorUnits(value), 0)), parts);
}

/** "19.00" and "19" are "19%". Not a number (免税): as it stands. */
export function percentText(text: string): string {
  const value = parseDecimal(text);
  return value === undefined ? text : `${value}%`;
}

/** Rates as Chinese systems write them: "0.060000" and "6.00%" are "6%"; "免税" stays. */
export function percentOrWord(text: string): string {
  const percent = /^(.*?)\s*[%％]$/.exec(text)?.[1];
  if (percent !== undefined) return percentText(percent);
  const fraction = parseDecimal(text);
  // Rounded, because 0.07 * 100 is not 7 in binary.
  return fraction === undefined ? text : `${Number((fraction * 100).toFixed(4))}%`;
}

/** International bank account number (ISO 13616) without blanks, or undefined where it has not the shape of one. */
export function ibanOf(account: Raw<string> | undefined): Raw<string> | undefined {
  const value = account?.value.replace(/\s/g, '').toUpperCase() ?? '';
  return account && /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value) ? { value, text: account.text } : undefined;
}

/** Street lines, "ZIP city", region, country: what there is of them. */
export function addressOf(parts: {
  readonly streets: readonly (Raw<string> | undefined)[];
  readonly postcode: Raw<string> | undefined;
  readonly city: Raw<string> | undefined;
  readonly region: Raw<string> | undefined;
  readonly country: Raw<string> | undefined;
}): Raw<string> | undefined {
  const town = [parts.postcode, parts.city].flatMap((part) => part?.value ?? []).join(' ');
  const pieces = [
    ...parts.streets.map((street) => street?.value),
    town,
    parts.region?.value,
    parts.country?.value,
  ].filter((piece): piece is string => piece !== undefined && piece !== '');
  if (pieces.length === 0) return undefined;
  const joined = pieces.join(', ');
  return { value: joined, text: joined };
}

export type RawFields = { readonly [Field in FieldName]?: Raw<FieldValues[Field]> | undefined };
export type RawLine = { readonly [Field in keyof InvoiceLine]?: InvoiceLine[Field] | undefined };

const emptyLine: InvoiceLine = {
  description: null,
  spec: null,
  unit: null,
  quantity: null,
  unitPrice: null,
  netAmount: null,
  taxRate: null,
  taxAmount: null,
};

function evidenceOf<Value>({ value, text, computed: byArithmetic = false }: Raw<Value>): Evidence<Value> {
  const method: Method = byArithmetic ? 'computed' : 'embedded-xml';
  return { value, confidence: byArithmetic ? confidences.computed : confidences.written, method, text };
}

function lineEvidence(raw: RawLine): Evidence<InvoiceLine> {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined));
  const value: InvoiceLine = { ...emptyLine, ...given };
  const text = Object.values(value)
    .filter((part) => part !== null)
    .join(' | ');
  return { value, confidence: confidences.written, method: 'embedded-xml', text };
}

/** A reading of what a dialect found; absent values leave no trace. */
export function readingOf(source: string, raw: RawFields, lines: readonly RawLine[], facts: Facts = {}): Reading {
  const fields: Record<string, Evidence> = {};
  for (const [field, value] of Object.entries(raw)) if (value !== undefined) fields[field] = evidenceOf<unknown>(value);
  return { source, fields, lines: lines.map(lineEvidence), facts };
}

/** Facts without the ones that are not there or zero. */
export function factsOf(raw: {
  readonly [Fact in 'allowances' | 'charges' | 'prepaid' | 'rounding']?: Raw<number> | undefined;
}): Facts {
  return Object.fromEntries(
    Object.entries(raw).flatMap(([fact, found]) => (found && found.value !== 0 ? [[fact, found.value]] : [])),
  );
}
