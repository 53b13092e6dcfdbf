/**
 * The port of an output format: one object with everything that others need to know about it. Each format has its own
 * file.
 */
import type { BookMap } from '../../../books/book-map.ts';
import type { FailureReport } from '../../../domain/failure.ts';
import type { ExtractionRecord } from '../../../domain/record.ts';
import type { Wording } from '../../../texts/wording.ts';
import type { SchemaName } from '../../../invoices/schemas/index.ts';
import type { Sink } from '../../terminal/output.ts';
import type { Summary } from '../../summary.ts';
import type { PagePictures } from '../../pictures/pictures.ts';
import type { FormatOptions } from './options.ts';
import type { Message } from '../../../texts/message.ts';

/** A record whose invoice has the fields of the schema that was asked for. */
export interface OutputRecord extends Omit<ExtractionRecord, 'invoice'> {
  readonly invoice: object | null;
}

/** What a format needs that takes only records that are `ok` (exporting.ts). */
export interface ExportNeeds {
  /** Whether it needs --map. */
  readonly map: boolean;
}

/** What a run gives to a format that exports. */
export interface ExportSettings {
  /** Present if the format needs it. */
  readonly map?: BookMap;
  /** Whether several invoices may be put into one file; a ZIP is made of e-invoices then. */
  readonly archive: boolean;
  readonly refusals: Refusals;
}

/** Where the records go that are not exported. */
export interface Refusals {
  add(record: OutputRecord, reason: string): Promise<void>;
}

export interface ExportCounts {
  readonly exported: number;
  readonly refused: number;
}

/** What the first characters of an output depend on. */
export interface OpeningSettings {
  readonly schema: SchemaName;
  /** Texts for people, in their language. Formats for machines do not use it. */
  readonly wording: Wording;
  readonly options: FormatOptions;
}

export interface ReporterSettings extends OpeningSettings {
  /** Columns of the terminal; undefined if the output is not a terminal. */
  readonly columns: number | undefined;
  readonly colour: boolean;
  /** Whether the output already has records and is continued. */
  readonly continued?: boolean;
  /** The file that is written, to which links are relative; absent for standard output. */
  readonly out?: string;
  /** Pictures of the pages that were read, if they are wanted. */
  readonly pictures?: PagePictures;
  /** For formats that export: see exporting.ts. */
  readonly exporting?: ExportSettings;
}

export interface Reporter {
  /** All records of one document, in the order of the inputs. */
  add(records: readonly OutputRecord[]): Promise<void>;
  /** `error` is the failure that ended the run early, if any. */
  end(summary: Summary, error?: FailureReport): Promise<void>;
  /** Only of formats that export: how many records they took and refused. */
  readonly exported?: () => ExportCounts;
}

export type ReporterFactory = (sink: Sink, settings: ReporterSettings) => Reporter;

/** A format that grows by whole lines, so that it is valid at any moment. */
export interface LineGrowth {
  /** The first characters of every output that is not empty. A file that begins otherwise is not continued. */
  readonly opening: (settings: OpeningSettings) => string;
  /** Whether the records can be read back, so that a run can continue an interrupted one. */
  readonly keepsRecords: boolean;
}

/** A format that is one document from its beginning to its end. */
export interface WholeDocument {
  /** Why it cannot grow, as the middle of a message: "a workbook is written as a whole". */
  readonly because: Message;
}

export interface OutputFormat {
  /** The name for --format. */
  readonly name: string;
  /** The extensions of files in this format: lower case, without the dot. */
  readonly extensions: readonly string[];
  readonly growsByLine: LineGrowth | WholeDocument;
  /** Whether nothing is written before all documents were read. */
  readonly writesAtEnd: boolean;
  /** Whether it cannot be shown on a terminal. */
  readonly binary: boolean;
  /** Whether the output contains the error that ends a run. Other messages in it are JSON as well. */
  readonly carriesErrors: boolean;
  /** Present if it takes only records that are `ok`, and what it needs for it. */
  readonly exports?: ExportNeeds;
  /** The settings of its own; absent if it has none. */
  readonly options?: readonly (keyof FormatOptions)[];
  readonly make: ReporterFactory;
}
