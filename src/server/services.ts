/** For one person at this machine (incoming/private-access.ts). */
export interface PrivateAccess {
  /** In the address: `?key=`. It can be used once. */
  readonly key: string;
  /** What the process that started the server sends as a cookie itself. */
  readonly ownToken: string;
  /** Called when no page has been open for some seconds, after one had been. */
  readonly left: () => void;
}

/** Everything that the routes of an API can use: ports only, no implementations. */
import type { TeachingServices } from '../archive/teaching.ts';
import type { TexDigests } from '../tex/cache-key.ts';
import type { Format } from '../convert/formats.ts';
import type { ConvertOptions } from '../convert/options.ts';
import type { Availability, Route } from '../convert/route.ts';
import type { Counters } from '../stores/counters/counters.ts';
import type { Instance } from '../stores/instances/instances.ts';
import type { Locks } from '../stores/locks/locks.ts';
import type { JobQueue } from '../stores/queues/job-queue.ts';
import type { RecordStore } from '../stores/records/record-store.ts';
import type { WakeChannel } from '../stores/wake/wake-channel.ts';
import type { Tasks } from '../runtime/durable/tasks.ts';
import type { Tracer } from '../runtime/tracing/tracer.ts';
import type { PagePictureInput } from '../tasks/convert/page-picture.ts';
import type { EarlierExtractions } from '../tasks/extract/task.ts';
import type { People } from './clients/people.ts';
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
  /** Scans everything for malware before it is stored. */
  readonly blobs: IncomingBlobs;
  readonly records: RecordStore;
  readonly locks: Locks;
  /** For limits of requests and tries, over all servers. */
  readonly counters: Counters;
  /** The result of an earlier reading of the same bytes with the server's own options; cached for 24 hours. */
  readonly knownExtractions: EarlierExtractions;
  /** Which conversions are possible; asked before a task is submitted. */
  readonly converting: {
    /** Rejects with unsupported_format or engine_unavailable. */
    routeFor(from: Format, to: Format, options: ConvertOptions): Promise<Route>;
    availability(): Promise<Availability>;
  };
  /** One page of a document as a PNG, or all pages of an e-invoice without pages as a PDF. Rejects with `not_found` for a page that the document does not have. */
  readonly pagePicture: (input: PagePictureInput, signal: AbortSignal) => Promise<Uint8Array>;
  /** Drafts a template for a seller, and tries it. */
  readonly teach: TeachingServices['teach'];
  readonly keepTemplate: TeachingServices['keepTemplate'];
  readonly tex: {
    /** Whether the whole result of DOCX to TeX is in the cache. Asking counts as a use of it. */
    isKept(digests: TexDigests): Promise<boolean>;
  };
  readonly times: ConversionTimes;
  /** The processes that use the same stores, this one included, as of some seconds ago. */
  readonly processes: () => readonly Instance[];
  /** Messages to and from the other servers on the same database; undefined where there can be none. */
  readonly wake: WakeChannel | undefined;
  /** What keeps the queue. */
  readonly queueBackend: JobQueue['backend'];
  /** All requests to addresses that a client names go through this guard. */
  readonly guard: UrlGuard;
  /** Reports the end of tasks to addresses that clients name. */
  readonly callbacks: Callbacks;
  /** Signed links to results, which work without credentials. */
  readonly links: SignedLinks;
  /** Who is signed in. */
  readonly people: People;
  readonly metrics: Metrics;
  /** Present where traces are wanted. */
  readonly tracer?: Tracer;
  readonly log: ServerLog;
  readonly options: ServeOptions;
  /** Present where the server is for one person at this machine. */
  readonly privateAccess?: PrivateAccess;
  readonly version: string;
  /** Why the server cannot accept work; undefined if it can. */
  readonly unready: () => Promise<string | undefined>;
}
