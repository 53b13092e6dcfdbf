import { decode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { bookingExporter } from '../../src/books/booking.ts';
import type { Invoice } from '../../src/domain/invoice.ts';
import { chinese, creditNote, exported, fapiao, german, german19and7, mapOf } from './books.ts';

async function booked(yaml: string, encoding: string, ...invoices: readonly Invoice[]) {
  const { bytes, reasons } = await exported(bookingExporter(await mapOf(yaml)), ...invoices);
  return { reasons, lines: decode(bytes, encoding).trimEnd().split('\r\n') };
}

describe('Xero', () => {
  const xero = `preset: xero\ncurrency: GBP\n${german19and7}`;

  it('has the columns of its template for bills, and a line for each tax rate', async () => {
    const { lines } = await booked(xero, 'utf-8', german);
    expect(lines).toEqual([
      '*ContactName,EmailAddress,POAddressLine1,POAddressLine2,POAddressLine3,POAddressLine4,POCity,PORegion,POPostalCode,POCountry,*InvoiceNumber,*InvoiceDate,*DueDate,Total,InventoryItemCode,Description,*Quantity,*UnitAmount,*AccountCode,*TaxType,TaxAmount,TrackingName1,TrackingOption1,TrackingName2,TrackingOption2,Currency',
      'Märchen & Söhne GmbH,,,,,,,,,,RE-2025/0417,03/02/2025,17/02/2025,,,Märchen & Söhne GmbH RE-2025/0417,1,200.00,0420,9,38.00,,,,,EUR',
      'Märchen & Söhne GmbH,,,,,,,,,,RE-2025/0417,03/02/2025,17/02/2025,,,Märchen & Söhne GmbH RE-2025/0417,1,30.00,0420,8,2.10,,,,,EUR',
    ]);
  });

  it('imports a credit note by negative amounts', async () => {
    const { lines } = await booked(xero, 'utf-8', creditNote);
    expect(lines[1]).toContain(',1,-200.00,0420,9,-38.00,');
  });

  it('refuses an invoice without the due date that Xero needs', async () => {
    const { lines, reasons } = await booked(xero, 'utf-8', { ...german, dueDate: null });
    expect(lines).toHaveLength(1);
    expect(reasons).toEqual(['The program needs *DueDate, which the invoice does not have']);
  });

  it('writes no text that a spreadsheet would run', async () => {
    const name = '=HYPERLINK("http://evil")';
    const yaml = xero.replace('Märchen & Söhne GmbH', JSON.stringify(name));
    const { lines } = await booked(yaml, 'utf-8', { ...german, seller: { ...german.seller, name } });
    expect(lines[1]).toMatch(/^"'=HYPERLINK\(""http:\/\/evil""\)",/);
  });
});

describe('QuickBooks Online', () => {
  const quickbooks = `preset: quickbooks\ncurrency: GBP\n${german19and7}`;

  it('has the columns of its sample file', async () => {
    const { lines } = await booked(quickbooks, 'utf-8', german);
    expect(lines.slice(0, 2)).toEqual([
      '*BillNo,*Supplier,*BillDate,*DueDate,Terms,Location,Memo,*Account,LineDescription,*LineAmount,*LineTaxCode,LineTaxAmount,Currency',
      'RE-2025/0417,Märchen & Söhne GmbH,03/02/2025,17/02/2025,,,in/a.pdf,0420,Märchen & Söhne GmbH RE-2025/0417,200.00,9,38.00,EUR',
    ]);
  });

  it('refuses credit notes, which it does not import', async () => {
    const { reasons } = await booked(quickbooks, 'utf-8', creditNote);
    expect(reasons).toEqual([expect.stringContaining('does not import credit notes')]);
  });
});

describe('用友', () => {
  it('writes the published text format: a first line, then date, word, number, papers, text, account, debit and credit', async () => {
    const { lines } = await booked(`preset: yonyou\n${chinese}`, 'gb18030', fapiao);
    expect(lines).toEqual([
      '填制凭证,V800',
      '2024-05-17,记,1,1,北京蜃楼餐饮管理有限公司 24117000000000012345,6602.02,353.77,0.00',
      '2024-05-17,记,1,1,北京蜃楼餐饮管理有限公司 24117000000000012345,2221.01.01,21.23,0.00',
      '2024-05-17,记,1,1,北京蜃楼餐饮管理有限公司 24117000000000012345,2202,0.00,375.00',
    ]);
  });

  it('has no quotes, which its format does not know', async () => {
    const name = '乙,"丙"公司';
    const yaml = `preset: yonyou\n${chinese.replace('北京蜃楼餐饮管理有限公司', JSON.stringify(name))}`;
    const { lines } = await booked(yaml, 'gb18030', { ...fapiao, seller: { ...fapiao.seller, name } });
    expect(lines[1]).toBe('2024-05-17,记,1,1,乙 "丙"公司 24117000000000012345,6602.02,353.77,0.00');
  });

  it('makes a tax that is not claimed back part of the expense', async () => {
    const { lines } = await booked(`preset: yonyou\n${chinese}`, 'gb18030', { ...fapiao, type: 'vat_normal' });
    expect(lines.slice(1).map((line) => line.split(',').slice(5))).toEqual([
      ['6602.02', '375.00', '0.00'],
      ['2202', '0.00', '375.00'],
    ]);
  });

  it('books a red invoice in red: on the same sides, negative', async () => {
    const red: Invoice = { ...fapiao, documentType: 'credit_note' };
    const { lines } = await booked(`preset: yonyou\n${chinese}`, 'gb18030', fapiao, red);
    expect(lines.slice(4).map((line) => [line.split(',')[2], ...line.split(',').slice(6)])).toEqual([
      ['2', '-353.77', '0.00'],
      ['2', '-21.23', '0.00'],
      ['2', '0.00', '-375.00'],
    ]);
  });

  it('does not take a seller without a legible name or number for one of the mapping file', async () => {
    const seller = { ...fapiao.seller, name: '--', taxId: '**' };
    const { reasons } = await booked(`preset: yonyou\n${chinese}`, 'gb18030', { ...fapiao, seller });
    expect(reasons).toEqual(['The mapping file has no seller “--” (**)']);
  });

  it('refuses another currency than that of the books', async () => {
    const { reasons } = await booked(`preset: yonyou\n${chinese}`, 'gb18030', { ...fapiao, currency: 'USD' });
    expect(reasons).toEqual(['Its currency is USD, and the books are in CNY']);
  });
});

describe('金蝶', () => {
  it('has the columns that K/3 exports, and vouchers whose debit is their credit', async () => {
    const { lines } = await booked(`preset: kingdee\n${chinese}`, 'gb18030', fapiao);
    const [heads = '', ...rows] = lines;
    expect(heads).toBe(
      '凭证日期,会计年度,会计期间,凭证字,凭证号,科目代码,科目名称,币别代码,币别名称,原币金额,借方,贷方,制单,审核,核准,出纳,经办,结算方式,结算号,凭证摘要,数量,数量单位,单价,参考信息,业务日期,往来业务编号,附件数,序号,系统模块,业务描述,汇率类型,汇率,分录序号,核算项目,过账,机制凭证,现金流量',
    );
    const at = (head: string) => rows.map((row) => row.split(',')[heads.split(',').indexOf(head)]);
    expect(at('会计年度')).toEqual(['2024', '2024', '2024']);
    expect(at('会计期间')).toEqual(['5', '5', '5']);
    expect(at('科目代码')).toEqual(['6602.02', '2221.01.01', '2202']);
    expect(at('原币金额')).toEqual(['353.77', '21.23', '375.00']);
    expect(at('借方')).toEqual(['353.77', '21.23', '0.00']);
    expect(at('贷方')).toEqual(['0.00', '0.00', '375.00']);
    expect(at('分录序号')).toEqual(['1', '2', '3']);
  });
});

describe('own columns', () => {
  const own = `
currency: EUR
layout:
  rows: by-rate
  separator: semicolon
  decimal: comma
  dates: dd.MM.yyyy
  encoding: windows-1252
  columns:
    - { head: Datum, value: date }
    - { head: Brutto, value: gross }
    - { head: Steuersatz, value: taxRate }
    - { head: Art, text: ER }
${german19and7}`;

  it('are written as the layout says', async () => {
    const { lines } = await booked(own, 'windows-1252', german);
    expect(lines).toEqual(['Datum;Brutto;Steuersatz;Art', '03.02.2025;238,00;19%;ER', '03.02.2025;32,10;7%;ER']);
  });

  it('are needed if there is no preset', async () => {
    const map = await mapOf(`currency: EUR\n${german19and7}`);
    expect(() => bookingExporter(map)).toThrow(/neither a preset nor a layout/);
  });
});
