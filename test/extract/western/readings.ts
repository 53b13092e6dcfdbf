/** What tests of families ask for again and again: a document read, and what was found in it. */
import { expect } from 'vitest';
import type { Page } from '../../../src/domain/document.ts';
import type { Word } from '../../../src/geometry/word.ts';
import type { Family } from '../../../src/extract/families/family.ts';
import { families } from '../../../src/extract/families/index.ts';
import { invoice } from '../../../src/extract/western/invoice.ts';
import type { FieldName, Reading } from '../../../src/extract/reading.ts';
import { segments } from '../../../src/extract/segments.ts';
import { type Set, pageOf } from '../page-of.ts';
import { page } from '../fapiao/form.ts';

/** By the general family. */
export function readInvoice(...pages: readonly (readonly Set[])[]): Reading {
  const [reading] = invoice.read(pages.map((texts, index) => pageOf(texts, index + 1)));
  if (!reading) throw new Error('nothing read');
  return reading;
}

export const valuesOf = ({ fields }: Reading, ...names: readonly FieldName[]): unknown[] =>
  names.map((name) => fields[name]?.value);

export const fieldsOf = (reading: Reading | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(reading?.fields ?? {}).map(([field, evidence]) => [field, evidence.value]));

/** Read by the family that the pipeline gives the page to. */
export function readBy(family: Family, words: readonly Word[], overrides: Partial<Page> = {}): Reading {
  const document = page(words, overrides);
  const [segment] = segments(families, [document]);
  expect(segment?.family.name).toBe(family.name);
  const readings = family.read([document]);
  expect(readings).toHaveLength(1);
  return readings[0]!;
}
