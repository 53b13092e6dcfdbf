/**
 * Error bodies of the convert API. Codes and titles are those of its document (4.1.2), with further ones for failures that it
 * does not name. `details` says what exactly is wrong, `suggestion` what can be done about it.
 */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Failure, type FailureKind, type FailureReport } from '../../../domain/failure.ts';
import { reasonOf, withReason } from '../../../domain/failure-reason.ts';
import { conversionUnknown } from '../../../conversions/conversions.ts';
import { type Answer, documentedAs } from '../../api.ts';
import { sharedStatusOf } from '../../failure-statuses.ts';
import { utcTimestamp } from '../../timestamps.ts';

const answers = {
  E00001: [500, '系统错误'],
  E00002: [400, '参数错误'],
  E00003: [401, '未认证'],
  E00004: [403, '权限不足'],
  E00005: [404, '文件不存在'],
  E00006: [429, '请求过于频繁'],
  E00007: [409, '当前状态不允许该操作'],
  E00008: [503, '服务暂时不可用'],
  E01001: [422, '格式不支持'],
  E01002: [422, '文件损坏'],
  E01003: [500, '转换失败'],
  E01004: [504, '转换超时'],
  E01005: [409, '转换已取消'],
  E01006: [503, '引擎不可用'],
  E01007: [500, '内存不足'],
  E02001: [400, '文件格式不支持'],
  E02002: [400, '文件过大'],
  E02005: [503, '存储空间不足'],
  E02007: [400, '恶意文件'],
  E03001: [503, 'OCR引擎不可用'],
  E03003: [500, 'OCR识别失败'],
} as const satisfies Record<string, readonly [status: number, message: string]>;
export type ErrorCode = keyof typeof answers;

const codes: Record<FailureKind, ErrorCode> = {
  bad_request: 'E00002',
  unauthenticated: 'E00003',
  forbidden: 'E00004',
  not_found: 'E00005',
  rate_limited: 'E00006',
  conflict: 'E00007',
  not_ready: 'E00007',
  unavailable: 'E00008',
  internal: 'E00001',
  write_failed: 'E00001',
  corrupt_document: 'E01002',
  encrypted_document: 'E01002',
  timeout: 'E01004',
  cancelled: 'E01005',
  engine_unavailable: 'E01006',
  out_of_memory: 'E01007',
  unsupported_format: 'E02001',
  too_large: 'E02002',
  storage_full: 'E02005',
  infected: 'E02007',
  ocr_failed: 'E03003',
  not_an_invoice: 'E03003',
};

const isCode = (code: string): code is ErrorCode => Object.hasOwn(answers, code);

/** Makes the API answer with this code instead of the one for the kind of failure. */
export const withCode = (code: ErrorCode, failure: Failure): Failure => withReason(code, failure);

const codeFor = (failure: Failure): ErrorCode => {
  const reason = reasonOf(failure) ?? '';
  if (reason === conversionUnknown) return 'E01001';
  return isCode(reason) ? reason : codes[failure.kind];
};

export const ErrorDetail = z.object({
  code: z.string(),
  message: z.string(),
  details: z.string().optional().describe('What exactly is wrong'),
  suggestion: z.string().optional().describe('What can be done about it'),
});
export type ErrorDetail = z.output<typeof ErrorDetail>;

const ApiError = z
  .object({
    success: z.literal(false),
    error: ErrorDetail,
    timestamp: z.string(),
    requestId: z.string().optional(),
  })
  .meta({
    id: 'ConvertError',
    description: Object.entries(answers)
      .map(([code, [status, message]]) => `${code} ${message} (${status})`)
      .join(', '),
    examples: [
      {
        success: false,
        error: {
          code: 'E01001',
          message: '格式不支持',
          details: 'xlsx to pptx is not a conversion there is',
          suggestion: 'Excel can become: pdf, md, txt, html, csv',
        },
        timestamp: '2025-11-15T10:30:00Z',
        requestId: '5f0c7f9e-6f5c-4a6e-9d2b-1f1f4c1b7f55',
      },
    ],
  });

/** For the documentation of a route: the errors that it may answer. */
export const errors = documentedAs(ApiError);

export function detailOf(failure: Failure): ErrorDetail {
  const code = codeFor(failure);
  const { kind, message, detail } = failure;
  // For an invalid request, message and detail belong together: what is wrong, and where.
  const whole = kind === 'bad_request' && detail !== undefined;
  return {
    code,
    message: answers[code][1],
    ...(kind === 'internal' ? {} : { details: whole ? `${message}. ${detail}` : message }),
    ...(whole || detail === undefined ? {} : { suggestion: detail }),
  };
}

/** The failure of a task as a Failure that can be thrown. Some failures of conversions have codes of their own. */
export function taskFailure({ kind, message, detail }: FailureReport, mayRecognise: boolean): Failure {
  const failure = new Failure(kind, message, { detail });
  if (kind === 'internal') return withCode('E01003', failure);
  // The conversion was retried and failed every time.
  if (kind === 'unavailable') return withCode('E01006', failure);
  // The engines of the route were there when the task was submitted, so the missing one is the OCR engine.
  if (kind === 'engine_unavailable' && mayRecognise) return withCode('E03001', failure);
  return failure;
}

const extraHeaders: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'www-authenticate': 'Bearer' },
  503: { 'retry-after': '10' },
};

export function answerOf(failure: Failure, request: FastifyRequest): Answer {
  const status = sharedStatusOf(failure) ?? answers[codeFor(failure)][0];
  const body = { success: false, error: detailOf(failure), timestamp: utcTimestamp(Date.now()), requestId: request.id };
  return { status, body, headers: extraHeaders[status] ?? {} };
}
