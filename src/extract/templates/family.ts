/**
 * Makes a template a family, which reads the pages that have its keywords before any built-in family does.
 *
 * Fields without a rule are filled by the built-in family that knows these pages best (`Reading.completion`).
 */
import type { Page } from '../../domain/document.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Family } from '../families/family.ts';
import { surestOf } from '../families/surest.ts';
import { textLayoutOf } from '../layout/text-layout.ts';
import type { FieldName, Fields, Reading } from '../reading.ts';
import { sameValue } from '../same-value.ts';
import { dateOrderOf } from '../western/values/dates.ts';
import { decimalSignOf } from '../western/values/numbers.ts';
import { documentText } from '../layout/document-text.ts';
import { findField, type Searched } from './fields.ts';
import { findLines } from './lines.ts';
import { pattern, withinDeadline } from './patterns.ts';
import { type FieldRule, type NamedTemplate, type Template, type TemplateField, templateFields } from './schema.ts';

/** The templates in the order in which they are tried. */
export const templateFamilies = (templates: readonly NamedTemplate[], builtIn: readonly Family[]): Family[] =>
  templates
    .toSorted((a, b) => b.template.priority - a.template.priority)
    .map((named) => templateFamily(named, builtIn));

export const sourceName = (name: string): string => `template ${name}`;

function templateFamily({ name, template }: NamedTemplate, builtIn: readonly Family[]): Family {
  const named = `The template ${name}`;
  return {
    name: sourceName(name),
    recognises: (pages) => (withinDeadline(named, () => bears(template, pages)) ? 1 : 0),
    read: (pages) =>
      withinDeadline(named, () => invoicesIn(template, pages).map((part) => readInvoice(name, template, part))).map(
        ({ reading, part }) => completed(reading, part, builtIn, template.confirmed),
      ),
    standsInFor: builtIn,
    needed: template.required,
  };
}

interface PageText {
  readonly text: string;
  /** The text without blanks, in lower case. */
  readonly bare: string;
}

const texts = new WeakMap<Page, PageText>();

const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Cached, because every template asks for the text of each page. */
function textOfPage(page: Page): PageText {
  const known = texts.get(page);
  if (known) return known;
  const { text } = documentText(textLayoutOf([page]));
  const found = { text, bare: squeezed(text) };
  texts.set(page, found);
  return found;
}

function occurs(keyword: string, text: string, bare: string): boolean {
  const asPattern = /^\/(.+)\/$/s.exec(keyword)?.[1];
  return asPattern === undefined ? bare.includes(squeezed(keyword)) : pattern(asPattern, 'm').test(text);
}

export function bears({ keywords, exclude_keywords }: Template, pages: readonly Page[]): boolean {
  const read = pages.map(textOfPage);
  const text = read.map((page) => page.text).join('');
  const bare = read.map((page) => page.bare).join('');
  return (
    keywords.every((keyword) => occurs(keyword, text, bare)) &&
    !exclude_keywords.some((keyword) => occurs(keyword, text, bare))
  );
}

export function searchedPages({ options }: Template, pages: readonly Page[]): Searched {
  const layout = textLayoutOf(pages);
  const cells = layout.cells.map(({ text }) => text);
  return {
    layout,
    document: documentText(layout, options.remove_whitespace),
    ignoreCase: options.ignore_case,
    style: {
      decimalSign: options.decimal_separator ?? decimalSignOf(cells),
      decimalSignCertain: options.decimal_separator !== undefined,
      dateOrder: options.date_order ?? dateOrderOf(cells) ?? 'day-first',
    },
  };
}

/** The numbers of one seller have the same shape, such as `US-10078` and `US-10079`. */
const shapeOf = (number: unknown): string =>
  String(number)
    .replace(/\d+/g, '9')
    .replace(/\p{L}+/gu, 'A');

/** The pages of each invoice. A page starts an invoice if its number has the shape of the previous one but differs. */
function invoicesIn(template: Template, pages: readonly Page[]): (readonly Page[])[] {
  const rule = template.fields.number;
  if (!rule || rule.value !== undefined || pages.length < 2) return [pages];
  const parts: { pages: Page[]; number: unknown }[] = [];
  for (const page of pages) {
    const number = findField('number', rule, searchedPages(template, [page]))?.value;
    const last = parts.at(-1);
    const another = number !== last?.number && shapeOf(number) === shapeOf(last?.number);
    if (last && (number === undefined || last.number === undefined || !another)) {
      last.pages.push(page);
      last.number ??= number;
    } else parts.push({ pages: [page], number });
  }
  return parts.map((part) => part.pages);
}

function readInvoice(
  name: string,
  template: Template,
  part: readonly Page[],
): { reading: Reading; part: readonly Page[] } {
  const searched = searchedPages(template, part);
  const { currency } = template.options;
  const rules: Partial<Record<TemplateField, FieldRule>> = {
    ...(template.issuer === null ? {} : { 'seller.name': { value: template.issuer } }),
    ...(currency === undefined ? {} : { currency: { value: currency } }),
    ...template.fields,
  };
  const fields: Partial<Record<FieldName, Evidence>> = {};
  for (const field of templateFields) {
    const rule = rules[field];
    const found = rule && findField(field, rule, searched);
    if (found) fields[field] = found;
  }
  const [first, last] = [part[0]?.number, part.at(-1)?.number];
  const reading: Reading = {
    source: sourceName(name),
    // valueOf() gives each field the type it has in the invoice.
    fields: fields as Fields,
    lines: template.lines ? findLines(template.lines, searched) : [],
    facts: {},
    ...(first !== undefined && last !== undefined ? { pages: [first, last] as const } : {}),
  };
  return { reading, part };
}

/** The confidence of a value that a draft finds and the built-in reading does not confirm. It causes a review. */
const unconfirmedConfidence = 0.6;

/**
 * Lowers the confidence of values of a draft to that of the built-in reading, because nobody has reviewed its rules.
 */
function doubted(reading: Reading, other: Reading | undefined): Reading {
  const fields = Object.entries(reading.fields).map(([field, evidence]: [string, Evidence]) => {
    const read = other?.fields[field as FieldName];
    const ceiling = read && sameValue(read.value, evidence.value) ? read.confidence : unconfirmedConfidence;
    return [field, { ...evidence, confidence: Math.min(evidence.confidence, ceiling) }];
  });
  return {
    ...reading,
    fields: Object.fromEntries(fields) as Fields,
    lines: reading.lines.map((line, index) => ({
      ...line,
      confidence: Math.min(line.confidence, other?.lines[index]?.confidence ?? unconfirmedConfidence),
    })),
  };
}

function completed(reading: Reading, part: readonly Page[], builtIn: readonly Family[], isConfirmed: boolean): Reading {
  const found = surestOf(builtIn, part)?.family.read(part) ?? [];
  const [other] = found;
  if (!isConfirmed) return completedBy(doubted(reading, found.length === 1 ? other : undefined), found);
  return completedBy(reading, found);
}

function completedBy(reading: Reading, found: readonly Reading[]): Reading {
  const [other] = found;
  // If the built-in family finds several invoices, it is unknown which of them completes that of the template.
  if (!other || found.length > 1) return reading;
  const missing = Object.entries(other.fields).filter(([field]) => !(field in reading.fields));
  return {
    ...reading,
    completion: {
      ...other,
      fields: Object.fromEntries(missing),
      lines: reading.lines.length > 0 ? [] : other.lines,
    },
  };
}
