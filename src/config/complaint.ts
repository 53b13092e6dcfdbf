/** Messages for users about wrong values of settings. Those of the schema library are for programmers. */
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  string: 'a text',
  array: 'a list',
  object: 'an object',
};

/** The entry of a list that the issue is about, or the whole value. */
function partAt(value: unknown, { path }: Issue): unknown {
  let part = value;
  for (const key of path) {
    if (Array.isArray(part) && typeof key === 'number') part = part[key];
  }
  return part;
}

/** If it is `secret`, the value is not repeated. */
export function complaint(issue: Issue, value: unknown, secret: boolean): string {
  const part = partAt(value, issue);
  const shown = secret || part === undefined ? 'it' : (JSON.stringify(part) ?? 'it');
  const what = shown.length > 60 ? 'it' : shown;
  if (issue.code === 'invalid_value') return `${what} is not allowed`;
  if (issue.code === 'invalid_type')
    return `${what} is not ${kinds[issue.expected] ?? `of the kind ${issue.expected}`}`;
  if (issue.code === 'too_small') return limit(issue.origin, 'least', issue.minimum, issue.inclusive);
  if (issue.code === 'too_big') return limit(issue.origin, 'most', issue.maximum, issue.inclusive);
  if (issue.code === 'invalid_format' && issue.format === 'url')
    return `${what} is not a URL such as https://example.org`;
  return issue.message;
}

/** The unit of a limit on the length of a value. */
const lengthUnits: Readonly<Record<string, string>> = { string: ' characters long', array: ' entries long' };

function limit(origin: string, end: 'least' | 'most', bound: number | bigint, inclusive: boolean | undefined): string {
  const unit = lengthUnits[origin] ?? '';
  if (end === 'least' && Number(bound) === 1 && unit !== '') return 'must not be empty';
  if (inclusive === false) return `must be ${end === 'least' ? 'more' : 'less'} than ${bound}${unit}`;
  return `must be at ${end} ${bound}${unit}`;
}
