import type { Wording } from '../wording.ts';

/** Croatian. */
export const hr: Wording = {
  seller: 'Prodavatelj|Izdavatelj|Dobavljač|Izvršitelj',
  buyer: 'Kupac|Naručitelj|Klijent|Primatelj|Račun za|Platitelj',
  delivery: 'Adresa isporuke|Mjesto isporuke|Isporuka',
  contact: 'Kontakt osoba|Izradio|Operater|Račun izdao',
  title: 'RAČUN|Račun|Predračun|R-1 račun|Račun-otpremnica|Odobrenje|Ponuda/Predračun',
  number: 'Račun br.|Broj računa|Br. računa|Broj',
  date: 'Datum|Datum računa|Datum izdavanja|Datum i vrijeme',
  due: 'Dospijeće|Datum dospijeća|Rok plaćanja',
  other: 'Način plaćanja|Narudžba|Mjesto izdavanja|Stranica|Poziv na broj|Valuta|Datum isporuke|Ugovor',
  phone: 'Tel.|Telefon|Mob.|Fax|GSM',
  registration: 'OIB|MB|PDV ID|MBS|Temeljni kapital|Trgovački sud',
  bank: 'IBAN|Banka|Žiro račun|SWIFT|Zagrebačka banka|Račun',
  net: 'Osnovica|Ukupno bez PDV-a|Iznos bez PDV',
  tax: 'PDV 25%|PDV|Iznos PDV-a',
  total: 'Ukupno|Za platiti|Sveukupno|UKUPNO ZA PLATITI|Ukupno s PDV-om',
  columns: 'Opis|Količina|Cijena|Iznos|Naziv|J.mj.|Rabat|PDV|Rb.|Šifra',
  prose:
    'Hvala na povjerenju!|Račun je izrađen na računalu i vrijedi bez potpisa i pečata.|Prilikom plaćanja navedite poziv na broj.|Oslobođeno PDV-a prema članku 90.|Napomena',
  nameLabel: 'Naziv|Ime i prezime|Tvrtka',
  addressLabel: 'Adresa|Sjedište|Ulica',
  cityLabel: 'Grad|Mjesto',
  trades:
    'Usluge|Trgovina|Gradnja|Prijevoz|Savjetovanje|Informatika|Turizam|Namještaj|Obrt|Građevinski obrt|Graditeljstvo|Zidarstvo|Tesarstvo|Stolarija|Krovopokrivanje|Limarija|Bravarija|Metal|Kovačnica|Vodoinstalacije|Plin i Grijanje|Elektroinstalacije|Elektro|Soboslikar|Keramika|Parketi|Staklo|PVC stolarija|Klesarstvo|Niskogradnja|Transporti|Špedicija|Autoservis|Vulkanizer|Autodijelovi|Autolimarija|Strojevi|Strojna obrada|Alati|Poljoprivreda|Agro|Pilana|Drvo|Šume|Rasadnik|Vrtni centar|Hortikultura|Voće i povrće|Pekara|Slastičarna|Mesnica|Mljekara|Sirana|Vinarija|Uljara|Pivovara|Ribarnica|Konoba|Restoran|Pansion|Apartmani|Caffe bar|Catering|Prehrana|Veleprodaja|Cvjećarnica|Željezarija|Draguljarnica|Urar|Optika|Frizerski salon|Kozmetika|Dentalna ordinacija|Fizioterapija|Veterinarska ambulanta|Ljekarna|Pogrebne usluge|Knjigovodstvo|Računovodstveni servis|Revizija|Projektiranje|Arhitekti|Geodezija|Nekretnine|Upravljanje zgradama|Tiskara|Marketing|Foto studio|Knjižara|Računala|Softver|Čišćenje|Dimnjačar|Klimatizacija|Dizala|Zaštita|Autoškola|Putnička agencija|Charter|Brodogradnja|Nautika|Tekstil|Ambalaža|Plastika',
  postLabel: 'Poštanski broj',
  stateLabel: 'Županija',
  countryLabel: 'Država',
  greeting: 'Poštovani|Dragi kupci',
  honorific: 'g.|gđa|Gosp.',
  regards: 'S poštovanjem|Srdačan pozdrav',
  adjustment: 'Popust|Dostava|Predujam|Rabat',
  item: 'Usluga savjetovanja|Noćenje|Prijevoz|Održavanje|Papir A4|Rad|Najam',
  third: 'Špediter|Osiguravatelj|Platitelj|Upravitelj|Skrbnik|Vlasnik|Prijevoznik|Zastupnik',
  managed: 'c/o|zastupan po|u ime|upravlja',
  department: 'Računovodstvo|Odjel nabave|Tajništvo|Financije',
  subject: 'Pacijent|Učenik|Životinja|Putnik|Gost|Vozilo|Sudionik|Nositelj kartice',
  caption: 'Detalji rezervacije|Podaci o hotelu|Primjerak za kupca|Podaci za plaćanje',
  operator: 'vodi|brend tvrtke|vlasnik|u sklopu',
  site: 'Skladište|Poslovnica|Trgovina|Povrat na|Radionica',
  aside:
    'Radno vrijeme pon-pet 8-16|Od 19##|Osnovano 19##|Poslovnica {city}|Obiteljski obrt|Prodaja i servis|Nedjeljom zatvoreno|Voda – Plin – Grijanje|VODA • PLIN • GRIJANJE • KLIMA|Elektroinstalacije, gromobrani, ispitivanja|Gradnja · Adaptacija · Rušenje|Bravarija · Limarija · Zavarivanje|Prodaja, najam, servis i rezervni dijelovi|Izrada namještaja po mjeri|Vrata / prozori / rolete|Soboslikarski, fasaderski i knauf radovi|Iskopi i prijevoz materijala|Knjigovodstvo – Obračun plaća – Porezi|Vjenčani buketi i žalobni aranžmani|Torte i kolači za sve prigode|Ovlašteni računovođa|Ovlašteni revizor|Porezni savjetnik|Odvjetnica|Javni bilježnik|Stalni sudski vještak za graditeljstvo|Ovlašteni arhitekt, br. upisa ####|Ovlašteni inženjer građevinarstva|Spec. obiteljske medicine|Doktor dentalne medicine|Dr. vet. med.|Viši fizioterapeut|Majstor elektroinstalater|Ovlašteni serviser plinskih trošila|Certifikat ISO 9001:2015|ISO 9001 i ISO 14001|Ekološka proizvodnja pod nadzorom|Izvorni domaći proizvod|Član obrtničke komore|Tradicija od 19##.|Više od ## godina s vama|Obitelj {last} – maslinari od 18##.|Treća generacija pekara|Nekada {last} i sin|Vaš pouzdan partner|BRZO • POVOLJNO • POUZDANO|„Kvaliteta koja traje“|Sve za kuću i vrt|Krovovi za cijeli život|Iz peći na vaš stol|Toplina vašeg doma|Od mora do stola|Obiteljsko gospodarstvo|Radno vrijeme: radnim danom 8–20, subotom 8–13|Pon–čet 7–15, pet 7–13|Uredovno vrijeme: utorak i četvrtak 9–12|Pauza 11.00–11.30|0–24 hitne intervencije|Isključivo uz prethodnu najavu|Ljeti otvoreno svaki dan|Poslovna jedinica {city}|Podružnica {city}|Prodavaonica br. ##|Predstavništvo za Dalmaciju|Ovlašteni distributer i servis|Generalni uvoznik za Hrvatsku|Veleprodaja, maloprodaja, web shop|Noćenje, doručak & terasa|Vlastita proizvodnja, dostava u cijeloj županiji|Tehnički pregled * registracija * vučna služba|Pogrebi, kremiranje, prijevoz pokojnika|Šišanje, bojanje, pramenovi|Odjel industrijske automatike|Iznajmljivanje brodica i izleti',
  regime:
    'Trgovački sud u {city}|Temeljni kapital ##.### EUR|Nije u sustavu PDV-a|MBS #########|OIB: ###########|Obrt upisan u obrtni registar',
  landmarks:
    'Lipa|Tri Lipe|Stara Lipa|Hrast|Tri Hrasta|Javor|Jasen|Breza|Jelšje|Borik|Kesten|Bagrem|Maslina|Stara Maslina|Smokva|Lovor|Stari Mlin|Mlinica|Crveni Mlin|Stari Dvor|Kovačnica|Drava|Mura|Kupa|Cetina|Neretva|Bistra|Bijela Stijena|Zeleni Brijeg|Sunčani Brijeg|Vinograd|Vrhovec|Vidikovac|Roda|Bijeli Labud|Zlatni Orao|Crni Kos|Plava Zvijezda|Ševa|Galeb|Lastavica|Sokol|Sova|Jelen|Zlatni Lav|Bijeli Konj|Medvjed|Kuna|Delfin|Sveti Nikola|Sveti Florijan|Sveta Ana|Sveti Vid|Sveti Roko|Kruna|Zlatna Vrata|Kameni Most|Izvor|Zdenac|Zagorje|Slavonija|Istra|Kvarner|Lika|Kamena Uvala|Svjetionik|Sidro|Lavanda|Suncokret|Marina',
  bodies:
    '{trade} {brand}, vl. {first} {last}|Obrt {brand}, {first} {last}|Suvlasnici zgrade {last} {n}|Općina {city}|Zadruga {brand}|Suvlasnici stambene zgrade {brand}|Suvlasnici zgrade Vukovarska {n}, {city}|Stambena zajednica {brand} {n}|Grad {city}|Općina {brand}|Grad {city}, Upravni odjel za komunalno gospodarstvo i promet|Turistička zajednica grada {city}|Osnovna škola {first} {last}|Osnovna škola „{brand}“ {city}|Srednja strukovna škola {city}|Gimnazija {first} {last}|Dječji vrtić {brand}|Dom za starije i nemoćne osobe {brand}|Dom zdravlja {city}|Gradska knjižnica i čitaonica {city}|Pučko otvoreno učilište {city}|Župa svetog Nikole, {city}|Rimokatolička župa Uznesenja Blažene Djevice Marije|Dobrovoljno vatrogasno društvo {city}|Nogometni klub {brand}|Jedriličarski klub {brand} {city}|Lovačko društvo {brand}|Kulturno-umjetničko društvo {brand} {city}|Udruga {brand}|Udruga prijatelja starih mlinova i tradicijskih obrta|Udruga roditelja djece s poteškoćama u razvoju {brand}|Institut za istraživanje drva i krških šuma|Lokalna akcijska grupa {brand}|Matična udruga vinogradara i voćara {city}|Odvjetnički ured {first} {last}|Zajednički odvjetnički ured {last} i {last}|Javni bilježnik {first} {last}|Ordinacija dentalne medicine {first} {last}, dr. med. dent.|Ordinacija obiteljske medicine dr. {last}|{first} {last} – {trade}|{trade} {last}|OPG {last} {first}|Obiteljsko poljoprivredno gospodarstvo {first} {last}|Apartmani {brand}, {first} {last}',
  attention:
    'n/p {person}|n/r {person}, voditelj nabave|Na ruke: {person}|Kontakt osoba: {person}|Kontakt: {person}, direktor|Vaša ref.: {n} / {person}|c/o {person}|c/o upravitelj zgrade|Mjesto troška {n}|Urudžbeni zapisnik|Zaprimanje računa|Služba fakturiranja|Služba za opće i pravne poslove|Pogon {n}, održavanje|Gradilište {n}, voditelj {person}|Kadrovi i plaće|Projekt {n}|Predstavnik suvlasnika: {person}|Komercijala|Uprava društva',
};
