/** The output formats, in the order in which the help names them. */
import { booking } from './booking.ts';
import { cii } from './cii.ts';
import { csv } from './csv.ts';
import { datev } from './datev.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import type { OutputFormat } from './reporter.ts';
import { table } from './table.ts';
import { ubl } from './ubl.ts';
import { xlsx } from './xlsx.ts';

export const outputFormats: readonly OutputFormat[] = [table, json, ndjson, csv, xlsx, datev, booking, ubl, cii];

export const formatNamed = (name: string | undefined): OutputFormat | undefined =>
  outputFormats.find((format) => format.name === name);

/** `extension`: lower case, without the dot. */
export const formatWithExtension = (extension: string): OutputFormat | undefined =>
  outputFormats.find(({ extensions }) => extensions.includes(extension));

/** The format if neither --format nor the name of the output determines one. */
export const usualFormat = (onTerminal: boolean): OutputFormat => (onTerminal ? table : ndjson);
