/** The forms of CSV that programs and the Excel of several countries expect. */
import type { CsvForm } from '../domain/csv.ts';

export interface CsvDialect extends CsvForm {
  readonly name: string;
  /** Whether heads, statuses and reasons are in the language of the user instead of having the names of fields. */
  readonly isForPeople: boolean;
}

/** The first one is the default. Each of them begins with a byte order mark. */
export const csvDialects = [
  { name: 'plain', separator: ',', decimal: '.', keepsDigits: false, isForPeople: false },
  { name: 'excel-zh', separator: ',', decimal: '.', keepsDigits: true, isForPeople: true },
  // Excel reads CSV with the separators of the country that Windows is set to.
  { name: 'excel-de', separator: ';', decimal: ',', keepsDigits: true, isForPeople: true },
] as const satisfies readonly CsvDialect[];

export const dialectNamed = (name: string): CsvDialect =>
  csvDialects.find((dialect) => dialect.name === name) ?? csvDialects[0];
