/** The words on output sheets in Chinese and English, and the choice between the two. */
import type { DocumentType, Invoice, InvoiceType } from '../../domain/invoice.ts';
import type { MergeOptions } from '../options.ts';

export type Language = 'zh' | 'en';

export interface Words {
  readonly types: Readonly<Record<Exclude<InvoiceType, 'other'>, string>>;
  readonly documentTypes: Readonly<Record<DocumentType, string>>;
  readonly unread: string;
  readonly title: string;
  /** The name of the table in a ZIP. */
  readonly listing: string;
  readonly columns: Readonly<
    Record<'position' | 'number' | 'date' | 'seller' | 'net' | 'tax' | 'total' | 'currency' | 'sheet', string>
  >;
  readonly count: (invoices: number, documents: number) => string;
  readonly sum: string;
  readonly sumWithDuplicates: string;
  readonly unknownCurrency: string;
  readonly inWords: string;
  readonly duplicate: string;
  /** Beside the number of a credit note. */
  readonly cancels: (number: string) => string;
  readonly duplicates: (count: number) => string;
  readonly notCounted: (count: number) => string;
  readonly inDoubt: (count: number) => string;
  readonly refused: string;
  readonly signatures: string;
  readonly signHere: readonly string[];
}

export const words: Readonly<Record<Language, Words>> = {
  zh: {
    types: {
      vat_special: '增值税专用发票',
      vat_normal: '增值税普通发票',
      flight: '航空运输电子客票',
      taxi: '出租车票',
      hotel: '住宿发票',
      train: '铁路车票',
    },
    documentTypes: { invoice: '发票', credit_note: '红字发票', receipt: '收据', ticket: '客票' },
    unread: '其他单据',
    title: '发票汇总表',
    listing: '发票清单',
    columns: {
      position: '序号',
      number: '发票号码',
      date: '开票日期',
      seller: '销售方',
      net: '金额',
      tax: '税额',
      total: '价税合计',
      currency: '币种',
      sheet: '页',
    },
    count: (invoices, documents) => `共 ${invoices} 张发票，${documents} 个文件`,
    sum: '合计',
    sumWithDuplicates: '合计（含重复）',
    unknownCurrency: '币种不明',
    inWords: '合计（大写）',
    duplicate: '重复',
    cancels: (number) => `冲销 ${number}`,
    duplicates: (count) => `其中重复 ${count} 张，未计入合计`,
    notCounted: (count) => `${count} 份单据未读出金额，未计入合计`,
    inDoubt: (count) => `待核对：${count} 张发票有需要核对的内容`,
    refused: '未能放入的文件',
    signatures: '原件所含签名（合并后的文件不含有效签名，以原件为准）',
    signHere: ['制表', '审核', '报销人', '日期'],
  },
  en: {
    types: {
      vat_special: 'VAT invoice (special)',
      vat_normal: 'VAT invoice (ordinary)',
      flight: 'Air ticket',
      taxi: 'Taxi receipt',
      hotel: 'Hotel invoice',
      train: 'Rail ticket',
    },
    documentTypes: { invoice: 'Invoice', credit_note: 'Credit note', receipt: 'Receipt', ticket: 'Ticket' },
    unread: 'Other document',
    title: 'Summary of invoices',
    listing: 'Invoices',
    columns: {
      position: '#',
      number: 'Number',
      date: 'Date',
      seller: 'Seller',
      net: 'Amount',
      tax: 'Tax',
      total: 'Total',
      currency: 'Currency',
      sheet: 'Sheet',
    },
    count: (invoices, documents) => `Invoices: ${invoices}, files: ${documents}`,
    sum: 'Sum',
    sumWithDuplicates: 'Sum with duplicates',
    unknownCurrency: 'unknown currency',
    inWords: 'In words',
    duplicate: 'duplicate',
    cancels: (number) => `cancels ${number}`,
    duplicates: (count) => `Duplicates, not counted in the sum: ${count}`,
    notCounted: (count) => `Without a readable amount, not counted in the sum: ${count}`,
    inDoubt: (count) => `needs review (number of invoices: ${count})`,
    refused: 'Files that could not be included',
    signatures: 'Signatures in the originals (this file has no valid signature; the originals do)',
    signHere: ['Prepared by', 'Approved by', 'Claimant', 'Date'],
  },
};

/** Kind of document, in words. */
export function categoryOf(invoice: Invoice | undefined, language: Language): string {
  const { types, documentTypes, unread } = words[language];
  if (!invoice) return unread;
  return invoice.type === 'other' ? documentTypes[invoice.documentType] : types[invoice.type];
}

const isChinese = ({ type, currency, seller, buyer }: Invoice): boolean =>
  type.startsWith('vat_') || currency === 'CNY' || /\p{Script=Han}/u.test(`${seller.name ?? ''}${buyer.name ?? ''}`);

/** The language that was asked for; otherwise Chinese if any invoice is Chinese. */
export function languageOf(invoices: readonly Invoice[], asked: MergeOptions['labelLanguage']): Language {
  if (asked !== 'auto') return asked;
  return invoices.some(isChinese) ? 'zh' : 'en';
}
