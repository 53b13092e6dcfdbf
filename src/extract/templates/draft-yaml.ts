/** Writes a drafted template as YAML, with comments for the person who finishes it. */
import type { FieldRule, LineRules, Template, TemplateField } from './schema.ts';

export interface DraftedField {
  readonly field: TemplateField;
  readonly value: string | number;
  /** False if the reading of the sample was not sure enough, in which case there is no rule for the value. */
  readonly isSure: boolean;
  /** Undefined if no rule finds the value. */
  readonly rule: FieldRule | undefined;
}

export interface Drafted {
  /** Null if the seller of the sample is not sure. */
  readonly issuer: string | null;
  readonly keywords: readonly string[];
  readonly areKeywordsSure: boolean;
  readonly options: Template['options'];
  readonly fields: readonly DraftedField[];
  readonly lines: LineRules | undefined;
  readonly linesRead: number;
  readonly required: readonly TemplateField[];
  /** The reasons why the record of the sample needs review, one sentence each. */
  readonly doubts: readonly string[];
}

/** Single quotes keep patterns as they are. Text that they cannot contain is written as JSON, which YAML can read. */
const scalar = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
};

const comment = (text: string, longest = 100): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, longest);

/** The most characters of a check's message, which names two values and their locations. */
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

/**
 * What a person should look at first: the faults of the sample, then values that were left out because they are unsure.
 */
function toLookAt({ doubts, fields, areKeywordsSure, issuer }: Drafted): string[] {
  const unsure = fields.filter(({ isSure }) => !isSure).map(({ field }) => field);
  const points = [
    ...doubts.map((doubt) => `The sample needs review - ${doubt}`),
    ...(unsure.length > 0 ? [`The sample is unclear about: ${unsure.join(', ')}. They are marked UNSURE below`] : []),
    ...(issuer === null ? ['The seller is not known: enter issuer by hand'] : []),
    ...(areKeywordsSure
      ? []
      : ['The keywords are the first lines of the sample: make sure that no other issuer prints them']),
    'Each rule was made from one document: make sure that it finds the value, and not what is printed beside it',
  ];
  return ['# Look at:', ...points.map((point) => `#  - ${comment(point, longestPoint)}`)];
}

function headText(drafted: Drafted): string[] {
  const { issuer, keywords, areKeywordsSure, fields } = drafted;
  const seller = fields.find(({ field }) => field === 'seller.name')?.value ?? 'unknown';
  return [
    `# Template for documents of ${comment(issuer ?? 'an issuer that could not be read with certainty')}. Check it with:`,
    '#   invoicectl templates check FILE --try FOLDER    (a folder with more documents of the issuer)',
    '# Use it with: invoicectl extract --templates FOLDER …  (--explain shows what it found)',
    ...toLookAt(drafted),
    '',
    '# This draft was not reviewed, so its values are no more certain than those of the built-in reading. After review: true.',
    'confirmed: false',
    issuer === null
      ? `issuer: null  # UNSURE "${comment(String(seller))}"; enter the name by hand`
      : `issuer: ${scalar(issuer)}`,
    '',
    '# All of these must occur on a page; blanks and case are ignored. A pattern is written between slashes: /…/',
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
    '# exclude_keywords: []   # none of these may occur on a page',
    '# priority: 5            # if several templates match, the one with the highest priority reads the page',
    '',
    'options:',
    ...Object.entries(options).map(
      ([key, value]) => `  ${key}: ${typeof value === 'boolean' ? value : scalar(value ?? '')}`,
    ),
    '',
    '# A field is found by',
    "#   regex: '…'                    on the text in reading order; the group (?<value>…), else the first group",
    '#   label: …, direction: right    or below, or inline; with regex: that part of the text there',
    '#   value: …                      fixed, the same on every document of this issuer',
    '# Dates may also have format: dd.MM.yyyy, dayfirst: true or locale: pl.',
    ruled.length === 0 ? 'fields: {}' : 'fields:',
    ...ruled.flatMap(({ field, value, rule }) => {
      return [`  ${field}: ${ruleText(rule ?? {})}  # ${comment(String(value))}`];
    }),
    ...left.map(leftOut),
    '',
    ...(lines ? linesText(lines) : linesComment(linesRead)),
    '# If one of these is not found, the record needs review.',
    `required: [${required.join(', ')}]`,
  ];
  return `${text.join('\n')}\n`;
}

const linesText = ({ headers, end }: LineRules): string[] => [
  '# Lines are read below these titles; or by a pattern with named groups: line: (?<description>.+?)\\s{2,}(?<netAmount>[\\d.,]+)',
  'lines:',
  '  headers:',
  ...Object.entries(headers ?? {}).map(([field, title]) => `    ${field}: ${scalar(title)}`),
  ...(end === undefined ? [] : [`  end: ${scalar(end)}`]),
  '',
];

const linesComment = (linesRead: number): string[] => [
  `# The built-in reading found ${linesRead} ${linesRead === 1 ? 'line' : 'lines'} and will go on reading them. To read them by rule:`,
  '# lines:',
  '#   start: ^Item',
  '#   end: ^Total',
  String.raw`#   line: '^(?<description>.+?)\s{2,}(?<quantity>\d+)\s+(?<unitPrice>[\d.,]+)\s+(?<netAmount>[\d.,]+)$'`,
  '',
];
