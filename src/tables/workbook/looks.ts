/** Fonts, colours, number formats and borders of the cells of a workbook. */
import type { Alignment, Fill, Font, Style } from '@cj-tech-master/excelts';
import type { ColumnKind } from './fields.ts';

/** What a row or a cell stands out by, besides its words. */
export type Mark = 'review' | 'failed' | 'title' | 'total' | 'note';
export type CellMark = Mark | 'head' | 'link';

const fill = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const thin = { style: 'thin', color: { argb: 'FFB8C0CC' } } as const;
const hair = { style: 'hair', color: { argb: 'FFC9D1DB' } } as const;
const font = (more: Partial<Font>): Partial<Font> => ({ name: 'Calibri', family: 2, size: 11, ...more });

const formats: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  long: '@',
  amount: '#,##0.00;[Red]-#,##0.00;"–"',
  price: '#,##0.00####',
  number: 'General',
  date: 'yyyy-mm-dd',
  month: 'yyyy-mm',
};

const alignments: Readonly<Record<ColumnKind, Partial<Alignment>>> = {
  text: { horizontal: 'left' },
  long: { horizontal: 'left', wrapText: true },
  // Kept apart from the text in the next column.
  amount: { horizontal: 'right', indent: 1 },
  price: { horizontal: 'right', indent: 1 },
  number: { horizontal: 'right', indent: 1 },
  date: { horizontal: 'center' },
  month: { horizontal: 'left' },
};

const markStyles: Readonly<Record<CellMark, Partial<Style>>> = {
  head: { fill: fill('FF24415E'), font: font({ bold: true, color: { argb: 'FFFFFFFF' } }), border: { bottom: thin } },
  link: { font: font({ underline: true, color: { argb: 'FF1F5FA8' } }) },
  review: { fill: fill('FFFFEFC2'), font: font({ bold: true, color: { argb: 'FF7A4B00' } }) },
  failed: { fill: fill('FFF9D6D5'), font: font({ bold: true, color: { argb: 'FF8A1C1C' } }) },
  title: { font: font({ bold: true, size: 12 }) },
  total: { fill: fill('FFEEF2F7'), font: font({ bold: true }), border: { top: thin } },
  note: { font: font({ italic: true, color: { argb: 'FF5A6472' } }) },
};

/** Marks of rows whose texts run over the cells beside them. */
const unwrapped: ReadonlySet<CellMark | undefined> = new Set(['title', 'total', 'note']);

/** Heads are wrapped whatever stands below them. */
const wrapped = (mark: CellMark | undefined, alignment: Partial<Alignment>): Partial<Alignment> =>
  mark === 'head' || unwrapped.has(mark) ? { ...alignment, wrapText: mark === 'head' } : alignment;

/**
 * The style of a cell. Cells that look the same share one object, which the library recognises; it would otherwise compare
 * the styles of all cells.
 */
export function cellStyles(): (kind: ColumnKind, mark: CellMark | undefined) => Partial<Style> {
  const known = new Map<string, Partial<Style>>();
  return (kind, mark) => {
    const key = `${kind} ${mark ?? ''}`;
    const found = known.get(key);
    if (found) return found;
    const alignment: Partial<Alignment> = { vertical: 'top', ...alignments[kind] };
    const style: Partial<Style> = {
      numFmt: formats[kind],
      font: font({}),
      border: { bottom: hair },
      ...(mark && markStyles[mark]),
      alignment: wrapped(mark, alignment),
    };
    known.set(key, style);
    return style;
  };
}
