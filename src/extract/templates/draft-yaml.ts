/** A drafted template as YAML with comments, for a person to go on with. */
import type { FieldRule, LineRules, Template, TemplateField } from './schema.ts';

export interface DraftedField {
  readonly field: TemplateField;
  readonly value: string | number;
  /** Undefined: no rule finds the value. */
  readonly rule: FieldRule | undefined;
}

export interface Drafted {
  readonly issuer: string;
  readonly keywords: readonly string[];
  readonly options: Template['options'];
  readonly fields: readonly DraftedField[];
  readonly lines: LineRules | undefined;
  readonly linesRead: number;
}

/** Single quotes keep patterns as they are; what they cannot hold goes in double quotes, which JSON's are. */
const scalar = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
};

const comment = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 100);

function ruleText({ value, regex, label, direction }: FieldRule): string {
  const parts = [
    ...(label === undefined ? [] : [`label: ${scalar(label)}`]),
    ...(direction === undefined ? [] : [`direction: ${direction}`]),
    ...(typeof regex === 'string' ? [`regex: ${scalar(regex)}`] : []),
    ...(value === undefined ? [] : [`value: ${scalar(value)}`]),
  ];
  return `{ ${parts.join(', ')} }`;
}

export function yamlOf({ issuer, keywords, options, fields, lines, linesRead }: Drafted): string {
  const ruled = fields.filter(({ rule }) => rule !== undefined);
  const left = fields.filter(({ rule }) => rule === undefined);
  const needed = ['number', 'issueDate', 'totalAmount'].filter((name) => ruled.some(({ field }) => field === name));
  const text = [
    `# Template for documents of ${comment(issuer)}. Check it with: invoicectl templates check FILE`,
    `# Use it with: invoicectl extract --templates FOLDER …  (--explain shows what it found)`,
    `issuer: ${scalar(issuer)}`,
    '',
    '# All of these have to occur on a page; blanks and case do not count. A pattern stands between slashes: /…/',
    'keywords:',
    ...keywords.map((keyword) => `  - ${scalar(keyword)}`),
    '# exclude_keywords: []   # none of these may occur',
    '# priority: 5            # of several templates that match, the highest reads',
    '',
    'options:',
    ...Object.entries(options).map(
      ([key, value]) => `  ${key}: ${typeof value === 'boolean' ? value : scalar(value ?? '')}`,
    ),
    '',
    '# A field is found by',
    "#   regex: '…'                    on the text in reading order; the group (?<value>…), else the first group",
    '#   label: …, direction: right    or below, or inline; with regex: that part of what stands there',
    '#   value: …                      fixed, the same on every document of this issuer',
    '# Dates take format: dd.MM.yyyy, dayfirst: true or locale: pl as well.',
    ruled.length === 0 ? 'fields: {}' : 'fields:',
    ...ruled.flatMap(({ field, value, rule }) => {
      const found = rule?.value === undefined ? `  # ${comment(String(value))}` : '';
      return [`  ${field}: ${ruleText(rule ?? {})}${found}`];
    }),
    ...left.map(
      ({ field, value }) => `  # ${field}: no rule found "${comment(String(value))}"; the built-in reading fills it`,
    ),
    '',
    ...(lines ? linesText(lines) : linesComment(linesRead)),
    '# Without one of these the record needs review.',
    `required: [${needed.join(', ')}]`,
  ];
  return `${text.join('\n')}\n`;
}

const linesText = ({ headers, end }: LineRules): string[] => [
  '# Lines stand below these titles; or a pattern with named groups: line: (?<description>.+?)\\s{2,}(?<netAmount>[\\d.,]+)',
  'lines:',
  '  headers:',
  ...Object.entries(headers ?? {}).map(([field, title]) => `    ${field}: ${scalar(title)}`),
  ...(end === undefined ? [] : [`  end: ${scalar(end)}`]),
  '',
];

const linesComment = (linesRead: number): string[] => [
  `# The built-in reading found ${linesRead} ${linesRead === 1 ? 'line' : 'lines'} and goes on doing so. To read them by rule:`,
  '# lines:',
  '#   start: ^Item',
  '#   end: ^Total',
  String.raw`#   line: '^(?<description>.+?)\s{2,}(?<quantity>\d+)\s+(?<unitPrice>[\d.,]+)\s+(?<netAmount>[\d.,]+)$'`,
  '',
];
