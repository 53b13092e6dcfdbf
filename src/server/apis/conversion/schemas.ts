/** Schemas of the convert API, as its specification defines them (3.3, 4), with its examples. */
import { z } from 'zod';
import { type ContentKind, contentKinds } from '../../../convert/article/contents.ts';
import { ApiConvertOptions } from '../../../convert/options.ts';
import { CallbackConfig } from '../../outgoing/callbacks/target.ts';
import { maxMegabytes } from '../../clients/tiers.ts';
import { ErrorDetail } from './errors.ts';

const formatCode = z.string().trim().toLowerCase().min(1).max(20);

export const ConvertRequest = z
  .object({
    fileId: z.string().min(1).max(100).optional().describe('Id of an uploaded file, or of a result'),
    sourceFormat: formatCode.optional().describe('Default: recognised from the file'),
    targetFormat: formatCode.describe(
      'docx, doc, xlsx, xls, pdf, pptx, ppt, md, txt, jpg, jpeg, png, tiff, html, csv, tex',
    ),
    mode: z.enum(['sync', 'async']).default('sync'),
    options: ApiConvertOptions.optional(),
    callback: CallbackConfig.optional().describe('For mode async: called when the task has ended'),
  })
  .meta({
    id: 'ConvertRequest',
    examples: [
      {
        fileId: 'file_1234567890',
        targetFormat: 'pdf',
        mode: 'sync',
        options: { quality: 'high', pdfOptions: { compression: 'medium', embedFonts: true } },
      },
      {
        fileId: 'file_1234567890',
        targetFormat: 'pdf',
        mode: 'async',
        options: { quality: 'best' },
        callback: { url: 'https://example.com/webhook/convert', method: 'POST' },
      },
    ],
  });
export type ConvertRequest = z.output<typeof ConvertRequest>;

const limits = Object.entries(maxMegabytes).map(([tier, megabytes]) => `${tier} ${megabytes} MB`);
export const fileField = z.string().meta({ format: 'binary', description: `At most: ${limits.join(', ')}` });

const json = (what: string) => z.string().optional().describe(`${what}, as JSON`);
export const ConvertForm = z.object({
  file: fileField.optional(),
  fileId: z.string().optional().describe('Instead of a file'),
  targetFormat: z.string(),
  sourceFormat: z.string().optional(),
  mode: z.enum(['sync', 'async']).optional(),
  options: json('ConvertRequest.options'),
  callback: json('ConvertRequest.callback'),
});

const answer = <Data extends z.ZodType>(data: Data) =>
  z.object({ success: z.literal(true), data, timestamp: z.string(), requestId: z.string().optional() });

/** Not in the API's document, as all of `content`. */
export const KindKept = z.object({
  what: z.enum(Object.keys(contentKinds) as [ContentKind, ...ContentKind[]]),
  source: z.number().describe('How many the source has'),
  result: z.number().describe('How many the result has'),
  lost: z.number().exactOptional().describe('How many are missing, if any'),
  which: z.array(z.string()).exactOptional().describe('Some of those that are missing'),
});

const quality = z.object({
  fidelity: z.number().describe('How well the layout is preserved, 0 to 100'),
  accuracy: z.number().describe('How well the content is preserved, 0 to 100'),
  content: z.array(KindKept).optional().describe('What was counted besides words'),
});
const ResultFile = z.object({
  resultFileId: z.string(),
  resultFileName: z.string(),
  resultFileSize: z.number().describe('Bytes'),
  resultFileUrl: z.string(),
});
const Measured = z.object({
  conversionTime: z.number().describe('Milliseconds'),
  quality: quality.optional().describe('If it can be measured'),
});

export const Converted = z.object({
  taskId: z.string(),
  fileId: z.string(),
  ...ResultFile.shape,
  sourceFormat: z.string(),
  targetFormat: z.string(),
  ...Measured.shape,
  metadata: z
    .object({ pageCount: z.number().optional(), wordCount: z.number().optional(), imageCount: z.number().optional() })
    .optional(),
  warnings: z.array(z.string()).optional().describe('What could not be preserved'),
});
export type Converted = z.output<typeof Converted>;

const requestId = '5f0c7f9e-6f5c-4a6e-9d2b-1f1f4c1b7f55';
const timestamp = '2025-11-15T10:30:00Z';
const files = 'https://api.example.com/api/v1/files';
const tasks = 'https://api.example.com/api/v1/tasks';

export const ConvertSyncResponse = answer(Converted).meta({
  id: 'ConvertSyncResponse',
  examples: [
    {
      success: true,
      data: {
        taskId: 'task_1234567890',
        fileId: 'file_1234567890',
        resultFileId: 'file_9876543210',
        resultFileName: 'document.pdf',
        resultFileSize: 2_048_000,
        resultFileUrl: `${files}/file_9876543210/download`,
        sourceFormat: 'docx',
        targetFormat: 'pdf',
        conversionTime: 15_000,
        quality: { fidelity: 98, accuracy: 99 },
        metadata: { pageCount: 10, wordCount: 5000, imageCount: 5 },
      },
      timestamp,
      requestId,
    },
  ],
});

export const Accepted = z.object({
  taskId: z.string(),
  fileId: z.string(),
  status: z.enum(['pending', 'processing']),
  estimatedTime: z.number().optional().describe('Seconds, estimated from recent conversions'),
  progressUrl: z.string(),
  resultUrl: z.string(),
});
export type Accepted = z.output<typeof Accepted>;
export const ConvertAsyncResponse = answer(Accepted).meta({
  id: 'ConvertAsyncResponse',
  examples: [
    {
      success: true,
      data: {
        taskId: 'task_1234567890',
        fileId: 'file_1234567890',
        status: 'pending',
        estimatedTime: 30,
        progressUrl: `${tasks}/task_1234567890/status`,
        resultUrl: `${tasks}/task_1234567890/result`,
      },
      timestamp,
      requestId,
    },
  ],
});

export const TaskStatus = z.object({
  taskId: z.string(),
  status: z.enum(['pending', 'processing', 'completed', 'failed', 'cancelled']),
  progress: z.number().describe('0 to 100'),
  message: z.string().optional(),
  resultFileId: z.string().optional(),
  error: ErrorDetail.optional(),
  estimatedTimeRemaining: z.number().optional().describe('Seconds'),
});
export type TaskStatus = z.output<typeof TaskStatus>;
export const TaskStatusResponse = answer(TaskStatus).meta({
  id: 'ConvertTaskStatusResponse',
  examples: [
    {
      success: true,
      data: {
        taskId: 'task_1234567890',
        status: 'processing',
        progress: 40,
        message: 'converting',
        estimatedTimeRemaining: 12,
      },
      timestamp,
      requestId,
    },
  ],
});

export const TaskResult = z.object({
  taskId: z.string(),
  status: z.enum(['completed', 'failed']).describe('A cancelled task counts as failed, with E01005'),
  ...ResultFile.partial().shape,
  ...Measured.partial().shape,
  error: ErrorDetail.optional(),
});
export type TaskResult = z.output<typeof TaskResult>;
export const TaskResultResponse = answer(TaskResult).meta({
  id: 'ConvertTaskResultResponse',
  examples: [
    {
      success: true,
      data: {
        taskId: 'task_1234567890',
        status: 'completed',
        resultFileId: 'file_9876543210',
        resultFileUrl: `${files}/file_9876543210/download`,
        resultFileName: 'document.pdf',
        resultFileSize: 2_048_000,
        conversionTime: 15_000,
        quality: { fidelity: 98, accuracy: 99 },
      },
      timestamp,
      requestId,
    },
  ],
});

export const TaskDeleted = z.object({ taskId: z.string(), deleted: z.literal(true) });
export const TaskEndResponse = answer(z.union([TaskStatus, TaskDeleted])).meta({
  id: 'ConvertTaskEndResponse',
  examples: [{ success: true, data: { taskId: 'task_1234567890', deleted: true }, timestamp, requestId }],
});

export const FileView = z.object({
  fileId: z.string(),
  fileName: z.string(),
  fileSize: z.number().describe('Bytes'),
  format: z.string().optional().describe('If the name or the first bytes reveal it'),
  mediaType: z.string(),
  downloadUrl: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type FileView = z.output<typeof FileView>;
export const FileResponse = answer(FileView).meta({
  id: 'ConvertFileResponse',
  examples: [
    {
      success: true,
      data: {
        fileId: 'file_1234567890',
        fileName: 'document.docx',
        fileSize: 48_000,
        format: 'docx',
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        downloadUrl: `${files}/file_1234567890/download`,
        createdAt: timestamp,
        expiresAt: '2025-11-16T10:30:00Z',
      },
      timestamp,
      requestId,
    },
  ],
});
export const FileDeletedResponse = answer(z.object({ fileId: z.string(), deleted: z.literal(true) })).meta({
  id: 'ConvertFileDeletedResponse',
  examples: [{ success: true, data: { fileId: 'file_1234567890', deleted: true }, timestamp, requestId }],
});

export const LinkResponse = answer(z.object({ fileId: z.string(), url: z.string(), expiresAt: z.string() })).meta({
  id: 'ConvertLinkResponse',
  examples: [
    {
      success: true,
      data: {
        fileId: 'file_1234567890',
        url: `${files}/file_1234567890/download?expires=1763204400000&signature=5wC0b…`,
        expiresAt: '2025-11-15T11:00:00Z',
      },
      timestamp,
      requestId,
    },
  ],
});
