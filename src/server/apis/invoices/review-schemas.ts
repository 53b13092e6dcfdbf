/** Shapes of the routes for reviewing an invoice, which the API document does not have. */
import { z } from 'zod';
import { waysOfChange } from '../../../archive/changes.ts';
import { CorrectionsSchema } from '../../../extract/corrections-schema.ts';
import { emptyInvoice } from '../../../domain/empty-invoice.ts';
import { ReadRecord } from '../../readings.ts';

export const HistoryView = z
  .object({
    at: z.string(),
    by: z.string().describe('The name of the user; empty where the server has no users'),
    how: z.enum(waysOfChange),
    reason: z.string().optional(),
    changes: z.array(
      z.object({
        field: z.string().describe('Path of the value, or `status`'),
        before: z.unknown(),
        after: z.unknown(),
      }),
    ),
    undone: z.boolean().describe('Whether it was set back'),
  })
  .meta({
    id: 'HistoryEntry',
    examples: [
      {
        at: '2026-11-22T10:58:00Z',
        by: '',
        how: 'typed',
        changes: [{ field: 'totalAmount', before: 1461, after: 1416 }],
        undone: false,
      },
    ],
  });

const PageSize = z.object({
  page: z.number(),
  width: z.number().describe('In points, of the upright page'),
  height: z.number(),
  textSource: z.enum(['text', 'ocr', 'none']),
  rotation: z
    .union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)])
    .describe('How far the page of the file is rotated clockwise, in degrees: its words and its picture are upright'),
  skewDegrees: z
    .number()
    .describe('The slope of its lines, positive clockwise: its words and its picture are straightened'),
});

export const PageWords = z
  .object({
    ...PageSize.shape,
    words: z.array(
      z.object({
        text: z.string(),
        box: z.array(z.number()).describe('x0, y0, x1, y1 in points, origin top left'),
        confidence: z.number(),
      }),
    ),
  })
  .meta({
    id: 'PageWords',
    examples: [
      {
        page: 1,
        width: 595,
        height: 842,
        textSource: 'ocr',
        rotation: 90,
        skewDegrees: -0.7,
        words: [{ text: '1,461.00', box: [480, 610, 530, 622], confidence: 0.97 }],
      },
    ],
  });

export const InvoiceReading = z
  .object({
    records: z.array(ReadRecord).describe('The record of this invoice, with all corrections'),
    read: z
      .record(z.string(), z.object({ value: z.unknown(), confidence: z.number().nullable() }))
      .describe('What was read where a person set another value, by the path of the value'),
    corrections: CorrectionsSchema.describe('What a person set, with the places on the page that it was taken from'),
    source: z
      .object({
        sha256: z.string(),
        fileName: z.string(),
        position: z.number().describe('Among the invoices of the file, from 0'),
      })
      .describe('The file of the invoice'),
    pages: z.array(PageSize),
    version: z.number().describe('For If-Match'),
  })
  .meta({
    id: 'InvoiceReading',
    examples: [
      {
        records: [
          {
            pages: [1, 1],
            status: 'review',
            invoice: { ...emptyInvoice, number: 'US-10091', currency: 'USD', totalAmount: 1416 },
            evidence: { totalAmount: { method: 'human', confidence: 0.999 } },
            checks: [],
            warnings: [],
          },
        ],
        read: { totalAmount: { value: 1461, confidence: 0.62 } },
        corrections: { totalAmount: { value: 1416 } },
        source: {
          sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
          fileName: '发票.pdf',
          position: 0,
        },
        pages: [{ page: 1, width: 595, height: 842, textSource: 'text', rotation: 0, skewDegrees: 0 }],
        version: 2,
      },
    ],
  });
