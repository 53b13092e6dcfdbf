/** Links from a workbook or a report to the files that it names. */
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { shownName } from '../domain/raw-names.ts';
import { fileOf } from './extract/reporters/problems.ts';
import type { OutputRecord } from './extract/reporters/reporter.ts';

export interface FileLinks {
  /** The name of a record's file, with a link to it if there is such a file. */
  cell(record: Pick<OutputRecord, 'source'>): string | { readonly text: string; readonly link: string };
}

/** Longer addresses are refused by Excel. */
const longestLink = 2000;

/**
 * `out`: the file that the links will be in; undefined for standard output, `folder`: the current folder. Files below the folder
 * of `out` get a relative link, so that both can be moved together. Members of a ZIP lead to the ZIP.
 */
export function fileLinks(out: string | undefined, folder: string): FileLinks {
  const home = out === undefined ? undefined : dirname(resolve(folder, out));
  return {
    cell(record) {
      const { path } = record.source;
      const text = fileOf(record);
      // Standard input, or a name that is not UTF-8, which no address can state.
      if (path === '-' || shownName(path) !== path) return text;
      const link = linkTo(resolve(folder, path), home);
      return link.length > longestLink ? text : { text, link };
    },
  };
}

function linkTo(file: string, home: string | undefined): string {
  if (home !== undefined) {
    const way = relative(home, file);
    if (way !== '' && !isAbsolute(way) && way.split(sep)[0] !== '..')
      return way.split(sep).map(encodeURIComponent).join('/');
  }
  return pathToFileURL(file).href;
}
