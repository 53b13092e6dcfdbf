/** What is wrong with a template beyond its shape: patterns that are none, types that a field does not have. */
import { amountFields, dateFields, type FieldRule, lineFields, type Template, type TemplateField } from './schema.ts';
import { pattern } from './patterns.ts';
import { datePattern, kindOf, valueOf } from './values.ts';

export interface TemplateProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

export function problemsOf(template: Template): TemplateProblem[] {
  const { fields, lines, keywords, exclude_keywords, required, options } = template;
  const fixed: readonly string[] = ['seller.name', ...(options.currency === undefined ? [] : ['currency'])];
  return [
    ...keywords.flatMap((keyword, index) => slashed(['keywords', index], keyword)),
    ...exclude_keywords.flatMap((keyword, index) => slashed(['exclude_keywords', index], keyword)),
    ...Object.entries(fields).flatMap(([field, rule]) => ofField(field as TemplateField, rule)),
    ...(lines ? ofLines(lines) : []),
    ...required.flatMap((field, index) =>
      field in fields || fixed.includes(field) || everywhereNeeded.includes(field)
        ? []
        : [{ path: ['required', index], message: `there is no rule for ${field} among the fields` }],
    ),
  ];
}

/** The built-in reading may fill these. */
const everywhereNeeded: readonly string[] = ['number', 'issueDate', 'totalAmount'];

function compiles(path: readonly PropertyKey[], source: string): TemplateProblem[] {
  try {
    pattern(source, '');
    return [];
  } catch (error) {
    return [{ path, message: error instanceof Error ? error.message : String(error) }];
  }
}

function slashed(path: readonly PropertyKey[], text: string): TemplateProblem[] {
  const source = /^\/(.+)\/$/s.exec(text)?.[1];
  return source === undefined ? [] : compiles(path, source);
}

function ofField(field: TemplateField, rule: FieldRule): TemplateProblem[] {
  const path = ['fields', field];
  const { regex, type, format, locale, value, label } = rule;
  const kind = kindOf(field);
  const problems: TemplateProblem[] = [];
  const add = (key: string, message: string): void => void problems.push({ path: [...path, key], message });
  if (Array.isArray(regex))
    problems.push(...regex.flatMap((source, index) => compiles([...path, 'regex', index], source)));
  else if (typeof regex === 'string') problems.push(...compiles([...path, 'regex'], regex));
  if (label !== undefined) problems.push(...slashed([...path, 'label'], label));
  if (type !== undefined && type !== kind) add('type', `${field} is ${withArticle(kind)}, not ${withArticle(type)}`);
  if (kind !== 'date') {
    for (const key of ['format', 'dayfirst', 'locale'] as const) {
      if (rule[key] !== undefined) add(key, `is for dates: ${dateFields.join(', ')}`);
    }
  }
  if (format !== undefined && !datePattern(format))
    add('format', 'has to name day, month and year, as dd.MM.yyyy does');
  if (locale !== undefined && !isLocale(locale)) add('locale', 'is no language tag, such as de or pt-BR');
  if (value !== undefined && problems.length === 0 && !fits(field, rule)) add('value', `is no value of ${field}`);
  if (typeof value === 'number' && !(amountFields as readonly string[]).includes(field)) {
    add('value', 'has to stand in quotes: only amounts are numbers');
  }
  return problems;
}

const withArticle = (kind: string): string => (kind === 'amount' ? 'an amount' : `a ${kind}`);

const fits = (field: TemplateField, rule: FieldRule): boolean =>
  typeof rule.value === 'number' ||
  valueOf(field, rule.value ?? '', rule, { decimalSign: '.', decimalSignCertain: false, dateOrder: 'day-first' }) !==
    undefined;

function isLocale(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([locale]).length > 0;
  } catch {
    // A RangeError: not a language tag at all.
    return false;
  }
}

function ofLines(lines: NonNullable<Template['lines']>): TemplateProblem[] {
  const keys = ['start', 'end', 'line', 'skip'] as const;
  const problems = keys.flatMap((key) => (lines[key] === undefined ? [] : compiles(['lines', key], lines[key])));
  const { line } = lines;
  if (problems.length > 0 || line === undefined) return problems;
  const groups = [...line.matchAll(/\(\?P?<([A-Za-z_]\w*)>/g)].map((match) => match[1] ?? '');
  const known: readonly string[] = lineFields;
  const unknown = groups.find((group) => !known.includes(group));
  if (groups.length === 0)
    return [{ path: ['lines', 'line'], message: `needs named groups: ${lineFields.join(', ')}` }];
  return unknown === undefined
    ? []
    : [{ path: ['lines', 'line'], message: `there is no line field "${unknown}"; there are ${lineFields.join(', ')}` }];
}
