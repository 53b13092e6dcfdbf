import type { Wording } from '../wording.ts';

/** Dutch. */
export const nl: Wording = {
  seller:
    'Verkoper|Van|Leverancier|Afzender|Bedrijf|Verkocht door|Factuur van|Opdrachtnemer|Gegevens leverancier|Onderneming|Aanbieder',
  buyer:
    'Factuur aan|Klant|Aan|Factuuradres|Koper|Geadresseerde|T.a.v.|Debiteur|Opdrachtgever|Factuur voor|Klantgegevens|Facturatieadres|Besteld door|Rekening aan|Ontvanger|Gefactureerd aan|Cliënt|Huurder',
  delivery:
    'Afleveradres|Bezorgadres|Leveren aan|Leveradres|Verzendadres|Werkadres|Geleverd aan|Werklocatie|Afgeleverd aan',
  contact:
    'Contactpersoon|T.a.v.|Contact|Behandeld door|Vertegenwoordiger|Uw contactpersoon|Verkoper|Ter attentie van|Medewerker|Onze referentie',
  title:
    'FACTUUR|Factuur|Creditnota|VERKOOPFACTUUR|Proforma factuur|Pro forma|Factuur / pakbon|Rekening|Nota|Kwitantie|Bon|Verzamelfactuur|Creditfactuur',
  number: 'Factuurnummer|Factuurnr.|Nummer|Factuur nr.|Factuurnummer :|Factuur|Nota nr.|Nr.',
  date: 'Datum|Factuurdatum|Factuur datum|Datum factuur|d.d.|Notadatum',
  due: 'Vervaldatum|Te betalen voor|Betalen voor|Uiterste betaaldatum|Verval datum',
  other:
    'Klantnummer|Ordernummer|Referentie|Pagina|Uw kenmerk|Klantnr.|Debiteurnummer|Bestelnummer|Betalingstermijn|Uw referentie|Leverdatum|Projectnummer|Offerte|Betreft|Periode|Order|Kenmerk|Betaalwijze|Kamer',
  phone: 'Tel|Telefoon|Tel.|Fax|T|GSM|Mobiel|Telefoonnummer|Tel. nr.|Faxnummer',
  registration:
    'BTW nr.|BTW-nummer|KvK|KvK nummer|K.v.K.|BTW|BTW-id|Ondernemingsnummer|RPR|B.T.W.|Handelsregister|BTW BE',
  bank: 'IBAN|Bank|t.n.v.|BIC|Rekeningnummer|Bankrekening|ABN AMRO|Rabobank|ING|Rekening|KBC',
  net: 'Subtotaal|Totaal excl. BTW|Netto|Totaal netto|Netto bedrag|Bedrag excl. BTW|Maatstaf',
  tax: 'BTW 21%|BTW|BTW 9%|21% BTW|Totaal BTW|BTW hoog 21%|BTW bedrag',
  total:
    'Totaal|Totaal incl. BTW|Te betalen|Te voldoen|Factuurbedrag|Totaalbedrag|Eindtotaal|Totaal te betalen|Te betalen bedrag|TOTAAL',
  columns:
    'Omschrijving|Aantal|Prijs|Bedrag|BTW|Totaal|Artikel|Stuks|Eenheidsprijs|Artikelnr.|Stukprijs|Korting|Product|BTW %|Datum|Eenheid|Uren|Tarief|Netto',
  prose:
    'Hartelijk dank voor uw bestelling.|Gelieve binnen 14 dagen te betalen.|Op al onze leveringen zijn onze voorwaarden van toepassing.|Wij verzoeken u vriendelijk het bedrag binnen 14 dagen over te maken.|Bedankt voor uw aankoop!|Bij betaling graag het factuurnummer vermelden.|BTW verlegd|Onze algemene voorwaarden zijn gedeponeerd bij de Kamer van Koophandel.|Reclames binnen 8 dagen na levering.|Dit is een automatisch aangemaakte factuur.|Onderdeel van de groep|Geen BTW verschuldigd wegens kleineondernemersregeling',
  nameLabel: 'Naam|Bedrijf|Bedrijfsnaam|Klantnaam|Naam bedrijf|Voornaam en naam',
  addressLabel: 'Adres|Straat|Straat en huisnummer|Postadres|Bezoekadres',
  cityLabel: 'Plaats|Woonplaats|Postcode en plaats|Gemeente|Stad|PC/Plaats',
  trades:
    'Diensten|Bouw|Advies|Handel|Techniek|Groothandel|Schilderwerken|Installatie|Bakkerij|Hoveniers|Uitgeverij|Verzekeringen|Transport|Hotel|Garage|Software|Drukkerij|Winkel|Bouwbedrijf|Administratie',
  postLabel: 'Postcode',
  stateLabel: 'Provincie',
  countryLabel: 'Land',
  greeting: 'Geachte heer|Geachte mevrouw|Beste|Geachte',
  honorific: 'Dhr.|Mevr.|De heer|Mevrouw|Fam.|Firma|Dhr. en Mevr.',
  regards: 'Met vriendelijke groet|Hoogachtend|Groeten|Met vriendelijke groeten',
  adjustment: 'Korting|Verzendkosten|Aanbetaling|Fooi|Administratiekosten|Statiegeld|Betalingskorting',
  item: 'Arbeidsloon|Advies|Hosting|Schilderwerk|Onderhoud|Overnachting|Papier A4|Fietsband|Vertaling|Bloemen|Huur|Reiskosten|Software|Kaas|Lampen',
  third:
    'Expediteur|Douaneagent|Verzekeraar|Zorgverzekeraar|Betaler|Beheerder|VvE-beheerder|Fiscaal vertegenwoordiger|Ouder/verzorger|Gemachtigde|Eigenaar|Vervoerder|Tussenpersoon|Verhuurder|Reisbureau',
  managed: 'p/a|c/o|vertegenwoordigd door|beheerd door|namens|in opdracht van',
  department:
    'Afdeling Inkoop|Crediteurenadministratie|Financiële administratie|Afd. Boekhouding|Administratie|De penningmeester|Facilitaire Dienst',
  subject:
    'Patiënt|Leerling|Dier|Passagier|Gast|Kind|Voertuig|Bestuurder|Reiziger|Deelnemer|Lid|Kaarthouder|Bewoner|Werkadres',
  caption:
    'Hotelgegevens|Boekingsoverzicht|Klantbon|Uw factuur uitgelegd|Huurfactuur|Patiëntrekening|Rekeningoverzicht|Bedrijfsgegevens|Reisgegevens|Betaalgegevens',
  operator: 'geëxploiteerd door|een merk van|franchisenemer van|handelsnaam van|onderdeel van',
  site: 'Magazijn|Filiaal|Showroom|Retouren naar|Retouradres|Werkplaats|Vestiging|Postadres|Depot',
  aside:
    'Open ma-vr 8.00-17.00|Ma t/m za geopend|Sinds 19##|Anno 18##|Vestiging {city}|Filiaal {city}|Marktdagen: di en vr|Op afspraak|Verkoop en reparatie|Familiebedrijf|Maandag gesloten|Basisschool|Voorheen {last}|Onderhoud - Schilderwerk - Beglazing|Gratis parkeren',
  regime:
    'KvK {city} ########|KvK-nr. ########|BTW NL#########B01|Statutair gevestigd te {city}|Vrijgesteld van btw|AGB-code ########|Kleineondernemersregeling|RPR {city}|BE 0###.###.###|Kassa ## Bon ######|Lid van de brancheorganisatie',
};
