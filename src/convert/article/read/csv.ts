/** CSV (RFC 4180), with the separator that the file itself uses: comma, semicolon, tab or bar. */
import { Failure } from '../../../domain/failure.ts';
import { message } from '../../../texts/message.ts';
import { type Article, type Cell, paragraph } from '../model.ts';
import { checkLength, decodeText } from '../text-file.ts';

const separators = [',', ';', '\t', '|'] as const;
const maxCells = 2_000_000;

export async function readCsv(bytes: Uint8Array): Promise<Article> {
  const rows = csvRows(checkLength(await decodeText(bytes)));
  const warnings = rows.some((row) => row.length !== rows[0]?.length) ? [message('loss.csvColumns', {})] : [];
  return {
    blocks: rows.length === 0 ? [] : [{ kind: 'table', rows: rows.map(cellsOf) }],
    pictures: new Map(),
    warnings,
  };
}

const cellsOf = (row: readonly string[], index: number): readonly Cell[] =>
  row.map((content) => ({
    blocks: [paragraph(content)],
    ...(index === 0 ? { header: true } : {}),
    ...(isNumber(content) ? { value: Number(content) } : {}),
  }));

/** Numbers that keep their digits: without leading zeros, and no longer than a double allows. */
export const isNumber = (text: string): boolean =>
  /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(text) && text.replace(/\D/g, '').length <= 15;

/** The number format that shows a number as it was written: 34.50 stays 34.50. */
export const numberFormat = (text: string): string => {
  const decimals = text.split('.')[1]?.length ?? 0;
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
};

/** Throws `too_large`. */
export function csvRows(content: string): readonly (readonly string[])[] {
  const source = content.replace(/^\uFEFF/, '');
  const separator = separatorOf(source);
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  let cells = 0;
  const endField = (): void => {
    row.push(field);
    field = '';
    if (++cells > maxCells) throw new Failure('too_large', message('convert.csvCells', { most: maxCells }));
  };
  const endRow = (): void => {
    endField();
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  for (let index = 0; index < source.length; index++) {
    const character = source[index];
    if (quoted) {
      if (character !== '"') field += character;
      else if (source[index + 1] === '"') field += source[++index];
      else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === separator) endField();
    else if (character === '\n') endRow();
    else if (character === '\r') {
      if (source[index + 1] !== '\n') endRow();
    } else field += character;
  }
  if (field !== '' || row.length > 0) endRow();
  return rows;
}

/** The separator that divides the first lines into the most fields, the same number on each line; a comma if none does. */
function separatorOf(source: string): string {
  const lines = source.split(/\r?\n/, 10).filter((line) => line !== '');
  const score = (separator: string): number => {
    const counts = lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(separator).length - 1);
    const least = Math.min(...counts);
    return least * (counts.every((count) => count === counts[0]) ? 2 : 1);
  };
  return separators.reduce<string>((best, candidate) => (score(candidate) > score(best) ? candidate : best), ',');
}
