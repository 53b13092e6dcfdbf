/**
 * FatturaPA, the Italian e-invoice (FPA12 for authorities, FPR12 between firms).
 *
 * One file may have several bodies under one header, each of which is an invoice. ImportoTotaleDocumento is optional:
 * without it the total follows from the tax summary. Source: Specifiche tecniche Fattura elettronica 1.2.
 */
import { type XmlNode, allAt, at } from '../../../documents/xml.ts';
import type { Reading } from '../../reading.ts';
import { fatturapaDetails } from './fatturapa-details.ts';
import { documentTypeOf, factsOf, partyFields, type RawLine, readingOf } from './reading.ts';
import type { XmlSyntax } from './syntax.ts';
import { addressOf, dateOf, ibanOf, joinedTextOf, numberOf, percentText, type Raw, sumOf, textOf } from './values.ts';

/** Credit notes (nota di credito), ordinary and simplified. */
const creditNotes = new Set(['TD04', 'TD08']);

function joined(parts: readonly (Raw<string> | undefined)[], separator: string): Raw<string> | undefined {
  const values = parts.flatMap((part) => part?.value ?? []);
  return values.length > 0 ? { value: values.join(separator), text: values.join(separator) } : undefined;
}

function taxIdOf(registry: XmlNode | undefined): Raw<string> | undefined {
  const code = textOf(registry, 'IdFiscaleIVA/IdCodice');
  if (!code) return textOf(registry, 'CodiceFiscale');
  const country = textOf(registry, 'IdFiscaleIVA/IdPaese');
  // Some issuers write the country in both elements.
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
  const payment = 'DatiPagamento/DettaglioPagamento';
  const account = textOf(body, `${payment}/IBAN`);
  const seller = {
    ...party(at(header, 'CedentePrestatore')),
    bank: textOf(body, `${payment}/IstitutoFinanziario`, `${payment}/BIC`),
    account,
  };
  return readingOf(
    'fatturapa',
    {
      number: textOf(general, 'Numero'),
      documentType: documentTypeOf(textOf(general, 'TipoDocumento'), (code) => creditNotes.has(code)),
      issueDate: dateOf(general, 'Data'),
      dueDate: dateOf(body, `${payment}/DataScadenzaPagamento`),
      currency: textOf(general, 'Divisa'),
      ...partyFields('seller', seller),
      ...partyFields('buyer', party(at(header, 'CessionarioCommittente'))),
      netAmount: net,
      taxAmount: tax,
      totalAmount: numberOf(general, 'ImportoTotaleDocumento') ?? fromSummary,
      iban: ibanOf(account),
      purchaseOrder: textOf(body, 'DatiGenerali/DatiOrdineAcquisto/IdDocumento'),
      notes: general && joinedTextOf(general, 'Causale'),
      'precedingInvoice.number': textOf(body, 'DatiGenerali/DatiFattureCollegate/IdDocumento'),
      'precedingInvoice.issueDate': dateOf(body, 'DatiGenerali/DatiFattureCollegate/Data'),
    },
    allAt(body, 'DatiBeniServizi/DettaglioLinee').map(lineOf),
    factsOf({ rounding: numberOf(general, 'Arrotondamento') }),
  );
}

export const fatturapa: XmlSyntax = {
  name: 'fatturapa',
  sign: /<(?:[\w.-]+:)?FatturaElettronica[\s>]/,
  matches: (root) => root.name === 'FatturaElettronica' && at(root, 'FatturaElettronicaHeader') !== undefined,
  read(root) {
    const header = at(root, 'FatturaElettronicaHeader');
    return header ? allAt(root, 'FatturaElettronicaBody').map((body) => readBody(header, body)) : [];
  },
  details(root) {
    const header = at(root, 'FatturaElettronicaHeader');
    return header ? allAt(root, 'FatturaElettronicaBody').map((body) => fatturapaDetails(header, body)) : [];
  },
};
