/** Where a value came from. Every field of an extraction record has evidence. */
import type { Box } from '../geometry/box.ts';

/**
 * In order of trust. `human`: set by a person who saw the document. `template`: fixed in a template of the user and not read from the document. `computed`: follows from
 * other values by arithmetic.
 */
export const methods = [
  'human',
  'embedded-xml',
  'qr',
  'template',
  'text',
  'ocr',
  'language-model',
  'computed',
] as const;
export type Method = (typeof methods)[number];

export interface Evidence<Value = unknown> {
  readonly value: Value;
  /** The probability that the value is right, from 0 to 1. */
  readonly confidence: number;
  readonly method: Method;
  /** From 1. Absent if the source has no pages (XML). */
  readonly page?: number;
  /** In points on `page`, origin top left. */
  readonly box?: Box;
  /** The characters exactly as they are in the source. */
  readonly text?: string;
}
