/**
 * The invoice that a red invoice (红字发票) cancels, as its remarks (备注) name it.
 *
 * Tax-controlled invoices print `对应正数发票代码:050003521270 号码:69023540`, fully electronic ones
 * `被红冲蓝字数电票号码：24112000000135114086 红字发票信息确认单编号：…`. A red special invoice of tax control names only the
 * number of a form (开具红字增值税专用发票信息表编号), which is no invoice.
 */
import { foldWidth } from './chinese.ts';

const cancelled = /(?:对应(?:的)?(?:正数|蓝字)|被红冲(?:的)?蓝字|原蓝字)(?:数电|全电|电子)?(?:发票|票)?/.source;
// The words may stand before both the code and the number.
const code = String.raw`(?:代码:?(?<code>\d{12}|\d{10})(?!\d)[,;、]?(?:${cancelled})?)?`;
const number = /(?:发票)?号码?:?(?<number>\d{20}|\d{8})(?!\d)/.source;
const reference = new RegExp(cancelled + code + number);

const fields = ['number', 'code'] as const;

/**
 * The fields of the invoice that the remarks name; of several invoices, the first. `make` gets a value and the characters
 * that name the invoice, in half width and without blanks.
 */
export function precedingInvoiceIn<Made>(
  remarks: string | undefined,
  make: (value: string, text: string) => Made,
): { readonly [Field in `precedingInvoice.${(typeof fields)[number]}`]?: Made } {
  const found = reference.exec(foldWidth(remarks ?? '').replace(/\s/g, ''));
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = found?.groups?.[field];
      return found && value !== undefined ? [[`precedingInvoice.${field}`, make(value, found[0])]] : [];
    }),
  );
}
