/** Why a request did not succeed, as screens need to know it. */
import type { Messages } from '../language/index.ts';
import { type Said, worded } from '../language/server-messages.ts';

export type ApiFailureKind =
  /** No answer: the network or the server is down. */
  | 'offline'
  | 'timeout'
  | 'cancelled'
  /** Nobody is signed in. */
  | 'expired'
  /** 429 or 503, also after several tries. */
  | 'busy'
  /** Other 4xx. */
  | 'refused'
  /** Other 5xx. */
  | 'server'
  /** Not the JSON that the API promises: a proxy answered, for example. */
  | 'unexpected';

interface Circumstances {
  readonly status?: number;
  /** The error code of the API, such as 2002. */
  readonly code?: number;
  readonly requestId?: string;
  /** What the message of the server says after its title. */
  readonly reasons?: readonly Said[];
  readonly cause?: unknown;
}

export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly kind: ApiFailureKind;
  readonly status: number | undefined;
  readonly code: number | undefined;
  /** For the support: the server's log has it, too. */
  readonly requestId: string | undefined;
  readonly reasons: readonly Said[];

  /** `message`: what the server wrote. */
  constructor(
    kind: ApiFailureKind,
    message: string,
    { status, code, requestId, reasons = [], cause }: Circumstances = {},
  ) {
    super(message, { cause });
    this.kind = kind;
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.reasons = reasons;
  }
}

/** Errors of the page itself are thrown on. */
export function apiFailureOf(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  throw error;
}

/** What happened, in the language of the user. */
export function titleOf({ kind, code }: ApiFailure, texts: Messages): string {
  const known = kind === 'refused' || kind === 'server' ? titleOfCode(code, texts) : undefined;
  return known ?? texts.failures[kind];
}

/** Of an error code of the API, such as 2002. Undefined for those that are not known. */
export function titleOfCode(code: number | undefined, { failures }: Messages): string | undefined {
  const byCode: Readonly<Record<number, string>> = failures.codes;
  return byCode[code ?? 0];
}

/**
 * The reason that the server gave, in the language of the user if it can be; '' if there is none. Servers write "标题: reason",
 * with the reason in English.
 */
export function reasonOf({ kind, message, reasons }: ApiFailure): string {
  if (kind !== 'refused' && kind !== 'busy') return '';
  const separator = message.indexOf(': ');
  return separator < 0 ? '' : worded(reasons, message.slice(separator + 2));
}
