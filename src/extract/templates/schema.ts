/**
 * What a template file may hold. A template names its issuer's documents by keywords, and says where the values stand.
 *
 * Patterns are JavaScript regular expressions over the text of the pages in reading order; Python's `(?P<name>…)` is
 * understood, so that templates written for invoice2data need only their keys renamed.
 */
import { z } from 'zod';
import { partyFields } from './field-kinds.ts';

/** Longer patterns are no templates but programs. */
const maxPatternLength = 1000;

const Text = z.string().min(1).max(500);
const Pattern = z.string().min(1).max(maxPatternLength);

/** One or several in order: the first that matches counts. */
const Patterns = z.union([Pattern, z.array(Pattern).min(1).max(20)]);

const dateShape = {
  /** Letters as in `dd.MM.yyyy`: d, M, y; MMM and MMMM are names of months. */
  format: z.string().min(3).max(40).optional(),
  dayfirst: z.boolean().optional(),
  /** Language of the names of months: "pl". Those of the label tables are understood without it. */
  locale: z.string().min(2).max(35).optional(),
};

export const FieldRule = z
  .strictObject({
    regex: Patterns.optional(),
    label: Text.optional(),
    direction: z.enum(['right', 'below', 'inline']).optional(),
    value: z.union([z.string().max(2000), z.number()]).optional(),
    type: z.enum(['text', 'amount', 'date']).optional(),
    ...dateShape,
  })
  .superRefine((rule, context) => {
    const issue = (message: string): void => context.addIssue({ code: 'custom', message });
    const { regex, label, value, direction } = rule;
    if (value !== undefined && (regex !== undefined || label !== undefined)) {
      issue('"value" is fixed and goes with neither "regex" nor "label"');
    }
    if (value === undefined && regex === undefined && label === undefined) issue('needs "regex", "label" or "value"');
    if (label !== undefined && direction === undefined) issue('"label" needs "direction": right, below or inline');
    if (label === undefined && direction !== undefined) issue('"direction" needs "label"');
  });
export type FieldRule = z.output<typeof FieldRule>;

export const textFields = [
  'number',
  'code',
  'currency',
  'checkCode',
  'purchaseOrder',
  'paymentTerms',
  'iban',
  'notes',
  ...partyFields,
] as const;
export const amountFields = ['netAmount', 'taxAmount', 'totalAmount'] as const;
export const dateFields = ['issueDate', 'dueDate'] as const;
const choiceFields = ['type', 'documentType'] as const;

export const templateFields = [...textFields, ...amountFields, ...dateFields, ...choiceFields] as const;
export type TemplateField = (typeof templateFields)[number];

export const lineFields = [
  'description',
  'spec',
  'unit',
  'quantity',
  'unitPrice',
  'netAmount',
  'taxRate',
  'taxAmount',
] as const;
export type LineField = (typeof lineFields)[number];

const LineRules = z
  .strictObject({
    /** The text between the first match of `start` and the next one of `end` is searched; without them, all of it. */
    start: Pattern.optional(),
    end: Pattern.optional(),
    /** Matched with each line of the text; its named groups are fields of the invoice line. */
    line: Pattern.optional(),
    /** Lines of the text that belong to no invoice line. */
    skip: Pattern.optional(),
    /** Whether other lines continue the description above them. */
    wrap: z.boolean().default(false),
    /** Titles of the columns, by field: cells are told apart by where they stand. */
    headers: z.partialRecord(z.enum(lineFields), Text).optional(),
  })
  .superRefine(({ line, headers, skip, wrap, start }, context) => {
    const issue = (message: string): void => context.addIssue({ code: 'custom', message });
    if ((line === undefined) === (headers === undefined)) issue('needs either "line" or "headers"');
    if (headers && (skip !== undefined || start !== undefined || wrap)) {
      issue('"start", "skip" and "wrap" go with "line"; a table with "headers" begins below them');
    }
    if (headers && Object.keys(headers).length < 2) issue('"headers" needs two columns at least');
  });
export type LineRules = z.output<typeof LineRules>;

const ReadingOptions = z.strictObject({
  decimal_separator: z.enum(['.', ',']).optional(),
  /** ISO 4217; the currency of every document of this issuer. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'has to be an ISO 4217 code, such as EUR')
    .optional(),
  date_order: z.enum(['day-first', 'month-first']).optional(),
  /** Patterns see the text without blanks; ends of lines stay. */
  remove_whitespace: z.boolean().default(false),
  /** Small and capital letters are the same to patterns. */
  ignore_case: z.boolean().default(false),
});

export const Template = z.strictObject({
  /** The seller's name, unless the fields say otherwise. Null: not known, the built-in reading names the seller. */
  issuer: Text.nullable(),
  /** False for a draft: until a person has looked at it, a value is as sure as the built-in reading is of the same value. */
  confirmed: z.boolean().default(true),
  /** All have to occur on a page; blanks and case do not count. Between slashes stands a pattern. */
  keywords: z.array(Text).min(1).max(50),
  /** None may occur. */
  exclude_keywords: z.array(Text).max(50).default([]),
  /** Of several templates that match, the highest reads. */
  priority: z.number().int().min(0).max(100).default(5),
  fields: z.partialRecord(z.enum(templateFields), FieldRule),
  lines: LineRules.optional(),
  options: ReadingOptions.prefault({}),
  /** Without one of these the record needs review. */
  required: z.array(z.enum(templateFields)).default(['number', 'issueDate', 'totalAmount']),
});
export type Template = z.output<typeof Template>;

/** A template as it travels to the threads that read: data alone. */
export interface NamedTemplate {
  /** File name within the folder, without its ending: for people. */
  readonly name: string;
  readonly template: Template;
}
