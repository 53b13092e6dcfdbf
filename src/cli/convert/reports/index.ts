/** The forms of convert's report, in the order in which the help names them. */
import type { NamedForm } from './form.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import { text } from './text.ts';

export const reportForms: readonly NamedForm[] = [text, json, ndjson];

/** `name` is one that --format takes; without one it depends on where the report goes. */
export const reportForm = (name: string | undefined, onTerminal: boolean): NamedForm =>
  reportForms.find((form) => form.name === name) ?? (onTerminal ? text : ndjson);
