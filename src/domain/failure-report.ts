/** Failures and messages as they are stored and sent, to check what comes back. */
import { z } from 'zod';
import { failureKinds } from './failure.ts';

/** A text of the catalogue by its id and values. */
export const StoredMessageSchema = z.object({
  id: z.string(),
  values: z.record(z.string(), z.unknown()).readonly(),
});

export const FailureReportSchema = z.object({
  kind: z.enum(failureKinds),
  message: z.string(),
  detail: z.string().exactOptional(),
  messageText: StoredMessageSchema.exactOptional(),
  detailText: StoredMessageSchema.exactOptional(),
});
