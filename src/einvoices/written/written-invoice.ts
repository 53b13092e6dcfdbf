/**
 * An e-invoice from a record. It is read back like any other and checked before it is used: it says what the record says, and
 * the rules of EN 16931 that can be checked here hold.
 */
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import { invoicesInXml } from '../from-xml.ts';
import type { ReadableInvoice } from '../readable-invoice.ts';
import { differences } from './agreement.ts';
import { ciiXml } from './cii-xml.ts';
import { rules } from './rules.ts';
import { termsOf, withPositiveAmounts } from './terms.ts';
import { ublXml } from './ubl-xml.ts';

const syntaxes = { cii: ciiXml, ubl: ublXml } as const;
export type WrittenSyntax = keyof typeof syntaxes;

export interface WrittenInvoice {
  readonly xml: Uint8Array;
  /** The e-invoice as it is read again. */
  readonly written: ReadableInvoice;
  readonly issueDate: string;
  /** Names of values of the record that EN 16931 has no term for. */
  readonly leftOut: readonly string[];
}

/** Throws `bad_request` for a record that is not sure, lacks terms, or breaks rules of EN 16931: they are named. */
export function writtenInvoice(record: ReadableInvoice, syntax: WrittenSyntax): WrittenInvoice {
  if (!record.isSure)
    throw new Failure('bad_request', message('eInvoice.onlyOk', {}), {
      detail: record.doubts.length > 0 ? record.doubts.join('; ') : message('advice.reviewFirst', {}),
    });
  const terms = termsOf(record.invoice);
  const xml = Buffer.from(syntaxes[syntax](terms));
  const written = readBack(xml, record);
  const broken = rules.filter((rule) => !rule.holds(written));
  if (broken.length > 0)
    throw new Failure(
      'bad_request',
      message('eInvoice.breaksRules', { rules: broken.map(({ id }) => id).join(', ') }),
      {
        detail: message('eInvoice.rules', {
          rules: broken.map(({ id, says }) => message('eInvoice.rule', { rule: id, says })),
        }),
      },
    );
  return { xml, written, issueDate: terms.issueDate, leftOut: leftOut(record) };
}

function readBack(xml: Uint8Array, record: ReadableInvoice): ReadableInvoice {
  const [written] = invoicesInXml(xml) ?? [];
  const differing = written ? differences(withPositiveAmounts(record.invoice), written.invoice) : ['everything'];
  if (!written || differing.length > 0)
    throw new Failure('internal', 'The XML does not say what the record says', { detail: differing.join(', ') });
  return written;
}

function leftOut({ invoice }: ReadableInvoice): readonly string[] {
  const { code, checkCode, travel, seller, buyer } = invoice;
  const values = { code, checkCode, travel, 'seller.bank': seller.bank, 'buyer.bank': buyer.bank };
  return Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [name]));
}
