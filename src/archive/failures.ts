/** What can go wrong with archived invoices. Each failure has a reason, because some have the same kind. */
import { Failure, type FailureReport, saidBy } from '../domain/failure.ts';
import { withReason } from '../domain/failure-reason.ts';
import { type Message, message } from '../texts/message.ts';

export const archiveReasons = [
  'invoice_unknown',
  'invoice_deleted',
  'invoice_unreadable',
  'invoice_changed',
  'invoice_being_read',
  'merge_task_unknown',
  'merge_task_unfinished',
  'merge_task_failed',
] as const;
export type ArchiveReason = (typeof archiveReasons)[number];

const failure = (reason: ArchiveReason, made: Failure): Failure => withReason(reason, made);

export const noSuchInvoice = (id: string): Failure =>
  failure('invoice_unknown', new Failure('not_found', quotedId(id)));
export const invoiceDeleted = (id: string): Failure =>
  failure('invoice_deleted', new Failure('not_found', quotedId(id)));
export const unreadable = (why: Message): Failure => failure('invoice_unreadable', new Failure('ocr_failed', why));
/** Somebody else changed the invoice since the client read it. */
export const invoiceChanged = (): Failure =>
  failure('invoice_changed', new Failure('conflict', message('archive.changed', {})));
/** It was uploaded without waiting, and has no values yet. */
export const invoiceBeingRead = (): Failure =>
  failure('invoice_being_read', new Failure('not_ready', message('archive.beingRead', {})));
export const noSuchMergeTask = (): Failure => failure('merge_task_unknown', new Failure('not_found', ''));
export const mergeTaskRunning = (): Failure => failure('merge_task_unfinished', new Failure('not_ready', ''));
export const mergeTaskFailed = (why: FailureReport | null): Failure =>
  failure('merge_task_failed', new Failure('conflict', why ? saidBy(why) : ''));

/** Ids come from clients, so no more of one is repeated than a person needs to recognise it. */
const quotedId = (id: string): string => JSON.stringify(id.slice(0, 60).toWellFormed());
