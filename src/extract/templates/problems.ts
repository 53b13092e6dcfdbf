/** Finds faults of a template that its schema cannot express: invalid patterns, and values of the wrong type. */
import { dateFields, type FieldRule, lineFields, type Template, type TemplateField } from './schema.ts';
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

/** Fields that the built-in reading may fill if no rule does. */
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
  const patterns = [rule.regex ?? []].flat();
  const isList = Array.isArray(rule.regex);
  const problems = [
    ...patterns.flatMap((source, index) => compiles([...path, 'regex', ...(isList ? [index] : [])], source)),
    ...(rule.label === undefined ? [] : slashed([...path, 'label'], rule.label)),
    ...ofKind(field, rule),
    ...ofDate(field, rule),
  ];
  return [...problems, ...ofValue(field, rule, problems.length === 0)];
}

const at = (field: TemplateField, key: keyof FieldRule, message: string): TemplateProblem => ({
  path: ['fields', field, key],
  message,
});

function ofKind(field: TemplateField, rule: FieldRule): TemplateProblem[] {
  const kind = kindOf(field);
  const problems: TemplateProblem[] = [];
  if (rule.type !== undefined && rule.type !== kind)
    problems.push(at(field, 'type', `${field} is ${withArticle(kind)}, not ${withArticle(rule.type)}`));
  if (kind === 'date') return problems;
  const given = (['format', 'dayfirst', 'locale'] as const).filter((key) => rule[key] !== undefined);
  return [...problems, ...given.map((key) => at(field, key, `is for dates: ${dateFields.join(', ')}`))];
}

function ofDate(field: TemplateField, { format, locale }: FieldRule): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (format !== undefined && !datePattern(format))
    problems.push(at(field, 'format', 'must contain day, month and year, as in dd.MM.yyyy'));
  if (locale !== undefined && !isLocale(locale))
    problems.push(at(field, 'locale', 'is not a language tag such as de or pt-BR'));
  return problems;
}

/** `isValid` says whether the rest of the rule is valid. Otherwise the value is not read. */
function ofValue(field: TemplateField, rule: FieldRule, isValid: boolean): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (rule.value !== undefined && isValid && !fits(field, rule))
    problems.push(at(field, 'value', `is not a valid value of ${field}`));
  if (typeof rule.value === 'number' && kindOf(field) !== 'amount')
    problems.push(at(field, 'value', 'must be in quotes: only amounts are numbers'));
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
    // A RangeError: it is not a language tag at all.
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
