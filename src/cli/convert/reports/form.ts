/** The port of a form of the report that `convert` writes to standard output: one object with everything that others need to know. */
import type { ConversionReport } from '../../../convert/report.ts';
import type { MatrixCell } from '../../../convert/route.ts';
import type { FailureReport } from '../../../domain/failure.ts';
import type { OutputFormat } from '../../extract/reporters/reporter.ts';
import type { Summary } from '../../summary.ts';
import type { Sink } from '../../terminal/output.ts';
import type { Message } from '../../../texts/message.ts';
import type { Wording } from '../../../texts/wording.ts';

/** The report on one document. */
export interface ConvertRecord {
  readonly source: {
    readonly path: string;
    readonly member?: string;
    readonly sha256?: string;
    readonly format?: string;
    readonly bytes?: number;
  };
  readonly status: 'ok' | 'failed';
  readonly skipped?: true;
  /** With --dry-run: the document would be converted. */
  readonly planned?: true;
  readonly result?: {
    /** The first, where there are several. */
    readonly path: string;
    /** Of all of them. */
    readonly bytes: number;
    /** All files, where there are several: pages as pictures, tables as CSV. */
    readonly paths?: readonly string[];
  };
  readonly report?: ConversionReport;
  readonly failure?: FailureReport;
  readonly cached: boolean;
  readonly elapsedMs: number;
}

/** What this machine can convert. */
export interface Listing {
  readonly cells: readonly MatrixCell[];
  readonly engines: readonly { readonly name: string; readonly version: string }[];
  readonly missing: readonly { readonly name: string; readonly missing: Message }[];
}

export interface ReportWriter {
  add(record: ConvertRecord): Promise<void>;
  end(summary: Summary): Promise<void>;
}

export interface ReportForm {
  /** Whether nothing is written before all documents were converted. */
  readonly writesAtEnd: boolean;
  /** What the report itself does not say, so that it is logged. */
  readonly logged: { readonly warnings: boolean; readonly failures: boolean };
  /** The format of an error that ends the run, on standard output; undefined where such errors are logged alone. */
  readonly errorFormat: OutputFormat | undefined;
  readonly make: (sink: Sink, wording: Wording) => ReportWriter;
}

/** A form that --format takes. */
export interface NamedForm extends ReportForm {
  readonly name: string;
  /** What `--list` writes. */
  readonly list: (listing: Listing, wording: Wording) => string;
}

export const nameOf = ({ source: { path, member } }: ConvertRecord): string =>
  member === undefined ? path : `${path}/${member}`;
