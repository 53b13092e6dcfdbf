/**
 * A Factur-X invoice (profile EN 16931) from a record: a PDF/A-3 that people read, with the XML that programs read. The XML is
 * read back and checked before it is used, and the page is drawn from it, so that both say the same.
 */
import { Failure } from '../../domain/failure.ts';
import { drawInvoices, type DrawnInvoices, type DrawOptions } from '../draw/draw.ts';
import { invoicesInXml } from '../from-xml.ts';
import type { ReadableInvoice } from '../readable-invoice.ts';
import { differences } from './agreement.ts';
import { ciiXml } from './cii-xml.ts';
import { withFacturX } from './factur-x.ts';
import { rules } from './rules.ts';
import { termsOf, withPositiveAmounts } from './terms.ts';

/** Rejects with `bad_request` for a record that is not sure, or lacks terms, or breaks rules of EN 16931: they are named. */
export async function hybridInvoice(
  record: ReadableInvoice,
  options: Omit<DrawOptions, 'standard'>,
  warnings: string[],
): Promise<DrawnInvoices> {
  if (!record.isSure)
    throw new Failure('bad_request', 'Only a record whose status is ok becomes a Factur-X invoice', {
      detail: record.doubts.join('; ') || 'Review it first',
    });
  const terms = termsOf(record.invoice);
  const xml = Buffer.from(ciiXml(terms));
  const written = readBack(xml, record);
  const broken = rules.filter((rule) => !rule.holds(written));
  if (broken.length > 0)
    throw new Failure('bad_request', `The record breaks rules of EN 16931: ${broken.map(({ id }) => id).join(', ')}`, {
      detail: broken.map(({ id, says }) => `${id}: ${says}`).join('; '),
    });
  warnings.push(...leftOut(record));
  const { pdf, text } = await drawInvoices([written], { ...options, standard: 'a-3b' }, warnings);
  return { pdf: await withFacturX(pdf, xml, new Date(`${terms.issueDate}T00:00:00Z`)), text };
}

function readBack(xml: Uint8Array, record: ReadableInvoice): ReadableInvoice {
  const [written] = invoicesInXml(xml) ?? [];
  const differing = written ? differences(withPositiveAmounts(record.invoice), written.invoice) : ['everything'];
  if (!written || differing.length > 0)
    throw new Failure('internal', 'The XML does not say what the record says', { detail: differing.join(', ') });
  return written;
}

/** Values of the record that the profile has no term for. */
function leftOut({ invoice }: ReadableInvoice): readonly string[] {
  const { code, checkCode, travel, seller, buyer } = invoice;
  const values = { code, checkCode, travel, 'seller.bank': seller.bank, 'buyer.bank': buyer.bank };
  const names = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [name]));
  return names.length === 0 ? [] : [`Factur-X has no term for these values, which were left out: ${names.join(', ')}`];
}
