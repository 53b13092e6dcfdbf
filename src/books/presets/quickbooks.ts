/** Bills of QuickBooks Online: the columns of its sample file, a row for each tax rate, amounts without tax. */
import type { Preset } from '../layout.ts';
import { billsFile } from './bills.ts';

export const quickbooks: Preset = {
  program: 'QuickBooks Online',
  source: 'the sample file that Settings > Import data > Bills offers',
  layout: {
    ...billsFile,
    columns: [
      { head: '*BillNo', value: 'number', required: true },
      { head: '*Supplier', value: 'seller', required: true },
      { head: '*BillDate', value: 'date', required: true },
      { head: '*DueDate', value: 'dueDate', required: true },
      { head: 'Terms' },
      { head: 'Location' },
      { head: 'Memo', value: 'file' },
      { head: '*Account', value: 'account', required: true },
      { head: 'LineDescription', value: 'description' },
      { head: '*LineAmount', value: 'net', required: true },
      { head: '*LineTaxCode', value: 'taxKey', required: true },
      { head: 'LineTaxAmount', value: 'tax' },
      { head: 'Currency', value: 'currency' },
    ],
    creditNotes: 'refused',
  },
};
