/** What is told of a conversion besides its bytes. Plain data: it crosses threads and lies in the cache. */
import type { FidelityClass } from './engine.ts';
import type { Quality } from './fidelity.ts';
import type { Format } from './formats.ts';

export interface ReportedStep {
  readonly engine: string;
  readonly version: string;
  readonly from: Format;
  readonly to: Format;
}

export interface ConversionReport {
  readonly from: Format;
  readonly to: Format;
  /** What the bytes are: the target, or `zip` where several files came of one document. */
  readonly container: Format | 'zip';
  readonly route: readonly ReportedStep[];
  readonly fidelityClass: FidelityClass;
  readonly quality: Quality;
  readonly warnings: readonly string[];
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
