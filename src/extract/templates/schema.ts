/**
 * The schema of a template file. A template recognises the documents of an issuer by keywords and says where values
 * are.
 *
 * Patterns are JavaScript regular expressions, applied to the text of the pages in reading order. Python's
 * `(?P<name>…)` is accepted, so in templates written for invoice2data only keys have to be renamed.
 */
import { z } from 'zod';
import { partyFields } from './field-kinds.ts';

const maxPatternLength = 1000;

const Text = z.string().min(1).max(500);
const Pattern = z.string().min(1).max(maxPatternLength);

/** One or several. The first that matches counts. */
const Patterns = z.union([Pattern, z.array(Pattern).min(1).max(20)]);

const dateShape = {
  /** For example `dd.MM.yyyy`, with the letters d, M and y. MMM and MMMM are names of months. */
  format: z.string().min(3).max(40).optional(),
  dayfirst: z.boolean().optional(),
  /** Language of the names of months: "pl". Not needed for the languages that the built-in readers know. */
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
      issue('"value" states the value itself and cannot be combined with "regex" or "label"');
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
    /**
     * Only text between the first match of `start` and the next match of `end` is searched; without them, all of it.
     */
    start: Pattern.optional(),
    end: Pattern.optional(),
    /** Matched against each line of the text. Its named groups are fields of the invoice line. */
    line: Pattern.optional(),
    /** Lines of the text that belong to no invoice line. */
    skip: Pattern.optional(),
    /** Whether other lines continue the description above them. */
    wrap: z.boolean().default(false),
    /** Titles of the columns, by field. Cells belong to the column below whose title they are. */
    headers: z.partialRecord(z.enum(lineFields), Text).optional(),
  })
  .superRefine(({ line, headers, skip, wrap, start }, context) => {
    const issue = (message: string): void => context.addIssue({ code: 'custom', message });
    if ((line === undefined) === (headers === undefined)) issue('needs either "line" or "headers"');
    if (headers && (skip !== undefined || start !== undefined || wrap)) {
      issue('"start", "skip" and "wrap" only work with "line"; a table with "headers" begins below the headers');
    }
    if (headers && Object.keys(headers).length < 2) issue('"headers" needs at least two columns');
  });
export type LineRules = z.output<typeof LineRules>;

const ReadingOptions = z.strictObject({
  decimal_separator: z.enum(['.', ',']).optional(),
  /** The currency of every document of this issuer, as an ISO 4217 code. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code, such as EUR')
    .optional(),
  date_order: z.enum(['day-first', 'month-first']).optional(),
  /** Removes blanks from the text before patterns are applied. Line ends stay. */
  remove_whitespace: z.boolean().default(false),
  /** Patterns do not distinguish upper and lower case. */
  ignore_case: z.boolean().default(false),
});

export const Template = z.strictObject({
  /** The name of the seller, unless a field gives it. Null if unknown: the built-in reading then finds the seller. */
  issuer: Text.nullable(),
  /** False for a draft: until a person has reviewed it, a value is only as certain as that of the built-in reading. */
  confirmed: z.boolean().default(true),
  /** All must occur on a page. Blanks and case are ignored. A text between slashes is a pattern. */
  keywords: z.array(Text).min(1).max(50),
  /** None of these may occur on a page. */
  exclude_keywords: z.array(Text).max(50).default([]),
  /** If several templates match, the one with the highest priority reads the page. */
  priority: z.number().int().min(0).max(100).default(5),
  fields: z.partialRecord(z.enum(templateFields), FieldRule),
  lines: LineRules.optional(),
  options: ReadingOptions.prefault({}),
  /** If one of these is not found, the record needs review. */
  required: z.array(z.enum(templateFields)).default(['number', 'issueDate', 'totalAmount']),
});
export type Template = z.output<typeof Template>;

/** A template as plain data, for sending it to worker threads. */
export interface NamedTemplate {
  /** Name of the file within the folder, without its extension, for messages. */
  readonly name: string;
  readonly template: Template;
}
