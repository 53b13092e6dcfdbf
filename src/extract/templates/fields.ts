/** Finds values by the rules of a template, each with the bounds of the characters from which it was read. */
import type { Box } from '../../geometry/box.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { type Cell, type TextLayout, boxOf, overlapX } from '../layout/text-layout.ts';
import { type DocumentText, type Location, locationOf } from '../layout/document-text.ts';
import { pattern } from './patterns.ts';
import type { FieldRule, TemplateField } from './schema.ts';
import { type Style, valueOf } from './values.ts';

export interface Searched {
  readonly layout: TextLayout;
  readonly document: DocumentText;
  readonly style: Style;
  readonly ignoreCase: boolean;
}

/** High, because a person wrote the rule for documents of this issuer. */
const ruleConfidence = 0.97;
const misreadFactor = 0.97;

type Value = string | number;

export function findField(field: TemplateField, rule: FieldRule, searched: Searched): Evidence<Value> | undefined {
  if (rule.value !== undefined) return fixed(field, rule, searched);
  return rule.label === undefined ? byPattern(field, rule, searched) : byLabel(field, rule, rule.label, searched);
}

function evidence(value: Value, location: Location | undefined, text: string, { layout }: Searched): Evidence<Value> {
  const read = layout.method === 'text' ? 1 : misreadFactor * (location?.confidence ?? 1);
  return {
    value,
    confidence: ruleConfidence * read,
    method: layout.method,
    text: text.trim(),
    ...(location ? { page: location.page, box: location.box } : {}),
  };
}

const listOf = (regex: FieldRule['regex']): readonly string[] => [regex ?? []].flat();

/** The group called `value`, else the first group, else the whole match. */
function captured(match: RegExpMatchArray): { text: string; start: number; end: number } | undefined {
  const named = match.groups?.['value'];
  const text = named ?? (match.length > 1 ? match.slice(1).find((group) => group !== undefined) : match[0]);
  if (text === undefined) return undefined;
  const group = match.slice(1).indexOf(text) + 1;
  const [start, end] = (named === undefined ? undefined : match.indices?.groups?.['value']) ??
    match.indices?.[group] ?? [0, 0];
  return { text, start, end };
}

/** The first match whose text is a value of the field. */
function byPattern(field: TemplateField, rule: FieldRule, searched: Searched): Evidence<Value> | undefined {
  const { document, style, ignoreCase } = searched;
  for (const source of listOf(rule.regex)) {
    for (const match of document.text.matchAll(pattern(source, ignoreCase ? 'dgmi' : 'dgm'))) {
      const found = captured(match);
      const value = found && valueOf(field, found.text, rule, style);
      if (value !== undefined && found)
        return evidence(value, locationOf(document, found.start, found.end), found.text, searched);
    }
  }
  return undefined;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** A label between slashes is a pattern; any other is a text, whose blanks and case are ignored. */
export function labelPattern(label: string): RegExp {
  const asPattern = /^\/(.+)\/$/s.exec(label)?.[1];
  if (asPattern !== undefined) return pattern(asPattern, 'i');
  return pattern(
    label
      .trim()
      .split(/\s+/)
      .map(escaped)
      .join(String.raw`\s*`),
    'i',
  );
}

interface Range {
  readonly cell: Cell;
  readonly start: number;
}

/** How far a value may be below its label, in heights of the label, in the column of a table or in a block. */
const reachInHeights = 8;

function below(layout: TextLayout, label: Cell, box: Box): Range[] {
  const height = box[3] - box[1];
  return layout.lines
    .slice(label.line + 1)
    .filter((line) => line.page === label.page && line.box[1] - box[3] < reachInHeights * height)
    .flatMap((line) => line.cells.filter((cell) => overlapX(cell.box, box) > 0))
    .map((cell) => ({ cell, start: 0 }));
}

function rangesOf(rule: FieldRule, layout: TextLayout, cell: Cell, start: number, end: number): Range[] {
  if (rule.direction === 'below') return below(layout, cell, boxOf(cell, start, end));
  const rest = /^[\s:：.#№]*/.exec(cell.text.slice(end))?.[0].length ?? 0;
  const own = end + rest < cell.text.length ? [{ cell, start: end + rest }] : [];
  if (rule.direction === 'inline' || own.length > 0) return own;
  const line = layout.lines[cell.line];
  return (line?.cells.slice(cell.column + 1, cell.column + 4) ?? []).map((next) => ({ cell: next, start: 0 }));
}

function locationInCell(cell: Cell, start: number, end: number): Location {
  const within = cell.words.filter((word, index) => {
    const from = cell.starts[index] ?? 0;
    return from < end && from + word.text.length > start;
  });
  return {
    page: cell.page,
    box: boxOf(cell, start, end),
    confidence: Math.min(1, ...within.map(({ confidence }) => confidence)),
  };
}

function byLabel(
  field: TemplateField,
  rule: FieldRule,
  label: string,
  searched: Searched,
): Evidence<Value> | undefined {
  const sought = labelPattern(label);
  const patterns = listOf(rule.regex).map((source) => pattern(source, searched.ignoreCase ? 'di' : 'd'));
  for (const cell of searched.layout.cells) {
    const match = sought.exec(cell.text);
    if (!match) continue;
    for (const range of rangesOf(rule, searched.layout, cell, match.index, match.index + match[0].length)) {
      const text = range.cell.text.slice(range.start).replace(/^[\s:：]+/, '');
      const shift = range.cell.text.length - text.length;
      const parts =
        patterns.length === 0 ? [{ text, start: 0, end: text.length }] : patterns.flatMap((part) => partOf(part, text));
      for (const part of parts) {
        const value = valueOf(field, part.text, rule, searched.style);
        if (value === undefined) continue;
        return evidence(value, locationInCell(range.cell, shift + part.start, shift + part.end), part.text, searched);
      }
    }
  }
  return undefined;
}

function partOf(part: RegExp, text: string): { text: string; start: number; end: number }[] {
  const match = part.exec(text);
  return match ? [captured(match) ?? []].flat() : [];
}

/** A value that is stated in the template. It has bounds if its characters occur in the document. */
function fixed(field: TemplateField, rule: FieldRule, searched: Searched): Evidence<Value> | undefined {
  const value = typeof rule.value === 'number' ? rule.value : valueOf(field, rule.value ?? '', rule, searched.style);
  if (value === undefined) return undefined;
  const match = labelPattern(String(rule.value)).exec(searched.document.text);
  const location = match ? locationOf(searched.document, match.index, match.index + match[0].length) : undefined;
  return {
    value,
    confidence: ruleConfidence,
    method: 'template',
    ...(match && location ? { page: location.page, box: location.box, text: match[0] } : {}),
  };
}
