/** What stands around and in item tables: labels, goods, work, what is said of them, and rows that are no items. */
import type { TableLanguage } from './titles.ts';

/** Each is a list of alternatives, separated by `|`. */
export interface ItemTexts {
  readonly invoice: string;
  readonly number: string;
  readonly date: string;
  /** Below a group, at the foot and the head of pages of one table. */
  readonly subtotal: string;
  readonly carried: string;
  readonly brought: string;
  readonly net: string;
  readonly vat: string;
  readonly total: string;
  readonly goods: string;
  readonly work: string;
  /** Lines below a name. */
  readonly details: string;
  /** Rows without an amount. */
  readonly comments: string;
  /** Headings of groups of rows. */
  readonly groups: string;
  readonly extras: string;
  readonly discounts: string;
  readonly returned: string;
  readonly metered: string;
  readonly stays: string;
  readonly article: string;
  readonly serial: string;
  readonly pieces: string;
  readonly hours: string;
  readonly terms: string;
  readonly rates: readonly [usual: number, low: number];
}

export const itemTexts: Readonly<Record<TableLanguage, ItemTexts>> = {
  en: {
    invoice: 'Invoice|INVOICE|Tax Invoice',
    number: 'Invoice No.|Invoice number|Invoice #',
    date: 'Date|Invoice date',
    subtotal: 'Subtotal',
    carried: 'Carried forward|Subtotal carried over',
    brought: 'Brought forward',
    net: 'Subtotal|Net total|Total excl. VAT',
    vat: 'VAT|VAT {rate}%|Tax ({rate}%)',
    total: 'Total|Grand total|Total due',
    goods:
      'Oak board|Oil filter|Copper pipe|Box of screws|Wall paint white|Office chair|LED lamp|Garden hose|Printer paper|Steel bracket|Coffee beans|Work gloves|Desk with two drawers|Rubber seal',
    work: 'Website maintenance|Training day|Legal advice|Installation on site|Graphic design|Bookkeeping|Proofreading|Security audit|Project management|Window cleaning',
    details:
      'Colour: dark grey|as agreed by telephone|Made of recycled material|Warranty 24 months|Packed in pairs|incl. mounting material|for outdoor use|according to your offer',
    comments: 'Your order of 3 May|Delivery to the site office|Parts as discussed with Ms Hill|Rest to follow in June',
    groups: 'Ground floor|Materials|Labour|Kitchen|Workshop|Bathroom',
    extras: 'Shipping|Packaging|Travel costs|Environmental fee',
    discounts: 'Discount for regular customers|Special discount|Voucher SPRING',
    returned: 'Return|Credit for return of',
    metered: 'Electricity|Water|Gas|Heating',
    stays: 'Room 214|Breakfast|Minibar|Parking|City tax|Restaurant',
    article: 'Item no.|SKU:|Art.',
    serial: 'S/N|Serial no.:|Serial numbers:',
    pieces: 'pcs|ea|box|kg|m',
    hours: 'hrs|h|hours',
    terms: 'Please pay within 14 days.',
    rates: [20, 5],
  },
  de: {
    invoice: 'Rechnung|RECHNUNG',
    number: 'Rechnungsnummer|Rechnung Nr.|Rechnungs-Nr.',
    date: 'Datum|Rechnungsdatum',
    subtotal: 'Zwischensumme',
    carried: 'Übertrag|Zwischensumme / Übertrag',
    brought: 'Übertrag',
    net: 'Nettobetrag|Summe netto|Zwischensumme',
    vat: 'MwSt. {rate}%|zzgl. {rate} % MwSt.|Umsatzsteuer {rate}%',
    total: 'Gesamtbetrag|Rechnungsbetrag|Summe brutto',
    goods:
      'Eichenbrett|Ölfilter|Kupferrohr|Karton Schrauben|Wandfarbe weiß|Bürostuhl|LED-Leuchte|Gartenschlauch|Druckerpapier|Stahlwinkel|Kaffeebohnen|Arbeitshandschuhe|Schreibtisch mit zwei Schubladen|Gummidichtung',
    work: 'Wartung der Website|Schulungstag|Rechtsberatung|Montage vor Ort|Grafische Gestaltung|Buchhaltung|Lektorat|Sicherheitsprüfung|Projektleitung|Fensterreinigung',
    details:
      'Farbe: dunkelgrau|wie telefonisch besprochen|aus recyceltem Material|Garantie 24 Monate|paarweise verpackt|inkl. Befestigungsmaterial|für den Außenbereich|gemäß unserem Angebot',
    comments:
      'Ihre Bestellung vom 3. Mai|Lieferung frei Baustelle|Teile nach Absprache mit Frau Berg|Rest folgt im Juni',
    groups: 'Erdgeschoss|Material|Arbeitszeit|Küche|Werkstatt|Badezimmer',
    extras: 'Versandkosten|Verpackung|Anfahrtspauschale|Umweltpauschale',
    discounts: 'Treuerabatt|Sonderrabatt|Gutschein FRÜHLING',
    returned: 'Rücksendung|Gutschrift für',
    metered: 'Strom|Wasser|Erdgas|Fernwärme',
    stays: 'Zimmer 214|Frühstück|Minibar|Parkplatz|Kurtaxe|Restaurant',
    article: 'Art.-Nr.|Artikel:|Art.',
    serial: 'S/N|Seriennr.:|Seriennummern:',
    pieces: 'Stk.|Stück|Karton|kg|m',
    hours: 'Std.|h|Stunden',
    terms: 'Zahlbar innerhalb von 14 Tagen ohne Abzug.',
    rates: [19, 7],
  },
  fr: {
    invoice: 'Facture|FACTURE',
    number: 'Facture n°|N° de facture|Numéro de facture',
    date: 'Date|Date de facture',
    subtotal: 'Sous-total',
    carried: 'À reporter|Total à reporter',
    brought: 'Report',
    net: 'Total HT|Montant HT|Sous-total',
    vat: 'TVA {rate}%|TVA ({rate} %)|TVA à {rate}%',
    total: 'Total TTC|Montant TTC|Net à payer',
    goods:
      'Planche de chêne|Filtre à huile|Tube de cuivre|Boîte de vis|Peinture murale blanche|Chaise de bureau|Lampe LED|Tuyau d’arrosage|Papier pour imprimante|Équerre en acier|Café en grains|Gants de travail|Bureau à deux tiroirs|Joint en caoutchouc',
    work: 'Maintenance du site|Journée de formation|Conseil juridique|Installation sur place|Création graphique|Comptabilité|Relecture|Audit de sécurité|Gestion de projet|Nettoyage des vitres',
    details:
      'Couleur : gris foncé|comme convenu par téléphone|en matière recyclée|Garantie 24 mois|Emballage par paire|fixations comprises|pour l’extérieur|selon votre devis',
    comments: 'Votre commande du 3 mai|Livraison sur le chantier|Pièces vues avec Mme Colin|Le reste suivra en juin',
    groups: 'Rez-de-chaussée|Fournitures|Main d’œuvre|Cuisine|Atelier|Salle de bains',
    extras: 'Frais de port|Emballage|Déplacement|Éco-participation',
    discounts: 'Remise fidélité|Remise exceptionnelle|Bon PRINTEMPS',
    returned: 'Retour|Avoir sur',
    metered: 'Électricité|Eau|Gaz|Chauffage',
    stays: 'Chambre 214|Petit déjeuner|Minibar|Parking|Taxe de séjour|Restaurant',
    article: 'Réf.|Réf. :|Art.',
    serial: 'N/S|N° de série :|Numéros de série :',
    pieces: 'pcs|u|boîte|kg|m',
    hours: 'h|heures|hrs',
    terms: 'Paiement à 14 jours.',
    rates: [20, 10],
  },
  es: {
    invoice: 'Factura|FACTURA',
    number: 'Factura nº|Número de factura|Nº factura',
    date: 'Fecha|Fecha de factura',
    subtotal: 'Subtotal',
    carried: 'Suma y sigue',
    brought: 'Suma anterior',
    net: 'Base imponible|Subtotal|Importe neto',
    vat: 'IVA {rate}%|IVA ({rate} %)|I.V.A. {rate}%',
    total: 'Total|Total factura|Importe total',
    goods:
      'Tabla de roble|Filtro de aceite|Tubo de cobre|Caja de tornillos|Pintura blanca|Silla de oficina|Lámpara LED|Manguera de jardín|Papel de impresora|Escuadra de acero|Café en grano|Guantes de trabajo|Mesa con dos cajones|Junta de goma',
    work: 'Mantenimiento web|Día de formación|Asesoría legal|Instalación en obra|Diseño gráfico|Contabilidad|Corrección de textos|Auditoría de seguridad|Dirección de proyecto|Limpieza de ventanas',
    details:
      'Color: gris oscuro|según lo hablado por teléfono|de material reciclado|Garantía 24 meses|Envasado por pares|incluye fijaciones|para exterior|según su presupuesto',
    comments: 'Su pedido del 3 de mayo|Entrega en la obra|Piezas acordadas con la Sra. Gil|El resto llegará en junio',
    groups: 'Planta baja|Materiales|Mano de obra|Cocina|Taller|Baño',
    extras: 'Gastos de envío|Embalaje|Desplazamiento|Tasa de reciclaje',
    discounts: 'Descuento por fidelidad|Descuento especial|Cupón PRIMAVERA',
    returned: 'Devolución|Abono por',
    metered: 'Electricidad|Agua|Gas|Calefacción',
    stays: 'Habitación 214|Desayuno|Minibar|Aparcamiento|Tasa turística|Restaurante',
    article: 'Ref.|Ref.:|Art.',
    serial: 'N/S|Nº de serie:|Números de serie:',
    pieces: 'uds|ud|caja|kg|m',
    hours: 'h|horas|hrs',
    terms: 'Pago a 14 días.',
    rates: [21, 10],
  },
  it: {
    invoice: 'Fattura|FATTURA',
    number: 'Fattura n.|Numero fattura|N. fattura',
    date: 'Data|Data fattura',
    subtotal: 'Subtotale',
    carried: 'A riportare|Totale a riportare',
    brought: 'Riporto',
    net: 'Imponibile|Totale imponibile|Subtotale',
    vat: 'IVA {rate}%|IVA ({rate} %)|Imposta {rate}%',
    total: 'Totale|Totale fattura|Totale documento',
    goods:
      'Tavola di rovere|Filtro olio|Tubo di rame|Scatola di viti|Pittura bianca|Sedia da ufficio|Lampada LED|Tubo da giardino|Carta per stampante|Staffa in acciaio|Caffè in grani|Guanti da lavoro|Scrivania con due cassetti|Guarnizione in gomma',
    work: 'Manutenzione sito|Giornata di formazione|Consulenza legale|Installazione in loco|Progetto grafico|Contabilità|Revisione testi|Verifica di sicurezza|Gestione progetto|Pulizia vetri',
    details:
      'Colore: grigio scuro|come da accordi telefonici|in materiale riciclato|Garanzia 24 mesi|Confezionato a coppie|con materiale di fissaggio|per esterno|come da vostra offerta',
    comments:
      'Vostro ordine del 3 maggio|Consegna in cantiere|Pezzi concordati con la Sig.ra Galli|Il resto segue a giugno',
    groups: 'Piano terra|Materiali|Manodopera|Cucina|Officina|Bagno',
    extras: 'Spese di spedizione|Imballaggio|Trasferta|Contributo ambientale',
    discounts: 'Sconto fedeltà|Sconto speciale|Buono PRIMAVERA',
    returned: 'Reso|Accredito per',
    metered: 'Energia elettrica|Acqua|Gas|Riscaldamento',
    stays: 'Camera 214|Colazione|Minibar|Parcheggio|Tassa di soggiorno|Ristorante',
    article: 'Art.|Cod.|Art.:',
    serial: 'S/N|Matricola:|Matricole:',
    pieces: 'pz|nr|conf.|kg|m',
    hours: 'h|ore|hrs',
    terms: 'Pagamento a 14 giorni.',
    rates: [22, 10],
  },
  nl: {
    invoice: 'Factuur|FACTUUR',
    number: 'Factuurnummer|Factuurnr.|Factuur nr.',
    date: 'Datum|Factuurdatum',
    subtotal: 'Subtotaal',
    carried: 'Transporteren|Over te brengen',
    brought: 'Transport',
    net: 'Subtotaal|Totaal excl. btw|Netto',
    vat: 'Btw {rate}%|{rate}% btw|BTW {rate} %',
    total: 'Totaal|Totaal incl. btw|Te betalen',
    goods:
      'Eiken plank|Oliefilter|Koperen buis|Doos schroeven|Muurverf wit|Bureaustoel|Ledlamp|Tuinslang|Printerpapier|Stalen beugel|Koffiebonen|Werkhandschoenen|Bureau met twee laden|Rubberen ring',
    work: 'Onderhoud website|Cursusdag|Juridisch advies|Montage op locatie|Grafisch ontwerp|Boekhouding|Correctiewerk|Veiligheidsaudit|Projectleiding|Glazenwassen',
    details:
      'Kleur: donkergrijs|zoals telefonisch besproken|van gerecycled materiaal|Garantie 24 maanden|per paar verpakt|incl. bevestiging|voor buiten|volgens uw offerte',
    comments:
      'Uw bestelling van 3 mei|Levering op de bouwplaats|Onderdelen in overleg met mevr. Bos|Rest volgt in juni',
    groups: 'Begane grond|Materiaal|Arbeid|Keuken|Werkplaats|Badkamer',
    extras: 'Verzendkosten|Verpakking|Voorrijkosten|Milieutoeslag',
    discounts: 'Klantenkorting|Extra korting|Tegoedbon LENTE',
    returned: 'Retour|Creditering',
    metered: 'Elektriciteit|Water|Gas|Warmte',
    stays: 'Kamer 214|Ontbijt|Minibar|Parkeren|Toeristenbelasting|Restaurant',
    article: 'Art.nr.|Artikel:|Art.',
    serial: 'S/N|Serienr.:|Serienummers:',
    pieces: 'st|stuks|doos|kg|m',
    hours: 'uur|u|uren',
    terms: 'Te betalen binnen 14 dagen.',
    rates: [21, 9],
  },
  pl: {
    invoice: 'Faktura|Faktura VAT|FAKTURA',
    number: 'Faktura nr|Numer faktury|Nr faktury',
    date: 'Data wystawienia|Data',
    subtotal: 'Razem',
    carried: 'Do przeniesienia',
    brought: 'Z przeniesienia',
    net: 'Razem netto|Wartość netto|Suma netto',
    vat: 'VAT {rate}%|Podatek VAT {rate}%|Kwota VAT',
    total: 'Razem brutto|Do zapłaty|Suma brutto',
    goods:
      'Deska dębowa|Filtr oleju|Rura miedziana|Pudełko wkrętów|Farba biała|Krzesło biurowe|Lampa LED|Wąż ogrodowy|Papier do drukarki|Kątownik stalowy|Kawa ziarnista|Rękawice robocze|Biurko z szufladami|Uszczelka gumowa',
    work: 'Obsługa strony|Dzień szkolenia|Porada prawna|Montaż na miejscu|Projekt graficzny|Księgowość|Korekta tekstu|Audyt bezpieczeństwa|Kierowanie projektem|Mycie okien',
    details:
      'Kolor: ciemnoszary|zgodnie z rozmową|z materiału z recyklingu|Gwarancja 24 miesiące|Pakowane parami|z materiałem mocującym|na zewnątrz|według oferty',
    comments: 'Zamówienie z 3 maja|Dostawa na budowę|Części uzgodnione z p. Nowak|Reszta w czerwcu',
    groups: 'Parter|Materiały|Robocizna|Kuchnia|Warsztat|Łazienka',
    extras: 'Koszt wysyłki|Opakowanie|Dojazd|Opłata środowiskowa',
    discounts: 'Rabat stałego klienta|Rabat specjalny|Kupon WIOSNA',
    returned: 'Zwrot|Korekta za',
    metered: 'Energia elektryczna|Woda|Gaz|Ogrzewanie',
    stays: 'Pokój 214|Śniadanie|Minibar|Parking|Opłata miejscowa|Restauracja',
    article: 'Nr art.|Indeks:|Art.',
    serial: 'S/N|Nr seryjny:|Numery seryjne:',
    pieces: 'szt.|szt|opak.|kg|m',
    hours: 'godz.|h|godz',
    terms: 'Termin płatności 14 dni.',
    rates: [23, 8],
  },
  pt: {
    invoice: 'Fatura|FATURA|Factura',
    number: 'Fatura n.º|Número da fatura|N.º fatura',
    date: 'Data|Data de emissão',
    subtotal: 'Subtotal',
    carried: 'A transportar',
    brought: 'Transporte',
    net: 'Total líquido|Subtotal|Base tributável',
    vat: 'IVA {rate}%|IVA ({rate} %)|I.V.A. {rate}%',
    total: 'Total|Total a pagar|Total da fatura',
    goods:
      'Tábua de carvalho|Filtro de óleo|Tubo de cobre|Caixa de parafusos|Tinta branca|Cadeira de escritório|Candeeiro LED|Mangueira de jardim|Papel de impressora|Cantoneira de aço|Café em grão|Luvas de trabalho|Secretária com gavetas|Vedante de borracha',
    work: 'Manutenção do site|Dia de formação|Consulta jurídica|Instalação no local|Design gráfico|Contabilidade|Revisão de texto|Auditoria de segurança|Gestão de projeto|Limpeza de vidros',
    details:
      'Cor: cinzento escuro|conforme combinado|de material reciclado|Garantia 24 meses|Embalado aos pares|inclui fixações|para exterior|conforme proposta',
    comments: 'A sua encomenda de 3 de maio|Entrega na obra|Peças acordadas com a D. Ana|O resto segue em junho',
    groups: 'Rés do chão|Materiais|Mão de obra|Cozinha|Oficina|Casa de banho',
    extras: 'Portes de envio|Embalagem|Deslocação|Taxa ambiental',
    discounts: 'Desconto de cliente|Desconto especial|Vale PRIMAVERA',
    returned: 'Devolução|Crédito por',
    metered: 'Eletricidade|Água|Gás|Aquecimento',
    stays: 'Quarto 214|Pequeno-almoço|Minibar|Estacionamento|Taxa turística|Restaurante',
    article: 'Ref.|Ref.:|Art.',
    serial: 'N/S|N.º de série:|Números de série:',
    pieces: 'un|un.|cx|kg|m',
    hours: 'h|horas|hrs',
    terms: 'Pagamento a 14 dias.',
    rates: [23, 6],
  },
  sv: {
    invoice: 'Faktura|FAKTURA',
    number: 'Fakturanummer|Fakturanr|Faktura nr',
    date: 'Datum|Fakturadatum',
    subtotal: 'Delsumma',
    carried: 'Transport|Att överföra',
    brought: 'Transport|Överfört',
    net: 'Netto|Summa exkl. moms|Delsumma',
    vat: 'Moms {rate}%|Moms ({rate} %)|Moms',
    total: 'Att betala|Totalt|Summa att betala',
    goods:
      'Ekbräda|Oljefilter|Kopparrör|Låda skruv|Väggfärg vit|Kontorsstol|LED-lampa|Trädgårdsslang|Skrivarpapper|Stålvinkel|Kaffebönor|Arbetshandskar|Skrivbord med lådor|Gummitätning',
    work: 'Underhåll av webbplats|Utbildningsdag|Juridisk rådgivning|Montering på plats|Grafisk form|Bokföring|Korrekturläsning|Säkerhetsrevision|Projektledning|Fönsterputsning',
    details:
      'Färg: mörkgrå|enligt telefonsamtal|av återvunnet material|Garanti 24 månader|Förpackade parvis|inkl. fästmaterial|för utomhusbruk|enligt offert',
    comments: 'Er beställning den 3 maj|Leverans till bygget|Delar enligt samtal med Eva|Resten följer i juni',
    groups: 'Bottenvåning|Material|Arbete|Kök|Verkstad|Badrum',
    extras: 'Frakt|Emballage|Framkörning|Miljöavgift',
    discounts: 'Kundrabatt|Specialrabatt|Kupong VÅR',
    returned: 'Retur|Kreditering av',
    metered: 'El|Vatten|Gas|Fjärrvärme',
    stays: 'Rum 214|Frukost|Minibar|Parkering|Turistskatt|Restaurang',
    article: 'Art.nr|Artikel:|Art.',
    serial: 'S/N|Serienr:|Serienummer:',
    pieces: 'st|st.|låda|kg|m',
    hours: 'tim|h|timmar',
    terms: 'Betalas inom 14 dagar.',
    rates: [25, 12],
  },
  cs: {
    invoice: 'Faktura|FAKTURA|Faktura - daňový doklad',
    number: 'Faktura č.|Číslo faktury|Číslo dokladu',
    date: 'Datum vystavení|Datum',
    subtotal: 'Mezisoučet',
    carried: 'K přenosu|Převádí se',
    brought: 'Z přenosu|Převedeno',
    net: 'Celkem bez DPH|Základ daně|Mezisoučet',
    vat: 'DPH {rate}%|DPH ({rate} %)|DPH {rate} %',
    total: 'Celkem k úhradě|K úhradě|Celkem s DPH',
    goods:
      'Dubové prkno|Olejový filtr|Měděná trubka|Krabice šroubů|Barva bílá|Kancelářská židle|LED svítidlo|Zahradní hadice|Papír do tiskárny|Ocelový úhelník|Zrnková káva|Pracovní rukavice|Stůl se zásuvkami|Gumové těsnění',
    work: 'Údržba webu|Den školení|Právní porada|Montáž na místě|Grafický návrh|Účetnictví|Korektura textu|Bezpečnostní audit|Vedení projektu|Mytí oken',
    details:
      'Barva: tmavě šedá|dle telefonické dohody|z recyklovaného materiálu|Záruka 24 měsíců|Baleno po párech|včetně kotvení|pro venkovní použití|dle nabídky',
    comments: 'Vaše objednávka z 3. května|Dodávka na stavbu|Díly dle dohody s pí Novou|Zbytek v červnu',
    groups: 'Přízemí|Materiál|Práce|Kuchyně|Dílna|Koupelna',
    extras: 'Poštovné|Balné|Doprava|Recyklační poplatek',
    discounts: 'Sleva pro stálé zákazníky|Mimořádná sleva|Kupon JARO',
    returned: 'Vratka|Dobropis za',
    metered: 'Elektřina|Voda|Plyn|Teplo',
    stays: 'Pokoj 214|Snídaně|Minibar|Parkování|Poplatek z pobytu|Restaurace',
    article: 'Kat. č.|Kód:|Art.',
    serial: 'S/N|Výr. č.:|Výrobní čísla:',
    pieces: 'ks|ks.|bal.|kg|m',
    hours: 'hod.|h|hod',
    terms: 'Splatnost 14 dní.',
    rates: [21, 12],
  },
};
