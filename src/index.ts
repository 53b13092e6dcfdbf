/** The library's face: what another program calls (docs/library.md). */
export { Failure } from './domain/failure.ts';
export type { FailureKind, FailureReport } from './domain/failure.ts';
export { Invoice } from './domain/invoice.ts';
export type { CheckOutcome, Explanation, RecordedEvidence, RecordSource } from './domain/record.ts';
export { ExtractOptions } from './extract/options.ts';
export type { ModelSettings } from './extract/sources/language-model/options.ts';
export type { Box } from './geometry/box.ts';
export { project, type SchemaName } from './invoices/schemas/index.ts';
export { convert, type Converted, type ConvertSettings } from './library/convert.ts';
export { extract, type ExtractSettings } from './library/extract.ts';
export type { DocumentInput, NamedBytes } from './library/inputs.ts';
export type { FailedRecord, LibraryRecord as ExtractionRecord, ReadRecord } from './library/records.ts';
export { merge, type Merged, type MergeSettings } from './library/merge.ts';
export { CacheOptions, RunOptions } from './runtime/options.ts';
