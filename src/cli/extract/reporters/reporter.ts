/** The port of an output format. One file per format beside this one. */
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
  /** What is written goes on in an output that has begun. */
  readonly continued?: boolean;
}

export interface Reporter {
  /** All records of one document, in the order of the inputs. */
  add(records: readonly OutputRecord[]): Promise<void>;
  /** `error`: what ended the run before its end. */
  end(summary: Summary, error?: FailureReport): Promise<void>;
}

export type ReporterFactory = (sink: Sink, settings: ReporterSettings) => Reporter;
