/** Options of `serve`: the source for the config file, the environment and the flags. */
import { z } from 'zod';

const usualTimeZone = 'Asia/Shanghai';

export const ServeOptions = z.strictObject({
  host: z.string().min(1).default('127.0.0.1').describe('Address to listen on'),
  port: z.number().int().min(0).max(65_535).default(8000).describe('Port to listen on; 0: any that is free'),
  dataDir: z.string().min(1).default('invoicectl-data').describe('Folder of everything that is kept'),
  workers: z.number().int().min(1).max(64).default(4).describe('Tasks worked on at once'),
  database: z.string().min(1).optional().describe('SQLite file of the records; default: in the data folder'),
  queue: z.string().min(1).optional().describe('SQLite file of the queue; default: that of the records'),
  blobs: z.string().min(1).optional().describe('Folder of the documents; default: in the data folder'),
  adoptEmpty: z
    .boolean()
    .default(false)
    .describe('Start also where the database or the folder of the documents is empty and the other is not'),
  diskMegabytes: z
    .number()
    .int()
    .min(1)
    .default(20_480)
    .describe('Documents kept at most; beyond it, uploads are refused'),
  reserveMegabytes: z
    .number()
    .int()
    .min(0)
    .default(64)
    .describe('Room on the disk that documents leave to the database; without it, uploads are refused'),
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
  publicUrl: z.url().optional().describe('How clients reach the server, for links; default: as each request came'),
  corsOrigins: z.array(z.string()).default([]).describe('Origins whose pages may call the APIs; default none'),
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
    .describe('Zone of calendar months and days'),
  maxUploadBytes: z
    .number()
    .int()
    .positive()
    .max(512 * 1024 ** 2)
    .default(200 * 1024 ** 2)
    .describe('Largest DOCX that the docx2tex API takes'),
  ttlDays: z.number().positive().max(3650).default(7).describe('Days after its last use that a docx2tex result goes'),
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
    .describe('A request whose body brings less than 4 KB in so many seconds is ended'),
  stopSeconds: z
    .number()
    .min(0)
    .max(600)
    .default(20)
    .describe('How long running tasks may go on when the server is asked to stop; then they go back to the queue'),
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
