/** Error codes of the invoice API. Its browser client looks at the HTTP status alone, so every code has one that is not 2xx. */
import { Failure, type FailureKind } from '../../../domain/failure.ts';
import { type Answer, coded, codeOf } from '../../api.ts';

const titles = {
  1001: '参数错误',
  1002: '文件格式不支持',
  1003: '文件大小超限',
  2001: '发票不存在',
  2002: '发票已被删除',
  2003: 'OCR识别失败',
  3001: '合并任务不存在',
  3002: '合并任务进行中',
  3003: '合并任务失败',
  5001: '服务器内部错误',
} as const;
export type ErrorCode = keyof typeof titles;

const answers: Record<FailureKind, readonly [code: ErrorCode, status: number]> = {
  bad_request: [1001, 400],
  unauthenticated: [1001, 401],
  forbidden: [1001, 403],
  not_found: [1001, 404],
  conflict: [1001, 409],
  unsupported_format: [1002, 415],
  infected: [1002, 422],
  too_large: [1003, 413],
  corrupt_document: [2003, 422],
  encrypted_document: [2003, 422],
  ocr_failed: [2003, 422],
  not_ready: [3002, 409],
  rate_limited: [5001, 429],
  write_failed: [5001, 500],
  out_of_memory: [5001, 500],
  internal: [5001, 500],
  cancelled: [5001, 503],
  engine_unavailable: [5001, 503],
  unavailable: [5001, 503],
  storage_full: [5001, 503],
  timeout: [5001, 504],
};

const withCode = (code: ErrorCode, failure: Failure): Failure => coded(String(code), failure);

export const noSuchInvoice = (id: string): Failure => withCode(2001, new Failure('not_found', shown(id)));
export const invoiceDeleted = (id: string): Failure => withCode(2002, new Failure('not_found', shown(id)));
export const noSuchMergeTask = (): Failure => withCode(3001, new Failure('not_found', ''));
export const mergeTaskRunning = (): Failure => withCode(3002, new Failure('not_ready', ''));
export const mergeTaskFailed = (why: string): Failure => withCode(3003, new Failure('conflict', why));
export const unreadable = (why: string): Failure => withCode(2003, new Failure('ocr_failed', why));

/** Ids come from clients: no more of one is repeated than a person needs. */
const shown = (id: string): string => JSON.stringify(id.slice(0, 60).toWellFormed());

const statuses: Readonly<Record<string, readonly [code: ErrorCode, status: number]>> = {
  2001: [2001, 404],
  2002: [2002, 410],
  2003: [2003, 422],
  3001: [3001, 404],
  3002: [3002, 409],
  3003: [3003, 422],
};

const entryOf = (failure: Failure): readonly [code: ErrorCode, status: number] =>
  statuses[codeOf(failure) ?? ''] ?? answers[failure.kind];

/** For a file of a batch: the words of the code alone, and why beside it. */
export function described(failure: Failure): { code: ErrorCode; title: string; reason: string } {
  const [code] = entryOf(failure);
  const reason = [failure.message, failure.detail ?? ''].filter((text) => text !== '').join('. ');
  return { code, title: titles[code], reason };
}

export function answerOf(failure: Failure): Answer {
  const [, status] = entryOf(failure);
  const { code, title, reason } = described(failure);
  const message = reason === '' || failure.kind === 'internal' ? title : `${title}: ${reason}`;
  const headers: Record<string, string> = status === 429 || status === 503 ? { 'retry-after': '10' } : {};
  return { status, body: { code, message, data: null }, headers };
}
