/**
 * Values as XML writes them, each with the characters it was read from.
 *
 * Every lookup takes several paths and returns the value at the first path that has one of its kind: versions of one syntax
 * differ in names, not in meaning.
 */
import { type XmlNode, allAt, textAt } from '../../../documents/xml.ts';
import { parseMachineDate } from '../../../domain/dates.ts';
import { fromMinorUnits, minorUnits } from '../../../domain/money.ts';

/** A value and the characters it was read from; `computed` where arithmetic gave it. */
export interface Raw<Value> {
  readonly value: Value;
  readonly text: string;
  readonly computed?: boolean;
}

/** A longer text is no value of an invoice but a whole document in an element. */
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

/** The text with each run of white space as one blank: line breaks inside an element only lay out the file. */
export const textOf = (node: XmlNode | undefined, ...paths: string[]): Raw<string> | undefined =>
  firstOf(node, paths, collapse);

/** A decimal of XML Schema: a point, and no grouping. */
export function parseDecimal(text: string): number | undefined {
  if (!/^[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})$/.test(text)) return undefined;
  // Adding 0 turns -0 into 0, which compares as different.
  return Number(text) + 0;
}

export const numberOf = (node: XmlNode | undefined, ...paths: string[]): Raw<number> | undefined =>
  firstOf(node, paths, parseDecimal);

export const dateOf = (node: XmlNode | undefined, ...paths: string[]): Raw<string> | undefined =>
  firstOf(node, paths, parseMachineDate);

/** All texts at a path, one a line: notes may have several elements. */
export function joinedTextOf(node: XmlNode, path: string): Raw<string> | undefined {
  const texts = allAt(node, path)
    .map((found) => found.text.trim())
    .filter((text) => text !== '');
  const joined = texts.join('\n').slice(0, maxTextLength);
  return joined === '' ? undefined : { value: joined, text: joined };
}

/** A value that was computed from others, with their texts as its evidence. */
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

/** "19.00" and "19" become "19%". A text that is no number (免税) stays as it is. */
export function percentText(text: string): string {
  const value = parseDecimal(text);
  return value === undefined ? text : `${value}%`;
}

/** Rates as Chinese systems write them: "0.060000" and "6.00%" become "6%"; "免税" stays as it is. */
export function percentOrWord(text: string): string {
  const percent = /^(.*?)\s*[%％]$/.exec(text)?.[1];
  if (percent !== undefined) return percentText(percent);
  const fraction = parseDecimal(text);
  // Rounded, because 0.07 * 100 is not 7 in binary.
  return fraction === undefined ? text : `${Number((fraction * 100).toFixed(4))}%`;
}

/** A value taken from a text; undefined where `parse` finds none. */
export function parsed<Value>(
  raw: Raw<string> | undefined,
  parse: (text: string) => Value | undefined,
): Raw<Value> | undefined {
  const value = raw && parse(raw.value);
  return raw && value !== undefined ? { ...raw, value } : undefined;
}

/** One of two texts that an element has in one, such as bank and account. Undefined where that part is empty. */
export const partOf = (raw: Raw<string> | undefined, take: (text: string) => string): Raw<string> | undefined =>
  parsed(raw, (text) => take(text) || undefined);

/** The price of one unit from the price of a basis quantity, which is 1 where it is not stated. */
export const pricePerUnit = (price: Raw<number> | undefined, basis: Raw<number> | undefined): number | undefined =>
  price && basis?.value ? price.value / basis.value : price?.value;

/** International bank account number (ISO 13616) without blanks; undefined where the text does not have its shape. */
export function ibanOf(account: Raw<string> | undefined): Raw<string> | undefined {
  const value = account?.value.replace(/\s/g, '').toUpperCase() ?? '';
  return account && /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value) ? { value, text: account.text } : undefined;
}

/** Street lines, "ZIP city", region and country, as far as they are known. */
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
