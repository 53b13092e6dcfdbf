/** One line of the table: what is measured, what it may be, and how to measure it. */
import type { Stage } from './stage.ts';

export interface Row {
  readonly what: string;
  /** In words: what design asks for. */
  readonly budget: string;
  readonly measure: (stage: Stage) => Promise<string>;
}

export const milliseconds = (value: number): string => `${value.toFixed(0)} ms`;
export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`;

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
