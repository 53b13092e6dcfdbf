/** What a dialect is given to do its work with: ports only. */
import type { TexDigests } from '../tex/cache-key.ts';
import type { Format } from '../convert/formats.ts';
import type { ConvertOptions } from '../convert/options.ts';
import type { Availability, Route } from '../convert/route.ts';
import type { Locks } from '../stores/locks/locks.ts';
import type { RecordStore } from '../stores/records/record-store.ts';
import type { Tasks } from '../runtime/durable/tasks.ts';
import type { EarlierExtractions } from '../tasks/extract/task.ts';
import type { Callbacks } from './outgoing/callbacks/callbacks.ts';
import type { ConversionTimes } from '../conversions/times.ts';
import type { IncomingBlobs } from './incoming/inspection.ts';
import type { ServerLog } from './observing/log.ts';
import type { Metrics } from './observing/metrics.ts';
import type { ServeOptions } from './options.ts';
import type { SignedLinks } from './outgoing/signed-links.ts';
import type { UrlGuard } from './outgoing/url-guard.ts';

export interface ServerServices {
  readonly tasks: Tasks;
  /** What is kept through it is looked at for malware first. */
  readonly blobs: IncomingBlobs;
  readonly records: RecordStore;
  readonly locks: Locks;
  /** What an earlier reading of the same bytes gave, with the server's own options, while it is kept (24 hours). */
  readonly knownExtractions: EarlierExtractions;
  /** Which conversions there are: asked before a task is submitted. */
  readonly converting: {
    /** Rejects with unsupported_format or engine_unavailable. */
    routeFor(from: Format, to: Format, options: ConvertOptions): Promise<Route>;
    availability(): Promise<Availability>;
  };
  readonly tex: {
    /** Whether all that DOCX → TeX makes of these is kept; it counts as a use. */
    isKept(digests: TexDigests): Promise<boolean>;
  };
  readonly times: ConversionTimes;
  /** The only way out to addresses that a client names. */
  readonly guard: UrlGuard;
  /** Tells addresses that clients name when their tasks are over. */
  readonly callbacks: Callbacks;
  /** Links to results that need nothing but themselves. */
  readonly links: SignedLinks;
  readonly metrics: Metrics;
  readonly log: ServerLog;
  readonly options: ServeOptions;
  readonly version: string;
  /** Whether the server may be given work; why not, where it may not. */
  readonly unready: () => Promise<string | undefined>;
}
