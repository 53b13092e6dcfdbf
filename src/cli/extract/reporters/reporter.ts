/** The port of an output format: one object with everything that others need to know about it. Each format has its own file. */
import type { FailureReport } from '../../../domain/failure.ts';
import type { ExtractionRecord } from '../../../domain/record.ts';
import type { SchemaName } from '../../../invoices/schemas/index.ts';
import type { Sink } from '../../terminal/output.ts';
import type { Summary } from '../../summary.ts';

/** A record whose invoice has the fields of the schema that was asked for. */
export interface OutputRecord extends Omit<ExtractionRecord, 'invoice'> {
  readonly invoice: object | null;
}

export interface ReporterSettings {
  readonly schema: SchemaName;
  /** Of the terminal; undefined where the output is none. */
  readonly columns: number | undefined;
  readonly colour: boolean;
  /** Whether the output already has records and is continued. */
  readonly continued?: boolean;
}

export interface Reporter {
  /** All records of one document, in the order of the inputs. */
  add(records: readonly OutputRecord[]): Promise<void>;
  /** `error`: what ended the run before its end. */
  end(summary: Summary, error?: FailureReport): Promise<void>;
}

export type ReporterFactory = (sink: Sink, settings: ReporterSettings) => Reporter;

/** A format that grows by whole lines: what is written of it so far is valid at any moment. */
export interface LineGrowth {
  /** The first characters of every output that is not empty. A file that begins otherwise is not continued. */
  readonly opening: string;
  /** Whether the records can be read back, so that a run goes on where an earlier one broke off. */
  readonly keepsRecords: boolean;
}

/** A format that is one document from its beginning to its end. */
export interface WholeDocument {
  /** Why it cannot grow, as a message says it: "a workbook is written as a whole". */
  readonly because: string;
}

export interface OutputFormat {
  /** As --format calls it. */
  readonly name: string;
  /** What the name of a file in this format ends with: lower case, without the dot. */
  readonly extensions: readonly string[];
  readonly growsByLine: LineGrowth | WholeDocument;
  /** Whether nothing is written before all documents were read. */
  readonly writesAtEnd: boolean;
  /** Whether it cannot be shown on a terminal. */
  readonly binary: boolean;
  /** Whether the output contains the error that ends a run. Other messages in it are JSON as well. */
  readonly carriesErrors: boolean;
  readonly make: ReporterFactory;
}
