/** E-invoices and records of `extract` as pages that people can read. */
import { drawInvoices } from '../../einvoices/draw/draw.ts';
import { invoicesInRecords } from '../../einvoices/from-records.ts';
import { invoicesInXml } from '../../einvoices/from-xml.ts';
import { Failure } from '../../domain/failure.ts';
import { typstUnavailable } from '../../typesetting/typst.ts';
import type { Engine } from '../engine.ts';
import { ownVersion } from '../own-version.ts';
import { pageOf } from '../page-options.ts';
import { typstEngine } from './typst.ts';

export const invoicesEngine: Engine = {
  name: 'invoice-pages',
  pairs: [
    { from: 'einvoice', to: 'pdf', cost: 3, fidelity: 'content' },
    { from: 'record', to: 'pdf', cost: 3, fidelity: 'content' },
  ],
  runs: 'thread',
  version: ownVersion,
  unavailable: () => Promise.resolve(typstUnavailable()),
  async convert(input, context) {
    const { bytes, from, name, options } = input;
    const warnings: string[] = [];
    const invoices = from === 'record' ? invoicesInRecords(bytes, warnings) : invoicesInXml(bytes);
    // Other XML that mentions an e-invoice is a text.
    if (!invoices) return typstEngine.convert({ ...input, from: 'txt' }, context);
    if (invoices.length === 0) throw new Failure('not_an_invoice', 'There is no invoice in the records');
    const { pdf, text } = await drawInvoices(
      invoices,
      {
        title: name,
        page: pageOf(options),
        language: options.invoiceLanguage,
        standard: options.pdfA ? 'a-2b' : undefined,
      },
      warnings,
    );
    return { bytes: pdf, warnings, sourceText: text };
  },
};
