/** E-invoices and records of `extract` as pages that people can read. */
import { drawInvoices, type DrawnInvoices, type DrawOptions } from '../../einvoices/draw/draw.ts';
import { invoicesInRecords } from '../../einvoices/from-records.ts';
import { invoicesInXml } from '../../einvoices/from-xml.ts';
import type { ReadableInvoice } from '../../einvoices/readable-invoice.ts';
import { Failure } from '../../domain/failure.ts';
import { typstUnavailable } from '../../typesetting/typst.ts';
import { type Message, message } from '../../texts/message.ts';
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
    const warnings: Message[] = [];
    const invoices = from === 'record' ? invoicesInRecords(bytes, warnings) : invoicesInXml(bytes);
    // XML that only mentions an e-invoice is treated as text.
    if (!invoices) return typstEngine.convert({ ...input, from: 'txt' }, context);
    if (invoices.length === 0) throw new Failure('not_an_invoice', message('convert.noRecord', {}));
    const drawing = { title: name, page: pageOf(options), language: options.invoiceLanguage };
    const { pdf, text } = options.hybrid
      ? await hybridOf(invoices, drawing, warnings)
      : await drawInvoices(
          invoices,
          { ...drawing, standard: options.pdfA && (`a-${options.pdfA}` as const) },
          warnings,
        );
    return { bytes: pdf, warnings, sourceText: text };
  },
};

async function hybridOf(
  invoices: readonly ReadableInvoice[],
  drawing: DrawOptions,
  warnings: Message[],
): Promise<DrawnInvoices> {
  const [only, ...others] = invoices;
  if (!only || others.length > 0)
    throw new Failure('bad_request', message('convert.oneRecord', { records: invoices.length }), {
      detail: message('advice.oneRecordEach', {}),
    });
  const { hybridInvoice } = await import('../../einvoices/hybrid/hybrid.ts');
  return hybridInvoice(only, drawing, warnings);
}
