import type { Wording } from '../wording.ts';

/** Italian. */
export const it: Wording = {
  seller:
    'Fornitore|Cedente|Mittente|Venditore|Emesso da|Dati azienda|Cedente/prestatore|Prestatore|Ditta|Intestazione|Da|Emittente',
  buyer:
    'Cliente|Destinatario|Spett.le|Fatturare a|Cessionario|Intestatario|Cessionario/committente|Committente|Spett.|Spettabile|Intestata a|Dati cliente|Egr. Sig.|Acquirente|Fattura a|Cliente e indirizzo|A',
  delivery:
    'Luogo di destinazione|Destinazione merce|Consegna|Spedire a|Indirizzo di consegna|Luogo di consegna|Destinatario merce|Cantiere|Sede destinazione',
  contact:
    'Referente|Alla c.a.|Contatto|Agente|Operatore|Responsabile|Commerciale|Attenzione|Venditore|Redatto da|Amministratore',
  title:
    'FATTURA|Fattura|Nota di credito|Parcella|FATTURA IMMEDIATA|Fattura accompagnatoria|FATTURA PROFORMA|Ricevuta|Ricevuta fiscale|Avviso di fattura|Documento commerciale|Fattura elettronica',
  number: 'Fattura n.|Numero|N. fattura|Numero documento|Nr. documento|Fattura nr.|Numero fattura|N.|Doc. n.',
  date: 'Data|Data fattura|Data documento|del|Data doc.|Data emissione|Data di emissione|in data',
  due: 'Scadenza|Data scadenza',
  other:
    'Codice cliente|Ordine|Pagamento|Pagina|Valuta|Rif.|Condizioni di pagamento|Modalità pagamento|Cod. cliente|DDT n.|Causale|Vettore|Commessa|CIG|Codice destinatario|Vs. ordine|Oggetto|Periodo|Camera',
  phone: 'Tel.|Telefono|Fax|Cell.|Telefono/Fax|Mobile|Tel/Fax|T.',
  registration:
    'P. IVA|Partita IVA|C.F.|Cod. Fisc.|REA|Partita IVA/C.F.|Codice fiscale|Cap. Soc.|Reg. Imprese|R.E.A.|PEC|C.C.I.A.A.|Part. IVA',
  bank: 'IBAN|Banca|Banca d’appoggio|SWIFT|Banca di appoggio|Coordinate bancarie|C/C|ABI|CAB|BIC',
  net: 'Imponibile|Totale imponibile|Subtotale|Imponibile netto|Totale merce|Netto merce|Totale netto',
  tax: 'IVA 22%|IVA|Imposta|IVA 10%|Totale IVA|Imposta 22%|IVA (22%)|IVA 4%',
  total:
    'Totale|Totale fattura|Totale documento|Netto a pagare|TOTALE FATTURA|Totale da pagare|TOTALE|Totale a pagare|Totale complessivo|Saldo',
  columns:
    'Descrizione|Quantità|Q.tà|Prezzo|Importo|IVA|Codice|Articolo|U.M.|Sconto|Aliquota|Prezzo unitario|Imponibile|Totale|Qta|Cod. IVA|Unità|Ore',
  prose:
    'Grazie per la fiducia accordata.|Pagamento a 30 giorni data fattura|Operazione senza IVA|Distinti saluti|Contributo ambientale CONAI assolto ove dovuto|Documento privo di valenza fiscale|Vi ringraziamo per averci scelto|Ai sensi della legge in vigore i dati sono trattati dal titolare|Merce resa franco fabbrica|Imposta di bollo assolta in modo virtuale|Scissione dei pagamenti|Operazione effettuata ai sensi dell’articolo 1',
  nameLabel: 'Nome|Ragione sociale|Denominazione|Cliente|Cognome e nome|Nome azienda|Ditta',
  addressLabel: 'Indirizzo|Sede|Via|Sede legale|Residenza|Indirizzo fatturazione',
  cityLabel: 'Città|Comune|Città e CAP|CAP Città|Località',
  trades:
    'Servizi|Costruzioni|Consulenza|Trasporti|Studio|Ristorante|Arredamenti|Informatica|Ferramenta|Edilizia|Impianti|Grafica|Tipografia|Autofficina|Assicurazioni|Farmacia|Pasticceria|Commerciale|Associati',
  postLabel: 'CAP|C.A.P.',
  stateLabel: 'Provincia|Prov.|Regione',
  countryLabel: 'Nazione|Paese|Stato',
  greeting: 'Gentile cliente|Gentile|Egregio|Spett.le ditta|Buongiorno',
  honorific: 'Sig.|Sig.ra|Egr. Sig.|Dott.|Spett.le|Gent.ma|Ing.|Avv.|Ditta',
  regards: 'Cordiali saluti|Distinti saluti|In fede|Firma|Cordialmente',
  adjustment: 'Sconto|Spese di trasporto|Acconto|Bollo|Arrotondamento|Spese incasso|Mancia|Cassa previdenza',
  item: 'Consulenza|Manodopera|Pernottamento|Vino rosso|Trasporto|Lampada|Carta A4|Servizio di pulizia|Riparazione|Noleggio|Coperto|Materiale elettrico',
  third:
    'Spedizioniere|Vettore|Assicurazione|Pagatore|Amministratore|Rappresentante fiscale|Tutore|Genitore|Intermediario|Proprietario|Agente|Locatore|Soggetto emittente|Terzo intermediario|Banca d’appoggio|Medico curante',
  managed: 'c/o|rappresentato da|amministrato da|per conto di|presso|tramite',
  department:
    'Ufficio Acquisti|Amministrazione|Ufficio Contabilità|Ufficio Fornitori|Ragioneria|Direzione|Segreteria|Ufficio Tecnico',
  subject:
    'Paziente|Alunno|Animale|Passeggero|Ospite|Bambino|Veicolo|Conducente|Partecipante|Socio|Intestatario|Occupante|Assistito|Cantiere',
  caption:
    'Dettagli hotel|Riepilogo prenotazione|Copia cliente|Dati del fornitore|Dati del cliente|Fattura di noleggio|Estratto conto|Documento commerciale|Dettaglio soggiorno|Dati anagrafici|Cedente/prestatore (fornitore)|Coordinate bancarie',
  operator: 'gestito da|un marchio di|affiliato a|gestione|concessionario|di proprietà di|in franchising',
  site: 'Magazzino|Filiale|Punto vendita|Resi a|Stabilimento|Deposito|Officina|Sede operativa|Unità locale|Indirizzo postale|Showroom',
  aside:
    'Aperto dal lunedì al sabato|Lun-Ven 8:30-18:00|Dal 19##|Fondata nel 18##|Filiale di {city}|Chiuso il lunedì|Su appuntamento|Vendita e assistenza|Giorni di mercato: mar, ven|Scuola primaria paritaria|Preventivi gratuiti|già {last}|Impianti - Manutenzione - Riparazioni|Parcheggio interno|Da tre generazioni|Pronto intervento 24 ore',
  regime:
    'RF01 ordinario|RF19 Regime forfettario|REA {city} ######|Cap. soc. € ##.### i.v.|Reg. Imp. {city}|Regime fiscale: RF01|Iscr. Albo n. ####|Codice destinatario: #######|Iscritta al R.I. di {city}|Matricola RT ########|Operazione in franchigia da IVA|Società a socio unico|Doc. n. ####-####',
};
