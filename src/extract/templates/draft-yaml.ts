/** A drafted template as YAML with comments, for a person to go on with. */
import type { FieldRule, LineRules, Template, TemplateField } from './schema.ts';

export interface DraftedField {
  readonly field: TemplateField;
  readonly value: string | number;
  /** False where the reading of the sample was not sure enough: no rule is made of such a value. */
  readonly isSure: boolean;
  /** Undefined: no rule finds the value. */
  readonly rule: FieldRule | undefined;
}

export interface Drafted {
  /** Null where the sample's seller is not sure. */
  readonly issuer: string | null;
  readonly keywords: readonly string[];
  readonly areKeywordsSure: boolean;
  readonly options: Template['options'];
  readonly fields: readonly DraftedField[];
  readonly lines: LineRules | undefined;
  readonly linesRead: number;
  readonly required: readonly TemplateField[];
  /** Why the sample's record needs review, a sentence each. */
  readonly doubts: readonly string[];
}

/** Single quotes keep patterns as they are; what they cannot hold goes in double quotes, which JSON's are. */
const scalar = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
};

const comment = (text: string, longest = 100): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, longest);

/** The message of a check names two values and where they stand. */
const longestPoint = 300;

function ruleText({ value, regex, label, direction }: FieldRule): string {
  const parts = [
    ...(label === undefined ? [] : [`label: ${scalar(label)}`]),
    ...(direction === undefined ? [] : [`direction: ${direction}`]),
    ...(typeof regex === 'string' ? [`regex: ${scalar(regex)}`] : []),
    ...(value === undefined ? [] : [`value: ${scalar(value)}`]),
  ];
  return `{ ${parts.join(', ')} }`;
}

/** What a person should look at first: the sample's own faults, then what was left out for want of certainty. */
function toLookAt({ doubts, fields, areKeywordsSure, issuer }: Drafted): string[] {
  const unsure = fields.filter(({ isSure }) => !isSure).map(({ field }) => field);
  const points = [
    ...doubts.map((doubt) => `The sample needs review - ${doubt}`),
    ...(unsure.length > 0
      ? [`The sample does not surely say: ${unsure.join(', ')}. They are marked UNSURE below`]
      : []),
    ...(issuer === null ? ['The seller is not known: write issuer by hand'] : []),
    ...(areKeywordsSure ? [] : ['The keywords are the first lines of the sample: see that no one else prints them']),
    'Each rule was made from one document: see that it finds the value, and not what stood beside it',
  ];
  return ['# Look at:', ...points.map((point) => `#  - ${comment(point, longestPoint)}`)];
}

function headText(drafted: Drafted): string[] {
  const { issuer, keywords, areKeywordsSure, fields } = drafted;
  const seller = fields.find(({ field }) => field === 'seller.name')?.value ?? 'unknown';
  return [
    `# Template for documents of ${comment(issuer ?? 'an issuer that was not surely read')}. Check it with:`,
    '#   invoicectl templates check FILE --try FOLDER    (a folder with more documents of the issuer)',
    '# Use it with: invoicectl extract --templates FOLDER …  (--explain shows what it found)',
    ...toLookAt(drafted),
    '',
    '# Nobody has looked at this draft: its rules make no value surer than the built-in reading is of it. Write true then.',
    'confirmed: false',
    issuer === null
      ? `issuer: null  # UNSURE "${comment(String(seller))}"; write the name by hand`
      : `issuer: ${scalar(issuer)}`,
    '',
    '# All of these have to occur on a page; blanks and case do not count. A pattern stands between slashes: /…/',
    ...(areKeywordsSure ? [] : ['# UNSURE: the first lines of the sample']),
    'keywords:',
    ...keywords.map((keyword) => `  - ${scalar(keyword)}`),
  ];
}

function leftOut({ field, value, isSure }: DraftedField): string {
  const printed = comment(String(value));
  if (!isSure) return `  # ${field}: UNSURE "${printed}"; the built-in reading fills it`;
  return `  # ${field}: no rule found "${printed}"; the built-in reading fills it`;
}

export function yamlOf(drafted: Drafted): string {
  const { options, fields, lines, linesRead, required } = drafted;
  const ruled = fields.filter(({ rule }) => rule !== undefined);
  const left = fields.filter(({ field, rule }) => rule === undefined && field !== 'seller.name');
  const text = [
    ...headText(drafted),
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
      return [`  ${field}: ${ruleText(rule ?? {})}  # ${comment(String(value))}`];
    }),
    ...left.map(leftOut),
    '',
    ...(lines ? linesText(lines) : linesComment(linesRead)),
    '# Without one of these the record needs review.',
    `required: [${required.join(', ')}]`,
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
