/** The details of a body of FatturaPA (see fatturapa.ts). Source: Specifiche tecniche Fattura elettronica 1.2. */
import { type XmlNode, allAt, at, textAt } from '../../../documents/xml.ts';
import {
  type Adjustment,
  bicOf,
  dateAtFirst,
  type InvoiceDetails,
  numberAtFirst,
  noDetails,
  type PartyDetails,
  type TaxDetails,
  textAtFirst,
} from './details.ts';
import { numberOf, sumOf } from './values.ts';

function partyDetails(node: XmlNode | undefined): PartyDetails {
  const rea = [textAtFirst(node, 'IscrizioneREA/Ufficio'), textAtFirst(node, 'IscrizioneREA/NumeroREA')];
  return {
    registration: rea.every((part) => part !== undefined) ? `REA ${rea.join('-')}` : undefined,
    contact: undefined,
    email: textAtFirst(node, 'Contatti/Email'),
  };
}

const taxDetails = (summary: XmlNode): TaxDetails => ({
  rate: numberAtFirst(summary, 'AliquotaIVA'),
  category: textAtFirst(summary, 'Natura'),
  basis: numberAtFirst(summary, 'ImponibileImporto'),
  tax: numberAtFirst(summary, 'Imposta'),
  exemption: textAtFirst(summary, 'RiferimentoNormativo'),
});

/** SC is a discount (sconto), MG a surcharge (maggiorazione). */
function adjustmentOf(node: XmlNode): readonly Adjustment[] {
  const amount = numberAtFirst(node, 'Importo');
  if (amount === undefined) return [];
  return [{ kind: textAt(node, 'Tipo') === 'MG' ? 'charge' : 'allowance', reason: undefined, amount }];
}

export function fatturapaDetails(header: XmlNode, body: XmlNode): InvoiceDetails {
  const general = at(body, 'DatiGenerali/DatiGeneraliDocumento');
  const payment = at(body, 'DatiPagamento/DettaglioPagamento');
  return {
    ...noDetails,
    seller: partyDetails(at(header, 'CedentePrestatore')),
    buyer: partyDetails(at(header, 'CessionarioCommittente')),
    deliveryDate: dateAtFirst(body, 'DatiGenerali/DatiDDT/DataDDT'),
    contract: textAtFirst(body, 'DatiGenerali/DatiContratto/IdDocumento'),
    precedingInvoices: allAt(body, 'DatiGenerali/DatiFattureCollegate').flatMap(
      (reference) => textAtFirst(reference, 'IdDocumento') ?? [],
    ),
    taxes: allAt(body, 'DatiBeniServizi/DatiRiepilogo').map(taxDetails),
    adjustments: general ? allAt(general, 'ScontoMaggiorazione').flatMap(adjustmentOf) : [],
    // A part for each instalment.
    due: sumOf(
      allAt(body, 'DatiPagamento/DettaglioPagamento').flatMap((part) => numberOf(part, 'ImportoPagamento') ?? []),
    )?.value,
    accountName: textAtFirst(payment, 'Beneficiario'),
    bic: bicOf(textAtFirst(payment, 'BIC')),
    lines: allAt(body, 'DatiBeniServizi/DettaglioLinee').map((line) => ({
      article: textAtFirst(line, 'CodiceArticolo/CodiceValore'),
      notes: undefined,
    })),
  };
}
