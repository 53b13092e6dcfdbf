/** One file of the queue, as the store keeps it and the screen shows it. */
import { type ApiFailure, reasonOf, titleOf, titleOfCode } from '../api/failure.ts';
import type { FailedFile, Invoice } from '../api/types.ts';
import type { Formats } from '../language/formats.ts';
import type { Messages } from '../language/index.ts';
import { type Said, worded } from '../language/server-messages.ts';
import type { Refusal } from './accepted.ts';
import type { Intake } from './intake.ts';

export type UploadState = 'waiting' | 'sending' | 'reading' | 'done' | 'failed';

export type UploadProblem =
  | Refusal
  /** Sending failed. */
  | { readonly kind: 'notSent'; readonly failure: ApiFailure }
  /** The server has the file and could not read it. */
  | { readonly kind: 'unreadable'; readonly code: number; readonly reason: string; readonly reasons: readonly Said[] }
  /** The file cannot be read from the disk any more. */
  | { readonly kind: 'gone' };

export interface UploadItem {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  state: UploadState;
  /** By the user; only while it waits. */
  paused: boolean;
  sentBytes: number;
  /** When sending began, in milliseconds since 1970. */
  startedMs: number;
  /** How far it is read, from 0 to 100. */
  readPercent: number;
  invoice: Invoice | undefined;
  problem: UploadProblem | undefined;
  /** Whether the file asks for its password, and how often it was given one. */
  passwordsTried: number | undefined;
  /** Ids of the other documents, if the file is a ZIP of several. */
  furtherInvoices: readonly string[];
  /** Documents of a ZIP that cannot be read. */
  failedFiles: readonly FailedFile[];
}

export const newItem = (id: number, { name, file }: Intake, problem: Refusal | undefined): UploadItem => ({
  id,
  name,
  size: file.size,
  state: problem ? 'failed' : 'waiting',
  paused: false,
  sentBytes: 0,
  startedMs: 0,
  readPercent: 0,
  invoice: undefined,
  problem,
  passwordsTried: undefined,
  furtherInvoices: [],
  failedFiles: [],
});

/** Files that will be refused again need no button to try it. */
export const canBeTriedAgain = ({ kind }: UploadProblem): boolean =>
  kind === 'notSent' || kind === 'unreadable' || kind === 'gone';

export interface ProblemText {
  readonly text: string;
  /** As the server gave it; '' if there is none. */
  readonly reason: string;
}

export function problemText(problem: UploadProblem, texts: Messages, formats: Formats): ProblemText {
  const { refusals } = texts.upload;
  if (problem.kind === 'notSent') return { text: titleOf(problem.failure, texts), reason: reasonOf(problem.failure) };
  if (problem.kind === 'unreadable') {
    return {
      text: titleOfCode(problem.code, texts) ?? texts.failures.server,
      reason: worded(problem.reasons, problem.reason),
    };
  }
  if (problem.kind === 'tooLarge') return { text: refusals.tooLarge(formats.bytes(problem.maxBytes)), reason: '' };
  return { text: refusals[problem.kind], reason: '' };
}

/** Seconds until a file is sent, by its speed so far; undefined as long as that says nothing. */
export function secondsLeft({ size, sentBytes, startedMs }: UploadItem, nowMs: number): number | undefined {
  const passedMs = nowMs - startedMs;
  if (sentBytes === 0 || sentBytes >= size || passedMs < 2000) return undefined;
  return Math.ceil(((size - sentBytes) * passedMs) / sentBytes / 1000);
}
