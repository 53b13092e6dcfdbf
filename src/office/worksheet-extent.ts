/**
 * Checks how far apart the cells of a workbook are (ECMA-376, part 1, 18.3.1.4).
 *
 * A program that lays worksheets out goes through every cell between the first and the last: two cells in opposite corners
 * keep it busy for minutes.
 */
import { openZip } from '../documents/zip.ts';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';
import { officeZipLimits } from './package.ts';

/** The most cells between A1 and the last cell of a worksheet. Three million rows of sixteen columns are below it. */
const maxArea = 50_000_000;

const cellAddress = /<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']/g;

/** Rejects with `too_large`, naming the last cell. Old workbooks (.xls) cannot reach that far. */
export async function refuseFarCells(workbook: Uint8Array): Promise<void> {
  const archive = await openZip(workbook, officeZipLimits);
  try {
    for (const entry of archive.entries) {
      if (!/(^|\/)worksheets\/[^/]+\.xml$/i.test(entry.name)) continue;
      const { column, row } = lastCell((await archive.read(entry)).toString('latin1'));
      if (columnNumber(column) * row > maxArea)
        throw new Failure('too_large', message('office.farCells', { cell: `${column}${row}` }), {
          detail: message('advice.farCells', {}),
        });
    }
  } finally {
    archive.close();
  }
}

function lastCell(xml: string): { readonly column: string; readonly row: number } {
  let [column, row] = ['A', 1];
  for (const [, letters = 'A', digits = '1'] of xml.matchAll(cellAddress)) {
    row = Math.max(row, Number(digits));
    const upper = letters.toUpperCase();
    if (columnNumber(upper) > columnNumber(column)) column = upper;
  }
  return { column, row };
}

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
