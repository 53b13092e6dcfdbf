/**
 * Custom tags of an OFD: texts of its pages, each with the name of its field. The names are those of
 * `original_invoice.xml` (sources/xml/edrm.ts); the values are those that the page prints.
 */
import type { NamedText } from '../../documents/reader.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { InvoiceLine } from '../../domain/invoice.ts';
import type { FieldName, FieldValues, Fields, Reading } from '../reading.ts';
import { splitAccount, splitPhone } from '../fapiao/values/chinese-contact.ts';
import { precedingInvoiceIn } from '../fapiao/values/preceding-invoice.ts';
import { chineseAmount, chineseDate, chineseTaxId, chineseTaxRate } from '../fapiao/values/chinese.ts';

/** The file itself names the values, but a tag can refer to the wrong object. They are checked as those of XML are. */
const confidence = 0.98;

const lineFields = [
  'Item',
  'Specification',
  'MeasurementDimension',
  'Quantity',
  'Price',
  'Amount',
  'TaxScheme',
  'TaxAmount',
] as const;
type LineField = (typeof lineFields)[number];

const nameOf = ({ path }: NamedText): string => path.at(-1) ?? '';
const isLineField = (name: string): name is LineField => (lineFields as readonly string[]).includes(name);

const evidence = <Value>(value: Value, { text, page, box }: Omit<NamedText, 'path'>): Evidence<Value> => ({
  value,
  confidence,
  method: 'embedded-xml',
  text,
  page,
  box,
});

const plain = (text: string): string | undefined => text.replace(/\s+/g, ' ').trim() || undefined;
const bare = (text: string): string | undefined => text.replace(/\s/g, '') || undefined;

const precedingIn = (text: string) => precedingInvoiceIn(text, (value) => value);

type Rule = {
  readonly [Field in FieldName]: {
    readonly field: Field;
    readonly parse: (text: string) => FieldValues[Field] | undefined;
  };
}[FieldName];

const party = (role: 'buyer' | 'seller', prefix: 'Buyer' | 'Seller'): Record<string, readonly Rule[]> => ({
  [`${prefix}Name`]: [{ field: `${role}.name`, parse: plain }],
  [`${prefix}TaxID`]: [{ field: `${role}.taxId`, parse: (text) => chineseTaxId(text) ?? bare(text) }],
  [`${prefix}AddrTel`]: [
    { field: `${role}.address`, parse: (text) => plain(splitPhone(text).address) },
    { field: `${role}.phone`, parse: (text) => plain(splitPhone(text).phone) },
  ],
  [`${prefix}FinancialAccount`]: [
    { field: `${role}.bank`, parse: (text) => plain(splitAccount(text).bank) },
    { field: `${role}.account`, parse: (text) => plain(splitAccount(text).account) },
  ],
});

const rules: Readonly<Record<string, readonly Rule[]>> = {
  InvoiceCode: [{ field: 'code', parse: bare }],
  InvoiceNo: [{ field: 'number', parse: bare }],
  IssueDate: [{ field: 'issueDate', parse: chineseDate }],
  InvoiceCheckCode: [{ field: 'checkCode', parse: bare }],
  TaxExclusiveTotalAmount: [{ field: 'netAmount', parse: chineseAmount }],
  TaxTotalAmount: [{ field: 'taxAmount', parse: chineseAmount }],
  TaxInclusiveTotalAmount: [{ field: 'totalAmount', parse: chineseAmount }],
  Note: [
    { field: 'notes', parse: plain },
    { field: 'precedingInvoice.number', parse: (text) => precedingIn(text)['precedingInvoice.number'] },
    { field: 'precedingInvoice.code', parse: (text) => precedingIn(text)['precedingInvoice.code'] },
  ],
  ...party('buyer', 'Buyer'),
  ...party('seller', 'Seller'),
};

/**
 * The texts of each line. Where they are tagged line by line, a name that is repeated begins a line; where they are tagged
 * column by column (all names, then all amounts), the index within the column is that of the line.
 */
function linesOf(texts: readonly NamedText[]): ReadonlyMap<LineField, NamedText>[] {
  const ofLines = texts.filter((text) => isLineField(nameOf(text)));
  const [first, second] = ofLines;
  const byColumn = first && second && nameOf(first) === nameOf(second);
  const lines: Map<LineField, NamedText>[] = [];
  const seen = new Map<LineField, number>();
  for (const text of ofLines) {
    const name = nameOf(text);
    if (!isLineField(name)) continue;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    const last = lines.at(-1);
    const open = last?.has(name) ? undefined : last;
    const line = byColumn ? lines[count] : open;
    if (line) line.set(name, text);
    else lines.push(new Map([[name, text]]));
  }
  return lines;
}

function lineEvidence(line: ReadonlyMap<LineField, NamedText>): Evidence<InvoiceLine>[] {
  const text = (field: LineField): string | null => plain(line.get(field)?.text ?? '') ?? null;
  const number = (field: LineField): number | null => chineseAmount(line.get(field)?.text ?? '') ?? null;
  const texts = [...line.values()];
  const [place] = texts;
  if (!place) return [];
  const rate = text('TaxScheme');
  const value: InvoiceLine = {
    description: text('Item'),
    spec: text('Specification'),
    unit: text('MeasurementDimension'),
    quantity: number('Quantity'),
    unitPrice: number('Price'),
    netAmount: number('Amount'),
    taxRate: rate === null ? null : (chineseTaxRate(rate) ?? rate),
    taxAmount: number('TaxAmount'),
  };
  return [evidence(value, { ...place, text: texts.map((named) => named.text).join(' | ') })];
}

/** The invoice that these texts name; undefined where they name none, since other documents have custom tags too. */
export function readNamedTexts(texts: readonly NamedText[]): Reading | undefined {
  const fields: Partial<Record<FieldName, Evidence>> = {};
  for (const text of texts) {
    for (const { field, parse } of rules[nameOf(text)] ?? []) {
      const value = parse(text.text);
      if (value !== undefined) fields[field] ??= evidence<unknown>(value, text);
    }
  }
  if (!fields.number || !(fields.totalAmount ?? fields.netAmount)) return undefined;
  const pages = texts.map(({ page }) => page);
  return {
    source: 'ofd-tags',
    fields: { ...(fields as Fields), currency: { value: 'CNY', confidence, method: 'embedded-xml' } },
    lines: linesOf(texts).flatMap(lineEvidence),
    facts: {},
    pages: [Math.min(...pages), Math.max(...pages)],
  };
}
