/** Where a value came from. Every field of a record has one of these; a value without evidence does not exist. */
import type { Box } from '../geometry/box.ts';

/**
 * In order of trust. `template`: fixed by a template of the user's, not read. `computed`: follows from other values by
 * arithmetic.
 */
export const methods = ['embedded-xml', 'qr', 'template', 'text', 'ocr', 'language-model', 'computed'] as const;
export type Method = (typeof methods)[number];

export interface Evidence<Value = unknown> {
  readonly value: Value;
  /** 0..1: the probability that the value is right. */
  readonly confidence: number;
  readonly method: Method;
  /** From 1. Absent where the source has no pages (XML). */
  readonly page?: number;
  /** Points on `page`, origin top left. */
  readonly box?: Box;
  /** The characters as they stand in the source. */
  readonly text?: string;
}
