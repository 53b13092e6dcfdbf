/**
 * Workbooks as Excel, LibreOffice and Numbers read them (ECMA-376, transitional): typed cells, number formats, a frozen
 * bold header with a filter, column widths, formulas with their values.
 *
 * Texts are inline strings and never formulas, whatever they begin with. A row becomes XML as soon as it is added. The text
 * of a sheet is kept and compressed at the end.
 */
import { type ZipContent, zipInMemory } from '../../../documents/zip-writer.ts';
import { Failure } from '../../../domain/failure.ts';
import { shownName } from '../../../domain/raw-names.ts';
import { escapeXml } from '../../../domain/xml-text.ts';

export type CellValue =
  | string
  | null
  | { readonly number: number; readonly format?: 'amount' | 'price' | 'count' }
  /** ISO 8601 calendar date. */
  | { readonly date: string }
  | { readonly formula: string; readonly value: number };

export interface Sheet {
  add(cells: readonly CellValue[]): void;
  readonly rows: number;
}

export interface Workbook {
  /** The first row is the header. */
  sheet(name: string, header: readonly string[]): Sheet;
  bytes(): Promise<Uint8Array>;
}

/** Excel's own limits. */
const maxRows = 1_048_576;
const maxCellCharacters = 32_767;
const widest = 60;

/** Indices of cellXfs in `styles` below. */
const styleOf = { plain: 0, header: 1, amount: 2, price: 3, count: 4, date: 5, text: 6 } as const;

/** Control characters are removed before a text is cut to the limit of a cell, because Excel does not show them. */
const xmlText = (text: string): string =>
  escapeXml(
    shownName(text)
      .replace(/[^\P{Cc}\t\n\r]/gu, '')
      .slice(0, maxCellCharacters),
  );

/** 0 → A, 26 → AA. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${columnName(Math.floor(index / 26) - 1)}${last}`;
}

/** Days since 1899-12-30, as spreadsheets count; undefined before March 1900, for which Excel counts wrongly. */
export function dateSerial(date: string): number | undefined {
  const time = Date.parse(`${date}T00:00:00Z`);
  // February 30 would become a day in March.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(date)) return undefined;
  const days = (time - Date.UTC(1899, 11, 30)) / 86_400_000;
  return days > 60 ? days : undefined;
}

function cellXml(cell: CellValue, place: string, isHeader: boolean): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') {
    const style = isHeader ? styleOf.header : styleOf.text;
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
  }
  if ('date' in cell) {
    const serial = dateSerial(cell.date);
    return serial === undefined
      ? cellXml(cell.date, place, false)
      : `<c r="${place}" s="${styleOf.date}"><v>${serial}</v></c>`;
  }
  if ('formula' in cell) {
    return `<c r="${place}" s="${styleOf.amount}"><f>${xmlText(cell.formula)}</f><v>${cell.value}</v></c>`;
  }
  return `<c r="${place}" s="${cell.format === undefined ? styleOf.plain : styleOf[cell.format]}"><v>${cell.number}</v></c>`;
}

/** The width that a cell needs, in characters. */
function wantedWidth(cell: CellValue, displayWidth: (text: string) => number): number {
  if (cell === null) return 0;
  if (typeof cell === 'string') return displayWidth(cell.slice(0, 2 * widest));
  if ('date' in cell) return 10;
  const number = 'formula' in cell ? cell.value : cell.number;
  return number.toLocaleString('en-US', { minimumFractionDigits: 2 }).length;
}

interface SheetParts {
  readonly name: string;
  readonly columns: number;
  readonly rows: () => number;
  readonly xml: () => Buffer;
}

/** `displayWidth` returns the columns of a text. Chinese characters count twice. */
export function workbook(displayWidth: (text: string) => number): Workbook {
  const sheets: SheetParts[] = [];
  return {
    sheet(name, header) {
      const chunks: string[] = [];
      const widths: number[] = [];
      let rows = 0;
      const add = (cells: readonly CellValue[], isHeader: boolean): void => {
        if (rows >= maxRows) {
          throw new Failure('too_large', `The sheet ${name} is full: ${maxRows} rows`, {
            detail: 'Use --format csv or ndjson, or read fewer documents at once',
          });
        }
        rows++;
        const xml = cells.map((cell, index) => {
          // Room for the arrow of the filter.
          const wanted = wantedWidth(cell, displayWidth) + (isHeader ? 3 : 1);
          widths[index] = Math.min(widest, Math.max(widths[index] ?? 6, wanted));
          return cellXml(cell, `${columnName(index)}${rows}`, isHeader);
        });
        chunks.push(`<row r="${rows}">${xml.join('')}</row>`);
      };
      add(header, true);
      const parts = { name, columns: header.length, rows: () => rows };
      sheets.push({ ...parts, xml: () => sheetXml(chunks, widths, parts) });
      return {
        add: (cells) => add(cells, false),
        get rows() {
          return rows;
        },
      };
    },
    bytes: () => pack(sheets),
  };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNames = 'http://schemas.openxmlformats.org/package/2006';

const areaOf = ({ columns, rows }: Pick<SheetParts, 'columns' | 'rows'>, absolute = false): string =>
  absolute ? `$A$1:$${columnName(columns - 1)}$${rows()}` : `A1:${columnName(columns - 1)}${rows()}`;

function sheetXml(
  chunks: readonly string[],
  widths: readonly number[],
  parts: Pick<SheetParts, 'columns' | 'rows'>,
): Buffer {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const head =
    `${declaration}<worksheet xmlns="${main}"><dimension ref="${areaOf(parts)}"/>` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    '<selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    `<cols>${columns.join('')}</cols><sheetData>`;
  return Buffer.from(`${head}${chunks.join('')}</sheetData><autoFilter ref="${areaOf(parts)}"/></worksheet>`);
}

const styles =
  `${declaration}<styleSheet xmlns="${main}">` +
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.00"/><numFmt numFmtId="165" formatCode="#,##0.00####"/>' +
  '<numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">' +
  [0, 0, 164, 165, 3, 166, 49]
    .map(
      (format, index) =>
        `<xf numFmtId="${format}" fontId="${index === styleOf.header ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
    )
    .join('') +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function pack(sheets: readonly SheetParts[]): Promise<Uint8Array> {
  const parts: ZipContent[] = [];
  const add = (name: string, content: string | Buffer): void => void parts.push({ name, bytes: Buffer.from(content) });
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  add(
    '[Content_Types].xml',
    `${declaration}<Types xmlns="${packageNames}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>` +
      sheets
        .map(
          (_, index) =>
            `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
        )
        .join('') +
      '</Types>',
  );
  const relation = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${relations}/${kind}" Target="${target}"/>`;
  const relationships = (items: readonly string[]): string =>
    `${declaration}<Relationships xmlns="${packageNames}/relationships">${items.join('')}</Relationships>`;
  add('_rels/.rels', relationships([relation(1, 'officeDocument', 'xl/workbook.xml')]));
  add(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...sheets.map((_, index) => relation(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
      relation(sheets.length + 1, 'styles', 'styles.xml'),
    ]),
  );
  add(
    'xl/workbook.xml',
    `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>` +
      sheets
        .map(({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
        .join('') +
      '</sheets><definedNames>' +
      sheets
        .map(
          (sheet, index) =>
            `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${xmlText(sheet.name)}!${areaOf(sheet, true)}</definedName>`,
        )
        .join('') +
      '</definedNames><calcPr calcId="0" fullCalcOnLoad="1"/></workbook>',
  );
  add('xl/styles.xml', styles);
  sheets.forEach((sheet, index) => add(`xl/worksheets/sheet${index + 1}.xml`, sheet.xml()));
  return zipInMemory(parts);
}
