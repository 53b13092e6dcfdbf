/** Finds faults of a template that its schema cannot express: invalid patterns, and values of the wrong type. */
import { dateFields, type FieldRule, lineFields, type Template, type TemplateField } from './schema.ts';
import { pattern } from './patterns.ts';
import { datePattern, kindOf, valueOf } from './values.ts';
import type { YamlFault } from '../../documents/checked-yaml.ts';
import { type Message, message } from '../../texts/message.ts';

export function problemsOf(template: Template): YamlFault[] {
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
        : [{ path: ['required', index], message: message('templateFault.noRule', { field }) }],
    ),
  ];
}

/** Fields that the built-in reading may fill if no rule does. */
const everywhereNeeded: readonly string[] = ['number', 'issueDate', 'totalAmount'];

function compiles(path: readonly PropertyKey[], source: string): YamlFault[] {
  try {
    pattern(source, '');
    return [];
  } catch (error) {
    return [{ path, message: error instanceof Error ? error.message : String(error) }];
  }
}

function slashed(path: readonly PropertyKey[], text: string): YamlFault[] {
  const source = /^\/(.+)\/$/s.exec(text)?.[1];
  return source === undefined ? [] : compiles(path, source);
}

function ofField(field: TemplateField, rule: FieldRule): YamlFault[] {
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

const at = (field: TemplateField, key: keyof FieldRule, fault: Message): YamlFault => ({
  path: ['fields', field, key],
  message: fault,
});

function ofKind(field: TemplateField, rule: FieldRule): YamlFault[] {
  const kind = kindOf(field);
  const problems: YamlFault[] = [];
  if (rule.type !== undefined && rule.type !== kind)
    problems.push(
      at(field, 'type', message('templateFault.kind', { field, kind: kindText(kind), given: kindText(rule.type) })),
    );
  if (kind === 'date') return problems;
  const given = (['format', 'dayfirst', 'locale'] as const).filter((key) => rule[key] !== undefined);
  return [
    ...problems,
    ...given.map((key) => at(field, key, message('templateFault.forDates', { fields: dateFields.join(', ') }))),
  ];
}

function ofDate(field: TemplateField, { format, locale }: FieldRule): YamlFault[] {
  const problems: YamlFault[] = [];
  if (format !== undefined && !datePattern(format))
    problems.push(at(field, 'format', message('templateFault.format', {})));
  if (locale !== undefined && !isLocale(locale))
    problems.push(at(field, 'locale', message('templateFault.locale', {})));
  return problems;
}

/** `isValid` says whether the rest of the rule is valid. Otherwise the value is not read. */
function ofValue(field: TemplateField, rule: FieldRule, isValid: boolean): YamlFault[] {
  const problems: YamlFault[] = [];
  if (rule.value !== undefined && isValid && !fits(field, rule))
    problems.push(at(field, 'value', message('templateFault.value', { field })));
  if (typeof rule.value === 'number' && kindOf(field) !== 'amount')
    problems.push(at(field, 'value', message('templateFault.quotes', {})));
  return problems;
}

const kindText = (kind: ReturnType<typeof kindOf>): Message => message(`templateFault.${kind}`, {});

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

function ofLines(lines: NonNullable<Template['lines']>): YamlFault[] {
  const keys = ['start', 'end', 'line', 'skip'] as const;
  const problems = keys.flatMap((key) => (lines[key] === undefined ? [] : compiles(['lines', key], lines[key])));
  const { line } = lines;
  if (problems.length > 0 || line === undefined) return problems;
  const groups = [...line.matchAll(/\(\?P?<([A-Za-z_]\w*)>/g)].map((match) => match[1] ?? '');
  const known: readonly string[] = lineFields;
  const unknown = groups.find((group) => !known.includes(group));
  if (groups.length === 0)
    return [{ path: ['lines', 'line'], message: message('templateFault.groups', { fields: lineFields.join(', ') }) }];
  return unknown === undefined
    ? []
    : [
        {
          path: ['lines', 'line'],
          message: message('templateFault.noLineField', { group: unknown, fields: lineFields.join(', ') }),
        },
      ];
}
