/** Options of `serve`: the source for the config file, the environment and the flags. */
import { z } from 'zod';

const usualTimeZone = 'Asia/Shanghai';

export const ServeOptions = z.strictObject({
  host: z.string().min(1).default('127.0.0.1').describe('Address to listen on'),
  port: z.number().int().min(0).max(65_535).default(8000).describe('Port to listen on; 0 chooses a free one'),
  dataDir: z.string().min(1).default('invoicectl-data').describe('Folder for everything that the server stores'),
  workers: z.number().int().min(1).max(64).default(4).describe('Number of tasks that run at the same time'),
  database: z.string().min(1).optional().describe('SQLite file of the records; default: in the data folder'),
  queue: z.string().min(1).optional().describe('SQLite file of the queue; default: that of the records'),
  blobs: z.string().min(1).optional().describe('Folder of the documents; default: in the data folder'),
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
    .describe('File with the key that documents are encrypted with, where INVOICECTL_BLOB_KEY does not hold it'),
  clamd: z
    .string()
    .min(1)
    .optional()
    .describe(
      'clamd that every upload is checked by: path of its socket, or host:port; without its answer none is taken',
    ),
  publicUrl: z
    .url()
    .optional()
    .describe(
      'URL by which clients reach the server: its host is accepted and links begin with it; default: as in each request',
    ),
  corsOrigins: z.array(z.string()).default([]).describe('Origins whose web pages may call the APIs; default: none'),
  allowHosts: z
    .array(z.string())
    .default([])
    .describe('host:port of private addresses that may be fetched from or called back all the same'),
  tlsCert: z.string().min(1).optional().describe('Certificate chain (PEM) to serve HTTPS with'),
  tlsKey: z.string().min(1).optional().describe('Key (PEM) of the certificate'),
  timeZone: z
    .string()
    .refine(isTimeZone, { error: 'is no time zone of the IANA database' })
    .default(usualTimeZone)
    .describe('Time zone in which calendar months and days begin'),
  maxUploadBytes: z
    .number()
    .int()
    .positive()
    .max(512 * 1024 ** 2)
    .default(200 * 1024 ** 2)
    .describe('Largest DOCX that the docx2tex API accepts'),
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
      error: 'has to be at least 16 of the letters, digits and signs that a bearer token may have',
    })
    .optional()
    .describe(
      'Bearer token that APIs without credentials of their own ask for; other users can see flags, so prefer the environment',
    ),
  slowBodySeconds: z
    .number()
    .min(1)
    .max(600)
    .default(30)
    .describe('Seconds after which a request is ended if less than 4 KB of its body arrived in them'),
  stopSeconds: z
    .number()
    .min(0)
    .max(600)
    .default(20)
    .describe('Seconds for which tasks may go on when the server is asked to stop; then they return to the queue'),
});
/** The variable for the key of stored documents; it has no flag and no place in a file. */
export const blobKeyVariable = 'INVOICECTL_BLOB_KEY';

export type ServeOptions = z.output<typeof ServeOptions>;

/** Conversions take memory and programs of their own: half of what runs at once may be one. */
export const convertAtOnce = ({ workers }: Pick<ServeOptions, 'workers'>): number =>
  Math.max(1, Math.floor(workers / 2));

function isTimeZone(timeZone: string): boolean {
  // Every command reads all settings, and asking takes ten milliseconds.
  if (timeZone === usualTimeZone) return true;
  try {
    Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
