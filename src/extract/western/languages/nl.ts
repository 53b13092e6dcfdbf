/** Dutch, with those of Belgium. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const nl: Language = {
  code: 'nl',
  labels: {
    number: phrases(`
      Nummer van de factuur | fact nr | aanslagnummer | voorschotnota nr | factuurreferentie | voorschotfactuur nr |
      Declaratienummer | Declaratie nr | Nota nr | Ereloonnota nr | Honorariumnota nr | Factuurnummer | Factuurnr |
      Factuur nr | Factuur nummer | Factuur-nr | Nota nummer | Notanummer | Factuur # | Creditnota nr | Creditnummer |
      Creditfactuurnummer | Documentnummer | Bonnummer | Factuur | Rekeningnummer factuur | Bon nr | Nummer factuur |
      Creditnotanummer | Creditfactuur nr | Creditnota nummer`),
    purchaseOrder: phrases(`
      Inkoopnummer | Inkoopordernummer | Uw bestelnummer | Inkooporder | Uw referentie | Uw ordernummer |
      Uw kenmerk | Bestelbon | PO-nummer | Uw order
    `),
    precedingNumber: phrases(`
      creditering factuur |
      betreft factuur | originele factuur | oorspronkelijke factuur | op factuur | inzake factuur`),
    otherNumber: phrases(`
      Klantnummer | Klantnr | Klant nr | Klantcode | Debiteurnummer | Debiteurnr | Relatienummer | Ordernummer |
      Ordernr | Order | Bestelnummer | Pakbonnummer | Pakbon | Contractnummer | Contract | Projectnummer |
      Project | Referentie | Kenmerk | Ons kenmerk | Onze referentie | Betalingskenmerk | Telefoon | Tel | Fax |
      Mobiel | KvK | KvK-nummer | KvK nr | KvK nummer | BIC | SWIFT | Pagina | Rekeningnummer | Bankrekening |
      Serienummer | Meternummer | Offertenummer | Kamer van Koophandel | Werknummer | Kassa | Tafel |
      Lidnummer | Ondernemingsnummer | RPR | Dossiernummer | Kenteken | Transactie | Terminal | Medewerker |
      Abonnementsnummer`),
    issueDate: phrases(`
      opgemaakt op | rekeningdatum | bondatum | Factuurdatum | Datum factuur | Notadatum | Datum van uitgifte |
      Documentdatum | Uitgiftedatum | Creditdatum`),
    dueDate: phrases(`
      vervalt op | vervalt | te betalen uiterlijk | te betalen uiterlijk op | gelieve te betalen voor |
      gelieve te betalen vóór | betaling uiterlijk | betaling uiterlijk op | uiterlijk te voldoen op |
      uiterlijk te betalen op | wordt geïncasseerd op | uiterste datum | uiterlijk betalen op | betaaltermijn tot |
      te voldoen uiterlijk | te voldoen uiterlijk op | afschrijving op | vervaldatum factuur |
      uw betaling verwachten wij voor | uw betaling verwachten wij uiterlijk | afschrijfdatum | te betalen tegen |
      betaalbaar voor | betaalbaar uiterlijk | betaalbaar uiterlijk op | gelieve te betalen uiterlijk |
      incasseren dit bedrag op | incasseren het bedrag op | incasseren op | geïncasseerd op | afgeschreven op |
      automatisch incasso op | automatische incasso op | incasso op | Vervaldatum | Vervaldag | Uiterste betaaldatum |
      Betalen voor | Te betalen voor | Betaaldatum | Uiterlijk | Te voldoen voor | Betaal voor | Uiterste betaaldag |
      Incassodatum | Te betalen vóór | Voor`),
    otherDate: phrases(`
      geboortedatum | geb. datum | geboren op | geboren | offerte van | akkoord op | behandeldatum | datum behandeling |
      Orderdatum | Besteldatum | Leverdatum | Verzenddatum | Pakbondatum | Datum levering | Geldig tot |
      Afleverdatum | Datum pakbon
    `),
    date: phrases(`Datum | Datum/tijd | d.d.`),
    period: phrases(`Periode | Factuurperiode | Tijdvak | Facturatieperiode`),
    seller: phrases(`Verkoper | Leverancier | Afzender | Van | Opdrachtnemer |
      Verkocht door | Factuur van | Gegevens leverancier | Onderneming | Aanbieder | Verhuurder | Dienstverlener`),
    buyer: phrases(`
      Klant | Koper | Factuuradres | Factuur aan | Afnemer | Aan | Opdrachtgever | T.a.v | Debiteur |
      Klantgegevens | Gefactureerd aan | Factureren aan | Ter attentie van | Facturatieadres | Naam klant |
      Geadresseerde | Factuur voor | Besteld door | Rekening aan | Ontvanger | Huurder | Gegevens klant | Klantadres | Gefactureerd voor |
      Patiënt | Cliënt | Leerling | Verzekeringnemer | Gast | Abonnee`),
    shipTo: phrases(`
      Afleveradres | Leveradres | Bezorgadres | Verzendadres | Leveren aan | Verzonden aan | Verzenden naar |
      Leveringsadres | Aflevering |
      Werkadres | Geleverd aan | Werklocatie | Afgeleverd aan | Bezorgd aan | Uitvoeringsadres`),
    remitTo: phrases(`Betalen aan | Over te maken aan`),
    otherParty: phrases(`
      Bank | Ten name van | T.n.v | Contactpersoon | Begunstigde | Verkoopmedewerker | Vertegenwoordiger |
      Tenaamstelling |
      Behandeld door | Uw contactpersoon | Medewerker | Onze referentie | Opgesteld door`),
    contact: phrases(`E-mail | Email | Website | Internet | Contact | Web | Site | Mail`),
    name: phrases(`Naam | Bedrijfsnaam | Bedrijf`),
    address: phrases(`Adres | Straat | Vestigingsadres | Postadres | Bezoekadres | Maatschappelijke zetel`),
    taxId: phrases(`
      BTW | BTW-nummer | BTW nummer | BTW nr | BTW-nr | BTW-ID | BTW identificatienummer | Uw BTW-nummer |
      OB-nummer | Omzetbelastingnummer | BTW id | Btw-identificatienummer | Uw btw nr | BTW BE
    `),
    iban: phrases(`IBAN | IBAN-nummer | Bankrekening IBAN | Rekening`),
    paymentTerms: phrases(`
      Betalingsvoorwaarden | Betalingscondities | Betaalwijze | Betalingstermijn | Betaalconditie |
      Betalingswijze | Betaalmethode | Betalingsconditie | Betaalvoorwaarden
    `),
    currency: phrases(`Valuta | Munt | Bedragen in`),
    net: phrases(`
      totaal exclusief | Subtotaal | Exclusief BTW | Totaal excl BTW | Totaal exclusief BTW | Totaal ex BTW |
      Excl BTW | Netto | Nettobedrag | Subtotaal excl BTW | Bedrag excl BTW | Totaal netto | Netto totaal |
      Totaal exc BTW | Ex BTW | Netto bedrag | Bedrag exclusief BTW | Totaal excl | Totaal zonder BTW |
      Maatstaf van heffing | Goederenbedrag | Factuurbedrag excl BTW`),
    tax: phrases(`
      totaal btw bedrag | BTW | BTW-bedrag | Totaal BTW | BTW bedrag | Bedrag BTW | BTW hoog | BTW laag | BTW totaal |
      Omzetbelasting | Btw 21 | Btw 9 | Btw 6 | Over BTW | plus BTW | Waarvan BTW | BTW inbegrepen`),
    total: phrases(`Totaal | Bedrag | Totaalbedrag | Totaal EUR | Eindtotaal | Totaal € | Totaal euro | Som`),
    grandTotal: phrases(`
      Totaal incl BTW | Totaal inclusief BTW | Factuurbedrag | Totaal te betalen | Totaalbedrag incl BTW |
      Inclusief BTW | Incl BTW | Totaal inc BTW | Eindbedrag | Bruto | Totaalbedrag inclusief BTW |
      Factuurtotaal | Totaal factuur | Totaal factuurbedrag | Bedrag incl BTW | Bruto totaal |
      Factuurbedrag incl BTW | Te betalen incl BTW | Totaal met BTW
    `),
    amountDue: phrases(`
      Te betalen | Te voldoen | Openstaand bedrag | Te betalen bedrag | Nog te betalen | Openstaand | Saldo |
      Restant | Te ontvangen | Totaal te voldoen | Verschuldigd bedrag | Resterend bedrag
    `),
    previousBalance: phrases(`Vorig saldo | Oud saldo | Openstaande saldo`),
    paid: phrases(`Betaald | Reeds betaald | Aanbetaling | Voorschot | Reeds voldaan | Voldaan | Ontvangen`),
    discount: phrases(`Korting | Totaal korting | Uw voordeel | Betalingskorting | Rabat`),
    charge: phrases(`
      Verzendkosten | Bezorgkosten | Vrachtkosten | Administratiekosten | Toeslag | Orderkosten |
      Transportkosten | Fooi | Portokosten | Afschrijvingskosten | Emballage | Statiegeld
    `),
    rounding: phrases(`Afronding | Afrondingsverschil`),
    cash: phrases(`Contant | Pin | iDEAL | Rembours | PIN betaling | Bankpas | Gepind | Maestro`),
    change: phrases(`Wisselgeld | Terug | Retour`),
    commission: phrases(`Provisie | Commissie`),
    otherAmount: phrases(`
      BTW % | BTW tarief | Grondslag | Aantal | Aantal artikelen | Stuksprijs | Prijs per stuk | Artikelen |
      Thuiskopieheffing | Thuiskopie | BTW-tarief | Over |
      Vrijgesteld van BTW | BTW vrijgesteld
    `),
    invoice: phrases(`
      Declaratie | Ereloonnota | Honorariumnota | Kostennota |
      Factuur | Factuurgegevens | Nota | Rekening | Verkoopfactuur |
      Proforma factuur | Pro forma | Factuur / pakbon | Verzamelfactuur | Eindfactuur`),
    creditNote: phrases(`Creditnota | Creditfactuur | Credit nota`),
    receipt: phrases(`Bon | Kassabon | Kwitantie | Kasticket | Betaalbewijs`),
  },
  columns: {
    position: phrases(`Nr | # | Regel | Pos`),
    code: phrases(`Artikelnummer | Artikelnr | Artikelcode | Code | Art nr | Productcode | Datum | Art`),
    description: phrases(`
      Omschrijving | Artikel | Product | Beschrijving | Dienst | Artikelomschrijving | Productomschrijving |
      Werkzaamheden | Producten | Diensten | Benaming | Specificatie
    `),
    quantity: phrases(`Aantal | Hoeveelheid | Uren | Stuks | Aant | Geleverd | Verbruik | Qty`),
    unit: phrases(`Eenheid | Ehd | Eenh`),
    unitPrice: phrases(`
      Prijs | Stuksprijs | Prijs per stuk | Eenheidsprijs | Prijs per eenheid | Tarief | Prijs excl BTW |
      Prijs/stuk | P/st | Uurtarief | E.prijs | Stukprijs | Prijs p/s | Eenh. prijs | Prijs ex BTW |
      Nettoprijs | Prijs p.st. | Per stuk | Verkoopprijs
    `),
    discount: phrases(`Korting | Korting % | Krt | Kort`),
    taxRate: phrases(`BTW | BTW % | BTW-tarief | BTW code | % BTW | Btw-code`),
    taxAmount: phrases(`BTW bedrag | Bedrag BTW`),
    net: phrases(`
      Netto | Bedrag excl BTW | Totaal excl BTW | Netto bedrag | Excl BTW | Nettobedrag | Subtotaal |
      Totaal ex BTW | Bedrag ex BTW
    `),
    gross: phrases(`Prijs incl BTW | Bedrag incl BTW | Totaal incl BTW | Incl BTW`),
    amount: phrases(`
      Bedrag | Totaal | Totaalprijs | Regeltotaal | Bedrag € | Totaal € | Totaal EUR | Bedrag EUR | Waarde |
      Prijs totaal | Totaalbedrag | Totale prijs
    `),
    other: phrases(`
      Gewicht | Serienummer | Besteld | Vorige stand | Nieuwe stand | Beginstand | Eindstand | Periode`),
  },
  months: monthNames(`januari, jan | februari, feb | maart, mrt | april, apr | mei | juni, jun |
    juli, jul | augustus, aug | september, sep, sept | oktober, okt | november, nov | december, dec`),
  words: {
    legalForms: words`B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|C\.V\.|BVBA|VZW`,
    businessWords: '',
    nameEnds: '',
    commonInNames: '',
    keptBy: words`geëxploiteerd door|uitbater`,
    joinsNames: words`van|der|en`,
    personTitles: words`dhr\.?|mevr\.?|de heer|mevrouw`,
    attention: words`t\.?\s?a\.?\s?v\.?|p\/a`,
    signsFor: words`voor`,
    buyersOwn: words`uw|klant`,
    contact: words`tel|telefoon|fax`,
    contactInNames: words`mobiel`,
    registration: words`btw|kvk`,
    taxIds: '',
    taxes: words`btw`,
    percent: words`procent`,
    streets: '',
    streetEndings: words`straat|laan|plein|gracht|kade|dijk|singel|steeg|hof`,
    placeLabels: words`straat|huisnummer|plaats|woonplaats|postcode|land`,
    houses: '',
    postBoxes: '',
    countryNames: words`nederland|belgië|duitsland|frankrijk|verenigd koninkrijk`,
    counted: words`dagen`,
    numberSigns: words`nr`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: words`op`,
    madeAt: '',
    until: words`tot|t\/m`,
    fallsDue: words`vervalt|(?:automatisch )?(?:van uw (?:bank)?rekening|geïncasseerd|afgeschreven)`,
    asksToPay: words`betal(?:en|ing)|over(?: te )?maken|voldoen|storten|bedrag`,
    payBy: words`v(?:oo|óó)r|uiterlijk(?: op)?`,
    titles: words`factuur`,
    otherTitles: words`
      bestelling|bestelbon|inkooporder|orderbevestiging|opdrachtbevestiging|offerte|prijsopgave|pakbon|leverbon|
      afleverbon|vrachtbrief|rekeningoverzicht|rekeningafschrift|bankafschrift|betalingsadvies|aanmaning|
      betalingsherinnering|dienstregeling|contract|overeenkomst|(?:koop|huur|arbeids)overeenkomst|prijslijst|loonstrook`,
    proformaTitles: words`pro-?\s?forma(?:\s?factuur)?`,
    salutations: words`
      geachte|beste(?=.*,)|hallo(?=.*[,!])`,
    besideHeadings: words`mijn|onze|ons|uw|gegevens|klantenservice|service|logo|hier`,
    formWords: words`kopie|datum`,
    receiptAdjectives: '',
    receiptTitles: '',
    sale: '',
    till: words`bedankt|kassa`,
    greetings: '',
    taxBase: words`over|van`,
    included: words`incl`,
    excluded: words`excl`,
    summaries: '',
    departure: words`van`,
    arrival: words`naar`,
    pieces: words`st`,
  },
  postCodes: [/\b\d{4}\s?[A-Z]{2},?\s+\p{Lu}\p{L}{2,}/u],
  countries: [
    { code: 'NL', currency: 'EUR', mark: /\b(nederland|netherlands|btw|kvk)\b|\bNL\d{9}B\d{2}\b/i },
    { code: 'BE', currency: 'EUR', mark: /\b(belgië|belgique|belgium)\b|\bBE ?0\d{3}/i },
  ],
  currencies: [],
};
