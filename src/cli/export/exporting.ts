/** Prepares a format that exports: reads the mapping file before any work begins, and opens the file for what is refused. */
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { BookMap } from '../../books/book-map.ts';
import { fileFailure } from '../../documents/file-failure.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { Failure } from '../../domain/failure.ts';
import type { SchemaName } from '../../invoices/schemas/index.ts';
import { type Message, message } from '../../texts/message.ts';
import type { CliContext } from '../context.ts';
import { dialectNamed } from '../../tables/csv-dialects.ts';
import { refusalHead, refusalRow } from '../extract/reporters/exporting.ts';
import { outputFormats } from '../extract/reporters/index.ts';
import type { FormatOptions } from '../extract/reporters/options.ts';
import type { ExportCounts, ExportSettings, OutputFormat } from '../extract/reporters/reporter.ts';
import { fileSink } from '../terminal/output.ts';
import { plainText } from '../terminal/terminal-text.ts';

export interface ExportFlags {
  readonly map?: string;
  readonly out?: string;
  readonly force?: boolean;
}

/** Rejects with `bad_request` for flags that do not fit the format. */
export function checkExporting(format: OutputFormat, { map }: ExportFlags, schema: SchemaName): void {
  const { name } = format;
  if (map !== undefined && !format.exports?.map) {
    const formats = outputFormats.flatMap((each) => (each.exports?.map ? [each.name] : [])).join(', ');
    throw new Failure('bad_request', message('export.mapWithout', { format: name }), {
      detail: message('export.mapWithoutDetail', { formats }),
    });
  }
  if (format.exports?.map && map === undefined) {
    throw new Failure('bad_request', message('export.needsMap', { format: name }), {
      detail: message('export.needsMapDetail', {}),
    });
  }
  if (format.exports && schema !== 'canonical') {
    throw new Failure('bad_request', message('export.needsCanonical', { format: name, schema }), {
      detail: message('export.needsCanonicalDetail', {}),
    });
  }
}

/** The settings of a format that exports, and what to do at the end of a run. */
export interface PreparedExport {
  readonly settings: ExportSettings;
  /** Completes the file of refused records, and says in a line what became of them. */
  finish(counts: ExportCounts): Promise<Message>;
  discard(): Promise<void>;
}

/** What an export is made of, besides its records. */
export interface ExportPlan {
  readonly format: OutputFormat;
  readonly flags: ExportFlags;
  /** The files that are read, none of which may be written. */
  readonly inputs: readonly string[];
  readonly options: FormatOptions;
}

/** Undefined for a format that takes all records. */
export async function prepareExport(
  { format, flags, inputs, options }: ExportPlan,
  { log, wording }: CliContext,
): Promise<PreparedExport | undefined> {
  if (!format.exports) return undefined;
  const dialect = dialectNamed(options.csvDialect);
  const map = flags.map === undefined ? undefined : await readBookMap(flags.map);
  const path = flags.out === undefined ? undefined : refusedPath(flags.out);
  const sink = path === undefined ? undefined : await fileSink(path, { replace: flags.force === true, inputs });
  let isEmpty = true;
  return {
    settings: {
      ...definedOnly({ map }),
      archive: /\.zip$/i.test(flags.out ?? ''),
      refusals: {
        async add(record, reason) {
          if (!sink) {
            const file = plainText(record.source.path);
            log.warn(message('export.notExported', { file, reason: plainText(reason) }));
            return;
          }
          await sink.write(`${isEmpty ? refusalHead(wording, dialect) : ''}${refusalRow(record, reason, dialect)}`);
          isEmpty = false;
        },
      },
    },
    async finish(counts) {
      if (isEmpty) await sink?.discard();
      else await sink?.finish();
      return exportLine(counts, path);
    },
    discard: async () => sink?.discard(),
  };
}

/** `may.csv` → `may.refused.csv`. */
function refusedPath(out: string): string {
  const extension = extname(out);
  return `${extension === '' ? out : out.slice(0, -extension.length)}.refused.csv`;
}

function exportLine({ exported, refused }: ExportCounts, path: string | undefined): Message {
  if (refused === 0) return message('export.exported', { exported });
  return path === undefined
    ? message('export.exportedSome', { exported, refused })
    : message('export.exportedWithFile', { exported, refused, file: plainText(path) });
}

/** A mapping file has a few lines for each seller. */
const maxMegabytes = 16;

async function readBookMap(file: string): Promise<BookMap> {
  const { parseBookMap } = await import('../../books/book-map.ts');
  const text = await textOf(file);
  return parseBookMap(text, file);
}

async function textOf(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > maxMegabytes * 1024 * 1024)
      throw new Failure('too_large', message('export.mapTooLarge', { file, most: maxMegabytes }));
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw fileFailure(cause, file, 'named.map');
  }
}
