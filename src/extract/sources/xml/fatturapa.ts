/**
 * FatturaPA, the Italian e-invoice (FPA12 for authorities, FPR12 between firms).
 *
 * One file may hold several bodies, each an invoice of its own under the one header. ImportoTotaleDocumento is
 * optional: without it the total follows from the tax summary. Source: Specifiche tecniche Fattura elettronica 1.2.
 */
import { type XmlNode, allAt, at } from '../../../documents/xml.ts';
import type { DocumentType } from '../../../domain/invoice.ts';
import type { Reading } from '../../reading.ts';
import type { Dialect } from './syntax.ts';
import {
  type Raw,
  type RawLine,
  addressOf,
  dateOf,
  factsOf,
  ibanOf,
  joinedTextOf,
  numberOf,
  percentText,
  readingOf,
  sumOf,
  textOf,
} from './values.ts';

/** Nota di credito, also in the simplified form. */
const creditNotes = new Set(['TD04', 'TD08']);

function joined(parts: readonly (Raw<string> | undefined)[], separator: string): Raw<string> | undefined {
  const values = parts.flatMap((part) => part?.value ?? []);
  return values.length > 0 ? { value: values.join(separator), text: values.join(separator) } : undefined;
}

function taxIdOf(registry: XmlNode | undefined): Raw<string> | undefined {
  const code = textOf(registry, 'IdFiscaleIVA/IdCodice');
  if (!code) return textOf(registry, 'CodiceFiscale');
  const country = textOf(registry, 'IdFiscaleIVA/IdPaese');
  // Some write the country twice.
  return country && !code.value.startsWith(country.value) ? joined([country, code], '') : code;
}

function party(node: XmlNode | undefined) {
  const registry = node && at(node, 'DatiAnagrafici');
  const seat = node && at(node, 'Sede');
  return {
    name:
      textOf(registry, 'Anagrafica/Denominazione') ??
      joined([textOf(registry, 'Anagrafica/Nome'), textOf(registry, 'Anagrafica/Cognome')], ' '),
    taxId: taxIdOf(registry),
    address: addressOf({
      streets: [joined([textOf(seat, 'Indirizzo'), textOf(seat, 'NumeroCivico')], ' ')],
      postcode: textOf(seat, 'CAP'),
      city: textOf(seat, 'Comune'),
      region: textOf(seat, 'Provincia'),
      country: textOf(seat, 'Nazione'),
    }),
    phone: textOf(node, 'Contatti/Telefono'),
  };
}

function lineOf(line: XmlNode): RawLine {
  const rate = textOf(line, 'AliquotaIVA');
  return {
    description: textOf(line, 'Descrizione')?.value,
    unit: textOf(line, 'UnitaMisura')?.value,
    quantity: numberOf(line, 'Quantita')?.value,
    unitPrice: numberOf(line, 'PrezzoUnitario')?.value,
    netAmount: numberOf(line, 'PrezzoTotale')?.value,
    taxRate: rate && percentText(rate.value),
  };
}

function readBody(header: XmlNode, body: XmlNode): Reading {
  const general = at(body, 'DatiGenerali/DatiGeneraliDocumento');
  const summaries = allAt(body, 'DatiBeniServizi/DatiRiepilogo');
  const net = sumOf(summaries.flatMap((summary) => numberOf(summary, 'ImponibileImporto') ?? []));
  const tax = sumOf(summaries.flatMap((summary) => numberOf(summary, 'Imposta') ?? []));
  const fromSummary = net && tax ? sumOf([net, tax]) : undefined;
  const code = textOf(general, 'TipoDocumento');
  const documentType: Raw<DocumentType> | undefined = code && {
    value: creditNotes.has(code.value) ? 'credit_note' : 'invoice',
    text: code.text,
  };
  const seller = party(at(header, 'CedentePrestatore'));
  const buyer = party(at(header, 'CessionarioCommittente'));
  const payment = 'DatiPagamento/DettaglioPagamento';
  const account = textOf(body, `${payment}/IBAN`);
  return readingOf(
    'fatturapa',
    {
      number: textOf(general, 'Numero'),
      documentType,
      issueDate: dateOf(general, 'Data'),
      dueDate: dateOf(body, `${payment}/DataScadenzaPagamento`),
      currency: textOf(general, 'Divisa'),
      'seller.name': seller.name,
      'seller.taxId': seller.taxId,
      'seller.address': seller.address,
      'seller.phone': seller.phone,
      'seller.bank': textOf(body, `${payment}/IstitutoFinanziario`, `${payment}/BIC`),
      'seller.account': account,
      'buyer.name': buyer.name,
      'buyer.taxId': buyer.taxId,
      'buyer.address': buyer.address,
      'buyer.phone': buyer.phone,
      netAmount: net,
      taxAmount: tax,
      totalAmount: numberOf(general, 'ImportoTotaleDocumento') ?? fromSummary,
      iban: ibanOf(account),
      purchaseOrder: textOf(body, 'DatiGenerali/DatiOrdineAcquisto/IdDocumento'),
      notes: general && joinedTextOf(general, 'Causale'),
    },
    allAt(body, 'DatiBeniServizi/DettaglioLinee').map(lineOf),
    factsOf({ rounding: numberOf(general, 'Arrotondamento') }),
  );
}

export const fatturapa: Dialect = {
  name: 'fatturapa',
  matches: (root) => root.name === 'FatturaElettronica' && at(root, 'FatturaElettronicaHeader') !== undefined,
  read(root) {
    const header = at(root, 'FatturaElettronicaHeader');
    return header ? allAt(root, 'FatturaElettronicaBody').map((body) => readBody(header, body)) : [];
  },
};
