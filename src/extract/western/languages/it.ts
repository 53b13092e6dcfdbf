/** Italian. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const it: Language = {
  code: 'it',
  labels: {
    number: phrases(`
      Numero di fattura | Numero della ricevuta | fatt n | nr doc | preavviso n | avviso di pagamento n |
      num fattura | preavviso di parcella n | Notula n | Avviso di parcella n | Fattura n | Fattura n° | Fattura nr |
      Numero fattura | N. fattura | Nr. fattura | N° fattura | Numero documento | N. documento | Nr. documento |
      Fattura numero | Documento n | Doc. n | Numero doc | Num. doc | Fattura | Scontrino n | Documento nr | N. doc |
      Nota di credito n | Fattura accompagnatoria n | Parcella n | Ricevuta n | Numero della fattura`),
    purchaseOrder: phrases(`
      Ordine n | Numero ordine | N. ordine | Vostro ordine | Vs. ordine | Ordine | Ordine di acquisto |
      Vs. rif | Rif. ordine | Vostro riferimento
    `),
    precedingNumber: phrases(`
      rif. ns. fattura | rif. nostra fattura | rif. vs. fattura |
      ns. rif. fattura | a storno della fattura | a storno fattura | riferimento ns. fattura | rif. fatt |
      rif. ns. fatt |
      fattura di riferimento | rif fattura | riferimento fattura | fattura originale | su fattura |
      storno fattura | fattura collegata | fattura di origine`),
    otherNumber: phrases(`
      Codice cliente | Cod. cliente | N. cliente | Numero cliente | Numero contratto | Contratto | DDT | Bolla |
      D.D.T. n | Riferimento | Rif | Nostro riferimento | Telefono | Tel | Fax | Cell | Cellulare | Pagina |
      Pag | REA | R.E.A | Capitale sociale | CIG | CUP | Codice destinatario | Codice SDI | Preventivo | ABI |
      CAB | CIN | BIC | SWIFT | Cassa | Tavolo | Matricola | POD | PDR | Conto | Iscrizione | Commessa | Albo`),
    issueDate: phrases(`
      data emissione documento | Data fattura | Data documento | Data emissione | Data di emissione | Emessa il |
      Data doc | Fattura del | Data della fattura`),
    dueDate: phrases(`
      pagare entro | pagamento entro il | pagamento entro | scade il | data pagamento | da saldare entro il |
      da saldare entro | data scad | termine pagamento | da versare entro il | da corrispondere entro il |
      data addebito | scadenza rata | pagabile entro il | pagabile entro | pagamento previsto il |
      da regolare entro il | addebitato il | addebito il | addebito in conto il | sarà addebitato il |
      verrà addebitato il | addebito sul conto il | Scadenza | Data scadenza | Data di scadenza | Scadenze |
      Scadenza pagamento | Entro il | Da pagare entro | Scad | Pagare entro il | Termine di pagamento |
      Scadenza fattura | Scadenza il`),
    otherDate: phrases(`
      nato il | nata il | data di nascita | accettato il | preventivo del | data prestazione |
      data della prestazione | data intervento |
      Data ordine | Data consegna | Data DDT | Data di consegna | Data spedizione | Ordine del | DDT del |
      Data trasporto | Valido fino al
    `),
    date: phrases(`Data | Del | Data e ora | in data`),
    period: phrases(`Periodo | Periodo di riferimento | Periodo di fatturazione | Competenza`),
    seller: phrases(`
      Venditore | Fornitore | Cedente | Cedente/prestatore | Mittente | Emittente | Da |
      Cedente / prestatore (fornitore) |
      Emesso da | Dati azienda | Prestatore | Ditta | Dati fornitore | Venduto da`),
    buyer: phrases(`
      Cliente | Spett.le | Spettabile | Destinatario | Cessionario | Cessionario/committente | Acquirente |
      Intestatario | Indirizzo di fatturazione | Fatturare a | Intestazione | Egr. Sig | Gentile |
      Committente | A | Dati cliente | Fatturato a | Cessionario / committente (cliente) |
      Spett | Intestata a | Fattura a | Cliente e indirizzo | Intestatario fattura | Fatturazione a | Indirizzo fatturazione | Dati di fatturazione | Conduttore |
      Paziente | Alunno | Assicurato | Ospite | Pagabile da | Condomino | Abbonato`),
    shipTo: phrases(`
      Indirizzo di spedizione | Luogo di destinazione | Destinazione | Destinazione merce |
      Indirizzo di consegna | Luogo di consegna | Spedire a | Consegna |
      Destinatario merce | Cantiere | Sede destinazione | Indirizzo spedizione | Luogo di esecuzione`),
    remitTo: phrases(`Pagare a`),
    otherParty: phrases(`
      Banca | Banca d'appoggio | Beneficiario | Vettore | Agente | Rappresentante fiscale | Intestato a |
      Coordinate bancarie | Appoggio bancario |
      Referente | Operatore | Responsabile | Commerciale | Redatto da | Amministratore | Vostro contatto`),
    contact: phrases(`Email | E-mail | PEC | Sito | Sito web | Web | Contatto | Indirizzo PEC`),
    name: phrases(`Nome | Ragione sociale | Denominazione | Nominativo | Nome e cognome`),
    address: phrases(`Indirizzo | Sede | Sede legale | Sede operativa | Residenza`),
    taxId: phrases(`
      Partita IVA | P. IVA | P.IVA | PIVA | Codice fiscale | C.F | Cod. fisc | P.IVA/C.F | C.F./P.IVA |
      Partita IVA/C.F | CF/PI | Part. IVA | P.I. | C.F. e P.IVA | Cod. fiscale | VAT
    `),
    iban: phrases(`IBAN | Codice IBAN`),
    paymentTerms: phrases(`
      Pagamento | Modalità di pagamento | Condizioni di pagamento | Termini di pagamento | Tipo pagamento |
      Metodo di pagamento | Modalità pagamento | Cond. pagamento
    `),
    currency: phrases(`Valuta | Divisa`),
    net: phrases(`
      base imponibile | Totale merce | Totale imponibile | Imponibile | Totale imponibile | Subtotale | Totale merce |
      Netto merce | Totale netto | Importo netto | Netto | Totale parziale | Imponibile IVA | Totale senza IVA |
      Tot. imponibile | Sub totale | Totale servizi | Totale merci | Somma | Totale IVA esclusa | Importo imponibile |
      Netto imponibile`),
    tax: phrases(`
      ammontare iva | iva compresa | di cui iva compresa | Imposta | di cui IVA | IVA | I.V.A | Totale IVA | Imposta |
      Importo IVA | Totale imposta | Totale imposte | Tot. IVA | Imposte | di cui IVA | Totale I.V.A |
      Importo imposta | IVA inclusa | di cui imposta`),
    total: phrases(`
      Totale | Importo | Importo totale | Totale EUR | Totale euro | Totale generale | Tot | Totale €
    `),
    grandTotal: phrases(`
      totale compresa iva | totale importo | totale comprensivo di iva | Totale documento | Totale complessivo |
      Netto a pagare | Totale fattura | Totale documento | Totale complessivo | Totale IVA inclusa |
      Totale da pagare | Totale ivato | Importo totale documento | Totale con IVA | Totale a pagare | Tot. fattura |
      Tot. documento | Importo fattura | Totale fattura € | Totale lordo | Totale documento EUR`),
    amountDue: phrases(`
      Netto a pagare | Da pagare | Saldo | Importo da pagare | Importo dovuto | A pagare | Totale dovuto |
      Residuo | Saldo a pagare | Netto da pagare | Importo a saldo
    `),
    previousBalance: phrases(`Saldo precedente | Insoluto`),
    paid: phrases(`Acconto | Acconti | Pagato | Già pagato | Anticipo | Versato | Importo pagato`),
    discount: phrases(`Sconto | Sconti | Abbuono | Abbuoni | Totale sconto | Sconto merce`),
    charge: phrases(`
      Spese di trasporto | Trasporto | Spese di spedizione | Spedizione | Spese | Spese incasso | Bollo |
      Bolli | Imballo | Coperto | Spese bancarie | Marca da bollo | Contributo | Spese varie |
      Contributo integrativo | Contributo cassa | Contributo previdenziale | Cassa previdenza | Cassa previdenziale |
      Cassa nazionale | Cassa forense | Inarcassa | Cassa Inarcassa | Rivalsa INPS | Rivalsa previdenziale | CPA
    `),
    rounding: phrases(`Arrotondamento`),
    cash: phrases(`
      Contanti | Contante | Bancomat | Carta di credito | Pagamento contante | Pagamento elettronico | Carte
    `),
    change: phrases(`Resto`),
    commission: phrases(`Provvigione`),
    otherAmount: phrases(`
      Ritenuta | Ritenuta d'acconto | Aliquota | Aliquota IVA | % IVA | Prezzo unitario | Quantità |
      Numero colli | Colli | Peso | Capitale soc |
      Fuori campo IVA | Esente IVA | Non imponibile | Escluso IVA | Non soggetto IVA | Operazioni esenti
    `),
    invoice: phrases(`
      Fattura | Dettagli fattura | Dati fattura | Fattura accompagnatoria | Fattura immediata | Fattura differita | Parcella |
      Fattura di vendita | Fattura elettronica |
      Fattura proforma | Avviso di fattura | Avviso di parcella | Preavviso di fattura`),
    creditNote: phrases(`Nota di credito | Nota credito | Nota di accredito`),
    receipt: phrases(`Scontrino | Ricevuta | Ricevuta fiscale | Documento commerciale | Scontrino fiscale`),
  },
  columns: {
    position: phrases(`N. | Riga | # | Pos | Nr`),
    code: phrases(`Codice | Cod | Codice articolo | Cod. articolo | Cod. art | Articolo | Rif`),
    description: phrases(`
      Descrizione | Prodotto | Articolo | Servizio | Prestazione | Descrizione prodotto |
      Descrizione dei beni | Descrizione articolo | Dettaglio | Oggetto | Descrizione beni/servizi |
      Natura e qualità dei beni | Causale | Prodotti | Prodotto/servizio
    `),
    quantity: phrases(`
      Quantità | Q.tà | Qta | Qtà | Quant | Ore | Pezzi | Q.ta | Consumo | Consegnato | Q.tà consegnata`),
    unit: phrases(`UM | U.M. | Unità | U.d.M.`),
    unitPrice: phrases(`
      Prezzo | Prezzo unitario | Prezzo un | Prezzo unit | P. unitario | Costo unitario | P.U. |
      Pr. unitario | Tariffa | Costo | Prezzo € | Prezzo U. | Prezzo netto
    `),
    discount: phrases(`Sconto | Sc | Sc. % | Sconto % | Sconti | % Sc | %Sc`),
    taxRate: phrases(`IVA | Aliquota | % IVA | IVA % | Aliquota IVA | Cod. IVA | Ali | Aliq | C.I.`),
    taxAmount: phrases(`Importo IVA | Imposta`),
    net: phrases(`Imponibile | Importo netto | Netto | Totale imponibile | Totale netto`),
    gross: phrases(`Totale ivato | Importo ivato | Totale lordo`),
    amount: phrases(`
      Importo | Totale | Prezzo totale | Importo totale | Totale € | Importo € | Importo EUR | Subtotale |
      Valore | Tot
    `),
    other: phrases(`
      Lotto | Peso | Ordinato | Q.tà ordinata | Lettura precedente | Lettura attuale | Periodo | Competenza`),
  },
  months: monthNames(`gennaio, gen | febbraio, feb | marzo, mar | aprile, apr | maggio, mag | giugno, giu |
    luglio, lug | agosto, ago | settembre, set, sett | ottobre, ott | novembre, nov | dicembre, dic`),
  words: {
    legalForms: words`S\.?r\.?l\.?|S\.?R\.?L\.?|S\.?p\.?A\.?|[Ss]\.n\.c\.|[Ss]\.a\.s\.|S\.r\.l\.s\.|Srls|Soc\. ?[Cc]oop\.|Società [Cc]ooperativa|società a responsabilità limitata`,
    businessWords: '',
    nameEnds: '',
    commonInNames: '',
    keptBy: words`gestito da|gestore`,
    joinsNames: words`della|dei|di|da|la|le`,
    personTitles: words`sig\.?|dr\.?`,
    attention: words`alla c(?:ortese)?\.? ?a(?:ttenzione)?\.?|all[’' ]attenzione|c\. ?a\.`,
    signsFor: words`per`,
    buyersOwn: words`cliente`,
    contact: words`tel|telefono|fax|email|e-mail`,
    contactInNames: '',
    registration: words`p\.? ?iva|c\.f`,
    taxIds: '',
    taxes: words`iva`,
    percent: words`per cento`,
    streets: words`via|viale|piazza|corso|largo|strada|vicolo`,
    streetEndings: '',
    placeLabels: words`numero civico|civico|via|comune|città|località|provincia|prov|cap|c\.a\.p\.|nazione|paese|stato`,
    houses: '',
    postBoxes: '',
    countryNames: words`italia|germania|francia|spagna|svizzera|regno unito|paesi bassi|belgio|portogallo`,
    counted: words`giorni|gg`,
    numberSigns: '',
    ordinals: words`º|ª`,
    beforeMonth: words`di`,
    beforeYear: '',
    afterYear: '',
    beforeDate: words`li|lì|il|addì`,
    madeAt: '',
    until: words`al|a`,
    fallsDue: '',
    asksToPay: words`pag(?:amento|are|arsi)|bonifico|versa(?:re|mento)|sald(?:o|are)`,
    payBy: words`entro(?: e non oltre)?(?: il| l['’])?|non oltre il`,
    titles: words`fattura`,
    otherTitles: words`
      ordine(?: d[i'] ?acquisto)?|conferma (?:d[i'] ?)?ordine|preventivo|offerta|documento di trasporto|d\.d\.t\.|
      bolla di consegna|lettera di vettura|estratto conto|avviso di pagamento|sollecito(?: di pagamento)?|orario|
      contratto|contratto di (?:vendita|locazione|servizio|lavoro)|listino prezzi|busta paga|certificato`,
    proformaTitles: words`(?:fattura )?pro-?\s?forma`,
    salutations: words`
      gentil[ei]|egregi[oa]?|spettabile(?=.*,)|car[oai](?=.*,)`,
    besideHeadings: words`i|il|mio|miei|nostro|nostri|vostro|vostri|tuo|tuoi|dati|servizio|assistenza|clienti|logo|qui`,
    formWords: '',
    receiptAdjectives: '',
    receiptTitles: '',
    sale: '',
    till: words`grazie`,
    greetings: '',
    taxBase: words`su|di`,
    included: '',
    excluded: '',
    summaries: '',
    departure: words`da`,
    arrival: words`a`,
    pieces: words`pz`,
  },
  postCodes: [],
  countries: [
    { code: 'IT', currency: 'EUR', mark: /\b(italia|italy|partita iva|p\.? ?iva|s\.r\.l|codice fiscale)\b/i },
  ],
  currencies: [],
};
