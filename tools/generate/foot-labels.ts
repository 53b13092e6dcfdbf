/** The words of feet in the languages that they are drawn in. `{rate}` is replaced by the tax rate. */
export interface FootLabels {
  readonly title: string;
  readonly number: string;
  readonly date: string;
  /** Description, quantity, price, amount. */
  readonly columns: readonly string[];
  readonly items: readonly string[];
  readonly net: readonly string[];
  readonly taxable: string;
  readonly tax: readonly string[];
  readonly included: readonly string[];
  readonly total: readonly string[];
  readonly due: readonly string[];
  readonly discount: readonly string[];
  readonly charge: readonly string[];
  readonly paid: readonly string[];
  readonly rounding: string;
  readonly gross: string;
  readonly commission: string;
  /** Titles of a table of rates, and its last row. */
  readonly rateTitle: string;
  readonly baseTitle: string;
  readonly taxTitle: string;
  readonly grossTitle: string;
  readonly sumTitle: string;
  readonly thanks: string;
  readonly rates: readonly number[];
  readonly lowRate: number;
  readonly decimal: string;
  readonly thousands: string;
  readonly currency: { readonly sign: string; readonly code: string };
}

const list = (text: string): string[] => text.split('|');
const euro = { sign: '€', code: 'EUR' };

export const footLabels: Readonly<Record<string, FootLabels>> = {
  en: {
    title: 'Invoice',
    number: 'Invoice number',
    date: 'Invoice date',
    columns: list('Description|Qty|Unit price|Amount'),
    items: list('Oak board|Oil filter|Hosting, monthly|Training day|Box of screws'),
    net: list('Subtotal|Net amount|Total excl. VAT|Net total'),
    taxable: 'Taxable amount',
    tax: list('VAT {rate}%|VAT ({rate}%)|Tax {rate}%|VAT @ {rate}%'),
    included: list('of which VAT {rate}%|Including VAT {rate}%|VAT included {rate}%'),
    total: list('Total|Grand total|Invoice total|Total incl. VAT'),
    due: list('Amount due|Balance due|To pay'),
    discount: list('Discount|Less discount'),
    charge: list('Delivery|Shipping|Freight|Handling'),
    paid: list('Paid|Deposit|Amount paid|Less deposit'),
    rounding: 'Rounding',
    gross: 'Gross amount',
    commission: 'Agency commission 15%',
    rateTitle: 'VAT rate',
    baseTitle: 'Net',
    taxTitle: 'VAT',
    grossTitle: 'Gross',
    sumTitle: 'Sum',
    thanks: 'Thank you for your order.',
    rates: [20, 10, 15],
    lowRate: 5,
    decimal: '.',
    thousands: ',',
    currency: { sign: '£', code: 'GBP' },
  },
  de: {
    title: 'Rechnung',
    number: 'Rechnungsnummer',
    date: 'Rechnungsdatum',
    columns: list('Beschreibung|Menge|Einzelpreis|Betrag'),
    items: list('Eichenbrett|Ölfilter|Hosting, monatlich|Schulungstag|Karton Schrauben'),
    net: list('Zwischensumme|Nettobetrag|Summe netto|Netto'),
    taxable: 'Nettobetrag',
    tax: list('MwSt. {rate}%|USt. {rate} %|zzgl. {rate}% MwSt.|Umsatzsteuer {rate}%'),
    included: list('davon MwSt. {rate}%|enthaltene MwSt. {rate}%|inkl. {rate}% MwSt.'),
    total: list('Gesamtbetrag|Rechnungsbetrag|Summe brutto|Gesamt'),
    due: list('Zahlbetrag|Zu zahlen|Restbetrag'),
    discount: list('Rabatt|Abzgl. Rabatt'),
    charge: list('Versandkosten|Fracht|Porto|Lieferung'),
    paid: list('Anzahlung|Bereits gezahlt|Abzgl. Anzahlung'),
    rounding: 'Rundung',
    gross: 'Bruttobetrag',
    commission: 'Provision 15%',
    rateTitle: 'Steuersatz',
    baseTitle: 'Netto',
    taxTitle: 'MwSt.',
    grossTitle: 'Brutto',
    sumTitle: 'Summe',
    thanks: 'Vielen Dank für Ihren Auftrag.',
    rates: [19],
    lowRate: 7,
    decimal: ',',
    thousands: '.',
    currency: euro,
  },
  fr: {
    title: 'Facture',
    number: 'Facture n°',
    date: 'Date de facture',
    columns: list('Désignation|Quantité|Prix unitaire|Montant'),
    items: list('Planche de chêne|Filtre à huile|Hébergement mensuel|Journée de formation|Boîte de vis'),
    net: list('Total HT|Sous-total|Montant HT|Net HT'),
    taxable: 'Net HT',
    tax: list('TVA {rate}%|TVA ({rate} %)|TVA à {rate}%'),
    included: list('dont TVA {rate}%|TVA incluse {rate}%'),
    total: list('Total TTC|Montant TTC|Total'),
    due: list('Net à payer|Reste à payer|Solde dû'),
    discount: list('Remise|Remise commerciale'),
    charge: list('Frais de port|Livraison|Transport'),
    paid: list('Acompte|Acompte versé|Déjà payé'),
    rounding: 'Arrondi',
    gross: 'Montant brut',
    commission: 'Commission 15%',
    rateTitle: 'Taux',
    baseTitle: 'Base HT',
    taxTitle: 'TVA',
    grossTitle: 'TTC',
    sumTitle: 'Total',
    thanks: 'Merci de votre confiance.',
    rates: [20],
    lowRate: 10,
    decimal: ',',
    thousands: ' ',
    currency: euro,
  },
  es: {
    title: 'Factura',
    number: 'Factura nº',
    date: 'Fecha de factura',
    columns: list('Descripción|Cantidad|Precio|Importe'),
    items: list('Tabla de roble|Filtro de aceite|Alojamiento mensual|Día de formación|Caja de tornillos'),
    net: list('Base imponible|Subtotal|Importe neto'),
    taxable: 'Base imponible',
    tax: list('IVA {rate}%|IVA ({rate} %)|I.V.A. {rate}%'),
    included: list('IVA incluido {rate}%|de los cuales IVA {rate}%'),
    total: list('Total|Total factura|Importe total'),
    due: list('Total a pagar|Importe a pagar|Pendiente de pago'),
    discount: list('Descuento|Dto.'),
    charge: list('Portes|Gastos de envío|Transporte'),
    paid: list('Anticipo|Pagado|A cuenta'),
    rounding: 'Redondeo',
    gross: 'Importe bruto',
    commission: 'Comisión 15%',
    rateTitle: 'Tipo IVA',
    baseTitle: 'Base',
    taxTitle: 'Cuota',
    grossTitle: 'Total',
    sumTitle: 'Suma',
    thanks: 'Gracias por su pedido.',
    rates: [21],
    lowRate: 10,
    decimal: ',',
    thousands: '.',
    currency: euro,
  },
  nl: {
    title: 'Factuur',
    number: 'Factuurnummer',
    date: 'Factuurdatum',
    columns: list('Omschrijving|Aantal|Prijs|Bedrag'),
    items: list('Eiken plank|Oliefilter|Hosting, per maand|Cursusdag|Doos schroeven'),
    net: list('Subtotaal|Totaal excl. btw|Nettobedrag'),
    taxable: 'Totaal excl. btw',
    tax: list('Btw {rate}%|BTW {rate} %|{rate}% btw'),
    included: list('waarvan btw {rate}%|inclusief btw {rate}%'),
    total: list('Totaal|Totaal incl. btw|Totaalbedrag'),
    due: list('Te betalen|Te voldoen|Openstaand bedrag'),
    discount: list('Korting|Betalingskorting'),
    charge: list('Verzendkosten|Bezorgkosten|Vracht'),
    paid: list('Aanbetaling|Reeds betaald|Voldaan'),
    rounding: 'Afronding',
    gross: 'Brutobedrag',
    commission: 'Commissie 15%',
    rateTitle: 'Btw-tarief',
    baseTitle: 'Grondslag',
    taxTitle: 'Btw',
    grossTitle: 'Totaal',
    sumTitle: 'Som',
    thanks: 'Bedankt voor uw bestelling.',
    rates: [21],
    lowRate: 9,
    decimal: ',',
    thousands: '.',
    currency: euro,
  },
};
