/** Shapes of the invoice API, as its document defines them, with its examples. */
import { z } from 'zod';
import { CorrectionsSchema } from '../../../extract/corrections-schema.ts';
import { failureKinds } from '../../../domain/failure.ts';
import { StoredMessageSchema } from '../../../domain/failure-report.ts';
import { MergeOptions } from '../../../merge/options.ts';
import { fileTypes, InvoiceFields, invoiceStatuses, invoiceTypes } from '../../../archive/fields.ts';

export const exampleInvoice = {
  id: 'inv_001',
  code: '044001900111',
  number: '12345678',
  type: 'vat_special',
  sellerName: '上海某某科技有限公司',
  buyerName: '北京某某公司',
  date: '2023-11-20',
  amount: 1106.19,
  taxAmount: 143.81,
  totalAmount: 1250,
  status: 'verified',
  fileUrl: 'https://storage.example.com/invoices/xxx.pdf',
  fileType: 'pdf',
  createdAt: '2023-11-20T10:00:00Z',
  updatedAt: '2023-11-20T10:30:00Z',
} as const;

/** Browser clients send `status=` if a filter is not set. */
export const orAbsent = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

/** Of an encrypted document. */
export const FilePassword = z.string().min(1).max(1000);

/** What a reason consists of: sentences, each as text or by its id and values. */
export const Reasons = z
  .array(z.union([z.string(), StoredMessageSchema]))
  .describe('The reason, sentence by sentence, for writing it in other languages; absent for reasons in English alone');

const ReadingFailure = z
  .object({
    code: z.number(),
    error: z.string(),
    reason: z.string(),
    reasons: Reasons.optional(),
    kind: z.enum(failureKinds).describe('`encrypted_document`: reading it again with its password helps'),
  })
  .meta({
    id: 'ReadingFailure',
    description: 'Why the file of an upload that was not waited for could not be read',
    examples: [
      { code: 2003, error: 'OCR识别失败', reason: 'The PDF is protected by a password', kind: 'encrypted_document' },
    ],
  });

export const InvoiceView = z
  .object({
    id: z.string(),
    ...InvoiceFields.shape,
    status: z.enum(invoiceStatuses),
    fileUrl: z.string(),
    fileType: z.enum(fileTypes),
    createdAt: z.string(),
    updatedAt: z.string(),
    beingRead: z.literal(true).optional().describe('Only while the file is being read: there are no values yet'),
    failure: ReadingFailure.optional(),
    currency: z.string().optional().describe('ISO 4217; absent if the document names none'),
    pageRange: z
      .array(z.number())
      .optional()
      .describe('First and last page; only if the file contains other invoices, too'),
    version: z.number().optional().describe('For If-Match; only with `version=true`'),
    duplicateOf: z.string().optional().describe('Id of the first invoice that this one repeats'),
  })
  .meta({ id: 'InvoiceRecord', examples: [exampleInvoice] });
export type InvoiceView = z.output<typeof InvoiceView>;

const FailedFile = z.object({
  fileName: z.string(),
  code: z.number().describe('The error code'),
  error: z.string(),
  reason: z.string(),
  reasons: Reasons.optional(),
});
export type FailedFile = z.output<typeof FailedFile>;

export const Besides = z.object({
  furtherInvoices: z.array(z.string()).optional().describe('Ids of the other invoices, if the file contains several'),
  failedFiles: z.array(FailedFile).optional().describe('Files in a ZIP that could not be read; the others were'),
});

export type Besides = z.output<typeof Besides>;

export const UploadedInvoice = InvoiceView.extend(Besides.shape).meta({
  id: 'UploadedInvoice',
  examples: [exampleInvoice],
});
export type UploadedInvoice = z.output<typeof UploadedInvoice>;

export const ReadingTask = z
  .object({
    id: z.string(),
    invoiceId: z.string(),
    status: z.enum(['pending', 'processing', 'completed', 'failed']),
    progress: z.number().describe('0 to 100'),
    stage: z.string(),
  })
  .meta({
    id: 'ReadingTask',
    examples: [
      { id: 'reading_inv_001', invoiceId: 'inv_001', status: 'processing', progress: 45, stage: 'reading pages' },
    ],
  });
export type ReadingTask = z.output<typeof ReadingTask>;

export const InvoiceBeingRead = InvoiceView.extend({ ...Besides.shape, task: ReadingTask }).meta({
  id: 'InvoiceBeingRead',
  examples: [
    {
      ...exampleInvoice,
      code: '',
      number: '',
      type: 'other',
      sellerName: '',
      buyerName: '',
      date: '',
      amount: 0,
      taxAmount: 0,
      totalAmount: 0,
      status: 'pending',
      beingRead: true,
      task: { id: 'reading_inv_001', invoiceId: 'inv_001', status: 'pending', progress: 0, stage: 'queued' },
    },
  ],
});

export const Waiting = z.object({
  wait: orAbsent(z.stringbool().default(true)).describe(
    'false: answer with 202 at once; the invoice is pending until its file has been read',
  ),
});

export type Waiting = z.output<typeof Waiting>;

export const envelope = <Data extends z.ZodType>(data: Data) =>
  z.object({ code: z.literal(0), message: z.literal('success'), data });

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  envelope(z.object({ data: z.array(item), total: z.number(), page: z.number(), pageSize: z.number() }));

export const Nothing = envelope(z.null());

export const success = <Data>(data: Data) => ({ code: 0 as const, message: 'success' as const, data });

export const Paged = z.object({
  page: orAbsent(z.coerce.number().int().min(1).max(1_000_000).default(1)),
  pageSize: orAbsent(z.coerce.number().int().min(1).max(100).default(20)),
});
export const ById = z.object({ id: z.string() });

/** How long a deletion can be undone. */
export const UndoSeconds = z
  .number()
  .int()
  .min(0)
  .max(3600)
  .describe('The deletion can be undone for this time; default: not at all');

const text = z.string().trim().max(200);
/** In yuan, with at most two decimals. */
const amount = z
  .number()
  .min(-1e12)
  .max(1e12)
  .refine((value) => Number(value.toFixed(2)) === value, 'has more than two decimals');

export const InvoicePatch = z
  .strictObject({
    status: z.enum(invoiceStatuses).exactOptional(),
    code: text.exactOptional(),
    number: text.exactOptional(),
    type: z.enum(invoiceTypes).exactOptional(),
    sellerName: text.exactOptional(),
    buyerName: text.exactOptional(),
    date: z.union([z.iso.date(), z.literal('')]).exactOptional(),
    amount: amount.exactOptional(),
    taxAmount: amount.exactOptional(),
    totalAmount: amount.exactOptional(),
    corrections: CorrectionsSchema.exactOptional().describe(
      'Any values of the whole reading by their paths (`seller.taxId`, `lines`), each with the place on the page that it was taken from; null if the document does not have it',
    ),
    how: z.enum(['typed', 'page', 'suggestion']).exactOptional().describe('For the history; default: typed'),
    override: text.min(1).exactOptional().describe('Why it is verified although its sums do not add up'),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'Name at least one field to change')
  .meta({
    id: 'InvoicePatch',
    description:
      'Sets the status and corrects values. Amounts have to add up: one that is not given follows from the others. With If-Match, the change is refused with 412 if somebody else was quicker.',
    examples: [
      { status: 'verified', amount: 100, taxAmount: 13 },
      { corrections: { 'seller.name': { value: 'Unicorn & Sons', page: 1, box: [56, 80, 180, 94] } }, how: 'page' },
    ],
  });

const maxIds = 1000;
const maxPages = 20_000;
export const InvoiceIds = z
  .array(z.string().min(1).max(200))
  .min(1)
  .max(maxIds)
  .overwrite((ids) => [...new Set(ids)]);

const { paper, cutLines, summary, order, copies, stamp, crop, invoiceLanguage } = MergeOptions.shape;
const furtherLayout = { paper, cutLines, summary, order, copies, stamp, crop, invoiceLanguage };

export const MergeRequest = z
  .object({
    invoiceIds: InvoiceIds,
    outputType: z.enum(['pdf', 'zip']),
    layout: z
      .object({
        layout: z.enum(['1x1', '2x1', '2x2', 'auto']),
        orientation: z.enum(['portrait', 'landscape']),
        margin: z.number().min(0).max(100),
        gap: z.number().min(0).max(100),
        showPageNumber: z.boolean(),
        showCategoryLabel: z.boolean(),
        // What the API document does not have: the options of merge, under their names.
        ...furtherLayout,
        pages: z
          .array(
            z.object({
              invoiceId: z.string().max(200),
              page: z.int().min(1).max(10_000),
              rotation: z
                .union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)])
                .default(0)
                .describe('Clockwise, in degrees'),
            }),
          )
          .min(1)
          .max(maxPages)
          .describe(
            'The pages in their order, each as often as it is named, instead of all pages with `order` and `copies`; PDF only',
          ),
      })
      .partial()
      .optional(),
  })
  .meta({
    id: 'MergeTaskRequest',
    examples: [
      {
        invoiceIds: ['inv_001', 'inv_002', 'inv_003'],
        outputType: 'pdf',
        layout: {
          layout: '2x1',
          orientation: 'portrait',
          margin: 10,
          gap: 5,
          showPageNumber: true,
          showCategoryLabel: true,
        },
      },
    ],
  });
export type MergeRequest = z.output<typeof MergeRequest>;

export const MergeTaskView = z
  .object({
    id: z.string(),
    invoiceIds: z.array(z.string()),
    status: z.enum(['pending', 'processing', 'completed', 'failed']),
    outputType: z.enum(['pdf', 'zip']),
    totalPages: z.number(),
    totalAmount: z.number(),
    createdAt: z.string(),
    downloadUrl: z.string().nullable(),
    error: z.string().optional().describe('Why the merge failed'),
    reasons: Reasons.optional(),
    warnings: z.array(z.string()).optional().describe('What was requested but is missing from the result'),
    failedFiles: z.array(FailedFile).optional().describe('The same as `warnings`, file by file'),
  })
  .meta({
    id: 'MergeTask',
    examples: [
      {
        id: 'task_001',
        invoiceIds: ['inv_001', 'inv_002', 'inv_003'],
        status: 'completed',
        outputType: 'pdf',
        totalPages: 2,
        totalAmount: 11700,
        createdAt: '2023-11-22T15:00:00Z',
        downloadUrl: 'https://storage.example.com/merged/task_001.pdf',
      },
    ],
  });
export type MergeTaskView = z.output<typeof MergeTaskView>;

export const BatchResult = z
  .object({
    id: z.string().nullable(),
    fileName: z.string(),
    status: z.enum(['success', 'failed', 'pending']).describe('pending: only with wait=false'),
    invoice: z.union([InvoiceBeingRead, UploadedInvoice]).optional(),
    error: z.string().optional(),
    code: z.number().optional().describe('The error code; only if the file failed'),
    reason: z.string().optional(),
    reasons: Reasons.optional(),
  })
  .meta({
    id: 'BatchResult',
    examples: [
      { id: 'inv_001', fileName: '发票.pdf', status: 'success', invoice: exampleInvoice },
      {
        id: null,
        fileName: '说明.txt',
        status: 'failed',
        error: '文件格式不支持',
        code: 1002,
        reason: 'PDF, JPG, PNG and OFD are supported',
      },
    ],
  });
export type BatchResult = z.output<typeof BatchResult>;

export const Statistics = z
  .object({
    processedCount: z.number(),
    processedChange: z.number(),
    pendingCount: z.number(),
    pendingChange: z.number(),
    savedTax: z.number(),
    savedChange: z.number(),
  })
  .meta({
    id: 'DashboardStatistics',
    examples: [
      {
        processedCount: 1284,
        processedChange: 12.5,
        pendingCount: 12,
        pendingChange: -2.4,
        savedTax: 4590.2,
        savedChange: 5.8,
      },
    ],
  });
