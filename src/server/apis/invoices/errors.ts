/** Error codes of the invoice API. Its browser client looks only at the HTTP status, so no code has a 2xx status. */
import { z } from 'zod';
import { type ArchiveReason, archiveReasons } from '../../../archive/failures.ts';
import type { Failure, FailureKind } from '../../../domain/failure.ts';
import { reasonOf } from '../../../domain/failure-reason.ts';
import { type Answer, documentedAs } from '../../api.ts';
import type { StoredMessage } from '../../../texts/template.ts';
import { failureStatuses, type FailureStatuses, statusOf } from '../../failure-statuses.ts';

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

const codes: Readonly<Record<FailureKind, ErrorCode>> = {
  bad_request: 1001,
  unauthenticated: 1001,
  forbidden: 1001,
  not_found: 1001,
  conflict: 1001,
  unsupported_format: 1002,
  infected: 1002,
  too_large: 1003,
  corrupt_document: 2003,
  encrypted_document: 2003,
  ocr_failed: 2003,
  not_an_invoice: 2003,
  not_ready: 3002,
  rate_limited: 5001,
  write_failed: 5001,
  out_of_memory: 5001,
  internal: 5001,
  cancelled: 5001,
  engine_unavailable: 5001,
  unavailable: 5001,
  storage_full: 5001,
  timeout: 5001,
};

const statuses = {
  ...failureStatuses,
  ocr_failed: 422,
} satisfies FailureStatuses;

/** Failures of the archive have codes of their own. */
const archiveAnswers: Record<ArchiveReason, readonly [code: ErrorCode, status: number]> = {
  invoice_unknown: [2001, 404],
  invoice_deleted: [2002, 410],
  invoice_unreadable: [2003, 422],
  invoice_changed: [1001, 412],
  invoice_being_read: [1001, 409],
  merge_task_unknown: [3001, 404],
  merge_task_unfinished: [3002, 409],
  merge_task_failed: [3003, 422],
};

function entryOf(failure: Failure): readonly [code: ErrorCode, status: number] {
  const reason = archiveReasons.find((one) => one === reasonOf(failure));
  return reason ? archiveAnswers[reason] : [codes[failure.kind], statusOf(failure, statuses)];
}

const ApiError = z.object({ code: z.number(), message: z.string(), data: z.null() }).meta({
  id: 'InvoiceError',
  examples: [{ code: 2001, message: '发票不存在', data: null }],
});

/** For the documentation of a route: the errors that it may answer. */
export const errors = documentedAs(ApiError);

interface Described {
  readonly code: ErrorCode;
  /** The title of the code. */
  readonly error: string;
  /** In English. */
  readonly reason: string;
  /** Only if a part of it is a text of the catalogue. */
  readonly reasons?: (string | StoredMessage)[];
}

/** For a file of a batch: the title of the code, and the reason separately. */
export function described(failure: Failure): Described {
  const [code] = entryOf(failure);
  const { message, messageText, detail = '', detailText } = failure;
  const reason = [message, detail].filter((text) => text !== '').join('. ');
  const reasons = [messageText ?? message, detailText ?? detail].filter((said) => said !== '');
  const isTranslatable = reasons.some((said) => typeof said !== 'string');
  return { code, error: titles[code], reason, ...(isTranslatable ? { reasons } : {}) };
}

/** The document gives errors three keys and no other, so what the browser app needs besides is in a header. */
const reasonsHeader = 'error-reasons';
/** Servers and proxies take headers of 8 KB at least. Longer reasons are shown in English. */
const maxHeaderLength = 4000;

export function answerOf(failure: Failure): Answer {
  const [, status] = entryOf(failure);
  const { code, error, reason, reasons } = described(failure);
  const isShown = reason !== '' && failure.kind !== 'internal';
  const message = isShown ? `${error}: ${reason}` : error;
  const encoded = isShown && reasons ? encodeURIComponent(JSON.stringify(reasons).toWellFormed()) : '';
  const headers: Record<string, string> = {
    ...(status === 429 || status === 503 ? { 'retry-after': '10' } : {}),
    ...(encoded !== '' && encoded.length <= maxHeaderLength ? { [reasonsHeader]: encoded } : {}),
  };
  return { status, body: { code, message, data: null }, headers };
}
