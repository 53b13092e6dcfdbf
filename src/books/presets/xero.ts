/** Bills of Xero: the columns of its template for purchases, a row for each tax rate, amounts without tax. */
import type { Preset } from '../layout.ts';
import { billsFile } from './bills.ts';

export const xero: Preset = {
  program: 'Xero',
  source: 'Xero Central, “Import bills”: the template that Business > Bills to pay > Import offers',
  layout: {
    ...billsFile,
    columns: [
      { head: '*ContactName', value: 'seller', required: true },
      { head: 'EmailAddress' },
      { head: 'POAddressLine1' },
      { head: 'POAddressLine2' },
      { head: 'POAddressLine3' },
      { head: 'POAddressLine4' },
      { head: 'POCity' },
      { head: 'PORegion' },
      { head: 'POPostalCode' },
      { head: 'POCountry' },
      { head: '*InvoiceNumber', value: 'number', required: true },
      { head: '*InvoiceDate', value: 'date', required: true },
      { head: '*DueDate', value: 'dueDate', required: true },
      { head: 'Total' },
      { head: 'InventoryItemCode' },
      { head: 'Description', value: 'description' },
      { head: '*Quantity', text: '1' },
      { head: '*UnitAmount', value: 'net', required: true },
      { head: '*AccountCode', value: 'account', required: true },
      { head: '*TaxType', value: 'taxKey', required: true },
      { head: 'TaxAmount', value: 'tax' },
      { head: 'TrackingName1' },
      { head: 'TrackingOption1' },
      { head: 'TrackingName2' },
      { head: 'TrackingOption2' },
      { head: 'Currency', value: 'currency' },
    ],
    creditNotes: 'negative',
  },
};
