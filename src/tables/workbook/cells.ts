/** Cells of workbooks that are made of the values of invoices. */
import { isTextId } from '../../texts/message.ts';
import type { Wording } from '../../texts/wording.ts';
import type { Cell } from '../columns.ts';
import type { CellValue } from './book.ts';
import type { ColumnKind } from './fields.ts';

/** The head of the sum of one currency. */
export const totalLabel = (currency: string | null, wording: Wording): string =>
  currency === null ? wording.label('book.totalWithoutCurrency') : wording.text('book.total', { currency });

/** A criterion that matches only this text, whatever signs are in it; without a text, only empty cells. */
export const equalTo = (text: string | null): string =>
  `"=${(text ?? '').replace(/[~*?]/g, '~$&').replaceAll('"', '""')}"`;

interface Typed {
  /** The path of the field in the canonical invoice. */
  readonly field: string;
  readonly kind: ColumnKind;
}

/** The value of a field as people read it: dates are dates, and codes such as `vat_special` are words. */
export function fieldCell(cell: Cell, { field, kind }: Typed, { show }: Wording): CellValue {
  if (typeof cell !== 'string') return cell;
  if (kind === 'date') return { date: cell };
  const id = `${field}.${cell}`;
  return isTextId(id) ? show({ id, values: {} }) : cell;
}
