/** Messages for users about wrong values of settings. Those of the schema library are for programmers. */
import type { z } from 'zod';
import { type Message, message } from '../texts/message.ts';

type Issue = z.core.$ZodIssue;

const kinds = {
  number: 'value.notNumber',
  int: 'value.notInteger',
  boolean: 'value.notBoolean',
  string: 'value.notText',
  array: 'value.notList',
  object: 'value.notObject',
} as const;
const isKind = (kind: string): kind is keyof typeof kinds => Object.hasOwn(kinds, kind);

/** The entry of a list that the issue is about, or the whole value. */
function partAt(value: unknown, { path }: Issue): unknown {
  let part = value;
  for (const key of path) {
    if (Array.isArray(part) && typeof key === 'number') part = part[key];
  }
  return part;
}

/** If it is `secret`, the value is not repeated. */
export function complaint(issue: Issue, value: unknown, secret: boolean): string | Message {
  const part = partAt(value, issue);
  const shown = secret || part === undefined ? undefined : JSON.stringify(part);
  const what = shown === undefined || shown.length > 60 ? message('value.it', {}) : shown;
  if (issue.code === 'invalid_value') return message('value.notAllowed', { what });
  if (issue.code === 'invalid_type') return wrongKind(issue.expected, what);
  if (issue.code === 'too_small') return tooLittle(issue.origin, issue.minimum, issue.inclusive);
  if (issue.code === 'too_big') return tooMuch(issue.origin, issue.maximum, issue.inclusive);
  if (issue.code === 'invalid_format' && issue.format === 'url') return message('value.notUrl', { what });
  return issue.message;
}

const wrongKind = (kind: string, what: string | Message): Message =>
  isKind(kind) ? message(kinds[kind], { what }) : message('value.notOfKind', { what, kind });

/** The unit of a limit on the length of a value; empty for a limit on the value itself. */
function unitOf(origin: string): '' | Message {
  if (origin === 'string') return message('value.characters', {});
  return origin === 'array' ? message('value.entries', {}) : '';
}

function tooLittle(origin: string, least: number | bigint, inclusive: boolean | undefined): Message {
  const unit = unitOf(origin);
  if (Number(least) === 1 && unit !== '') return message('value.empty', {});
  const values = { bound: String(least), unit };
  return inclusive === false ? message('value.more', values) : message('value.atLeast', values);
}

function tooMuch(origin: string, most: number | bigint, inclusive: boolean | undefined): Message {
  const values = { bound: String(most), unit: unitOf(origin) };
  return inclusive === false ? message('value.less', values) : message('value.atMost', values);
}
