/** The report of a conversion. Plain data, because it is sent between threads and cached. */
import type { FidelityClass } from './engine.ts';
import type { Quality } from './fidelity.ts';
import type { Format } from './formats.ts';
import type { Warned } from '../domain/warned.ts';

export interface ReportedStep {
  readonly engine: string;
  readonly version: string;
  readonly from: Format;
  readonly to: Format;
}

export interface ConversionReport extends Warned {
  readonly from: Format;
  readonly to: Format;
  /** The format of the bytes: the target, or `zip` when the result is several files. */
  readonly container: Format | 'zip';
  readonly route: readonly ReportedStep[];
  readonly fidelityClass: FidelityClass;
  readonly quality: Quality;
  readonly metadata: {
    readonly pageCount?: number;
    readonly wordCount?: number;
    readonly imageCount?: number;
  };
}

export interface Conversion {
  readonly bytes: Uint8Array;
  readonly report: ConversionReport;
}
