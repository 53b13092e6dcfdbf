/** A table as CSV: its head and its rows, in one of the forms that programs and spreadsheets expect. */
import { byteOrderMark, type CsvCell, csvRow } from '../domain/csv.ts';
import type { Wording } from '../texts/wording.ts';
import type { CsvDialect } from './csv-dialects.ts';

export interface CsvColumn<Row> {
  /** For programs. */
  readonly name: string;
  /** For people. */
  readonly head: (wording: Wording) => string;
  readonly value: (row: Row) => CsvCell;
}

/** With the byte order mark. No head occurs twice. */
export function csvHead<Row>(columns: readonly CsvColumn<Row>[], dialect: CsvDialect, wording: Wording): string {
  const heads = columns.map(({ name, head }) => (dialect.isForPeople ? head(wording) : name));
  const distinct = heads.map((head, index) => {
    const before = heads.slice(0, index).filter((other) => other === head).length;
    return before === 0 ? head : `${head} (${before + 1})`;
  });
  return byteOrderMark + csvRow(distinct, dialect);
}

export const csvLine = <Row>(columns: readonly CsvColumn<Row>[], row: Row, dialect: CsvDialect): string =>
  csvRow(
    columns.map(({ value }) => value(row)),
    dialect,
  );
