/**
 * The interface of a kind of work that survives the process: input and result are JSON, documents are blobs.
 *
 * A durable kind only fetches blobs, runs the task that the command line runs too, and stores its output. `runTask` is
 * around all of that, so the kind does not call it again.
 */
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Stage, TaskContext } from '../../domain/task.ts';
import type { StoredFile } from './task.ts';

/** Lanes have limits of their own, so that heavy work does not starve light work. */
export const lanes = ['light', 'ocr', 'convert', 'large'] as const;
export type Lane = (typeof lanes)[number];

export interface DurableContext extends TaskContext {
  readonly taskId: string;
  /** Rejects with `not_found` if the blob is gone. */
  open(sha256: string): Promise<Readable>;
  /** Rejects with `too_large` beyond `maxBytes`. */
  read(sha256: string, maxBytes?: number): Promise<Buffer>;
  /** Stores a file of the result. It stays if the task succeeds and names it among its files. */
  keep(source: Readable, file: { readonly name: string; readonly mediaType: string }): Promise<StoredFile>;
}

export interface DurableOutput {
  /** JSON. */
  readonly result: unknown;
  readonly files: readonly StoredFile[];
}

export interface DurableKind<Input = unknown> {
  readonly name: string;
  /** The schema of the input, as it is submitted and stored. */
  readonly input: z.ZodType<Input>;
  lane(input: Input): Lane;
  /** The stages in order, by the names that `progress` is called with. */
  readonly stages: readonly Stage[] | ((input: Input) => readonly Stage[]);
  /** Rejects with a Failure. */
  run(input: Input, context: DurableContext): Promise<DurableOutput>;
}

/** A kind as the worker sees it: it reads its input itself. */
export interface AnyKind {
  readonly name: string;
  stages(input: unknown): readonly Stage[];
  lane(input: unknown): Lane;
  run(input: unknown, context: DurableContext): Promise<DurableOutput>;
}

export const anyKind = <Input>(kind: DurableKind<Input>): AnyKind => ({
  name: kind.name,
  stages: (input) => (typeof kind.stages === 'function' ? kind.stages(kind.input.parse(input)) : kind.stages),
  lane: (input) => kind.lane(kind.input.parse(input)),
  run: async (input, context) => kind.run(kind.input.parse(input), context),
});
