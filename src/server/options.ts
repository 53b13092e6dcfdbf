/** The options of `serve`. The config file, the environment and the flags are derived from them. */
import { z } from 'zod';
import { lanes } from '../runtime/durable/kinds.ts';

const usualTimeZone = 'Asia/Shanghai';

export const ServeOptions = z.strictObject({
  host: z.string().min(1).default('127.0.0.1').describe('Address to listen on'),
  port: z.number().int().min(0).max(65_535).default(8000).describe('Port to listen on; 0 chooses a free one'),
  dataDir: z.string().min(1).default('invoicectl-data').describe('Folder for everything that the server stores'),
  workers: z
    .number()
    .int()
    .min(0)
    .max(64)
    .default(4)
    .describe('Number of tasks that run at the same time; 0: other processes run them (invoicectl worker)'),
  database: z
    .string()
    .min(1)
    .optional()
    .describe('SQLite file of the records, or postgres://USER@HOST/DATABASE; default: a file in the data folder'),
  databaseUrlFile: z
    .string()
    .min(1)
    .optional()
    .describe('File with the address of the database, which other users then cannot see'),
  poolSize: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe('Most connections to PostgreSQL; default: 10, for a worker 4'),
  waitSeconds: z
    .number()
    .min(0)
    .max(3600)
    .default(60)
    .describe('Seconds to wait for PostgreSQL and for the bucket at the start'),
  listenUrl: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Address of PostgreSQL for LISTEN, past PgBouncer; none: ask every second; default: that of the database',
    ),
  queue: z
    .string()
    .min(1)
    .optional()
    .describe('SQLite file of the queue, or postgres://USER@HOST/DATABASE; default: where the records are'),
  queueUrlFile: z
    .string()
    .min(1)
    .optional()
    .describe('File with the address of the database of the queue, which other users then cannot see'),
  queuedAtMost: z
    .number()
    .int()
    .min(1)
    .default(10_000)
    .describe('Tasks of one client that may wait; further ones are answered with 429'),
  queueAtMost: z
    .number()
    .int()
    .min(1)
    .default(100_000)
    .describe('Tasks that may wait in all; further ones are answered with 503'),
  blobs: z
    .string()
    .min(1)
    .optional()
    .describe('Folder of the documents, or s3://BUCKET/PREFIX?region=…&endpoint=…; default: in the data folder'),
  adoptEmpty: z
    .boolean()
    .default(false)
    .describe('Start even if only one of the database and the folder of documents is empty'),
  diskMegabytes: z
    .number()
    .int()
    .min(1)
    .default(20_480)
    .describe('Limit for all stored documents together; uploads beyond it are refused'),
  reserveMegabytes: z
    .number()
    .int()
    .min(0)
    .default(64)
    .describe('Disk space reserved for the database; uploads that would use it are refused'),
  blobKeyFile: z
    .string()
    .min(1)
    .optional()
    .describe('File with the key that encrypts documents, unless INVOICECTL_BLOB_KEY is set'),
  clamd: z
    .string()
    .min(1)
    .optional()
    .describe(
      'clamd that scans every upload: path of its socket, or host:port; uploads are refused while it does not answer',
    ),
  publicUrl: z
    .url()
    .optional()
    .describe(
      'URL by which clients reach the server: its host is accepted, and links begin with it; default: as in each request',
    ),
  corsOrigins: z.array(z.string()).default([]).describe('Origins whose web pages may call the APIs; default: none'),
  allowHosts: z
    .array(z.string())
    .default([])
    .describe('host:port of private addresses to which fetches and callbacks are allowed'),
  tlsCert: z.string().min(1).optional().describe('Certificate chain (PEM) to serve HTTPS with'),
  tlsKey: z.string().min(1).optional().describe('Key (PEM) of the certificate'),
  timeZone: z
    .string()
    .refine(isTimeZone, { error: 'is not a time zone of the IANA database' })
    .default(usualTimeZone)
    .describe('Time zone in which calendar months and days begin'),
  maxUploadBytes: z
    .number()
    .int()
    .positive()
    .max(512 * 1024 ** 2)
    .default(200 * 1024 ** 2)
    .describe('Largest DOCX that the docx2tex API accepts'),
  maxChunkedMegabytes: z
    .number()
    .int()
    .min(10)
    .max(500)
    .default(200)
    .describe('Largest file that the invoice API accepts in chunks; a file in one piece may have 10 MB'),
  ttlDays: z
    .number()
    .positive()
    .max(3650)
    .default(7)
    .describe('Days after its last use for which a docx2tex result is kept'),
  clientToken: z.string().min(16).optional().describe('Token of the first client of the convert API'),
  clientKey: z.string().min(16).optional().describe('API key of the first client of the convert API'),
  apiToken: z
    .string()
    .regex(/^[\w.~+/-]{16,}=*$/, {
      error: 'must have at least 16 characters, all of them allowed in a bearer token',
    })
    .optional()
    .describe(
      'Bearer token for APIs without credentials of their own; other users can see flags, so prefer the environment',
    ),
  tracing: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
    .refine((url) => !URL.canParse(url) || new URL(url).username === '', {
      error: 'must not contain a user or a password',
    })
    .optional()
    .describe('Address of an OpenTelemetry collector that traces are sent to by OTLP over HTTP; default: no traces'),
  slowBodySeconds: z
    .number()
    .min(1)
    .max(600)
    .default(30)
    .describe('Seconds within which at least 4 KB of a request body must arrive, or the request is ended'),
  drainSeconds: z
    .number()
    .min(0)
    .max(600)
    .optional()
    .describe(
      'Seconds for which a server that is stopped still takes requests, until load balancers know; default: 5 with records in PostgreSQL, else 0',
    ),
  stopSeconds: z
    .number()
    .min(0)
    .max(600)
    .default(20)
    .describe('Seconds that running tasks get to finish when the server is stopped; then they return to the queue'),
});

/** The options that a worker has besides. */
export const WorkerOptions = z.strictObject({
  lanes: z
    .array(z.enum(lanes))
    .min(1)
    .optional()
    .describe('Kinds of work that a worker takes; default: those whose programs are installed here'),
  health: z
    .string()
    .regex(/^[^/@\s]+:\d{1,5}$/, { error: 'must be HOST:PORT' })
    .optional()
    .describe('Address at which a worker answers /livez, /readyz and /metrics; default: none'),
});
export type WorkerOptions = z.output<typeof WorkerOptions>;

/** The variable for the key of stored documents. It has neither a flag nor an entry in the config file. */
export const blobKeyVariable = 'INVOICECTL_BLOB_KEY';

export type ServeOptions = z.output<typeof ServeOptions>;

/** At most half of the tasks that run at once may be conversions, because those use much memory and start programs. */
export const convertAtOnce = ({ workers }: Pick<ServeOptions, 'workers'>): number =>
  Math.max(1, Math.floor(workers / 2));

function isTimeZone(timeZone: string): boolean {
  // Every command reads all settings, and checking a time zone takes ten milliseconds.
  if (timeZone === usualTimeZone) return true;
  try {
    Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
