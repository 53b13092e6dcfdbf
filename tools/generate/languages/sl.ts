import type { Wording } from '../wording.ts';

/** Slovenian. */
export const sl: Wording = {
  seller: 'Prodajalec|Izdajatelj|Dobavitelj|Izvajalec',
  buyer: 'Kupec|Naročnik|Stranka|Prejemnik računa|Plačnik',
  delivery: 'Naslov dostave|Kraj dostave|Prejemnik',
  contact: 'Kontaktna oseba|Izdal|Referent|Odgovorna oseba',
  title: 'RAČUN|Račun|Predračun|Dobropis|Račun - Invoice|Avansni račun',
  number: 'Račun št.|Številka računa|Št. računa|Številka',
  date: 'Datum računa|Datum izdaje|Datum|Kraj in datum',
  due: 'Rok plačila|Datum zapadlosti|Zapade',
  other: 'Naročilo|Datum opravljene storitve|Sklic|Stran|Način plačila|Pogodba|Dobavnica',
  phone: 'Tel.|Telefon|GSM|Faks',
  registration: 'Davčna številka|ID za DDV|Matična številka|ID DDV|Osnovni kapital',
  bank: 'TRR|IBAN|Banka|BIC|NLB',
  net: 'Osnova|Skupaj brez DDV|Neto',
  tax: 'DDV 22%|DDV|Znesek DDV',
  total: 'Za plačilo|Skupaj|Skupaj z DDV|ZA PLAČILO|Znesek za plačilo',
  columns: 'Opis|Količina|Cena|Znesek|Naziv|EM|Popust|DDV|Šifra',
  prose:
    'Hvala za zaupanje!|Račun je izdan v elektronski obliki in je veljaven brez žiga in podpisa.|Ob plačilu navedite sklic.|DDV ni obračunan na podlagi 94. člena.',
  nameLabel: 'Naziv|Ime in priimek|Podjetje',
  addressLabel: 'Naslov|Sedež|Ulica',
  cityLabel: 'Kraj|Mesto|Pošta',
  trades:
    'Storitve|Trgovina|Gradnje|Prevozi|Svetovanje|Inženiring|Pohištvo|Turizem|Gradbeništvo|Gradbena dela|Zidarstvo|Tesarstvo|Mizarstvo|Krovstvo|Kleparstvo|Ključavničarstvo|Kovinarstvo|Kovaštvo|Vodovod|Ogrevanje|Strojne instalacije|Elektroinstalacije|Elektro|Slikopleskarstvo|Keramičarstvo|Parketarstvo|Steklarstvo|Okna in vrata|Kamnoseštvo|Nizke gradnje|Avtoprevozništvo|Špedicija|Avtoservis|Vulkanizerstvo|Avtodeli|Avtoličarstvo|Strojništvo|Orodjarstvo|Kmetijska mehanizacija|Žaga|Les|Gozdarstvo|Vrtnarstvo|Drevesnica|Krajinska ureditev|Agro|Sadjarstvo|Pekarna|Slaščičarna|Mesarstvo|Sirarstvo|Mlekarna|Čebelarstvo|Vinogradništvo|Vinska klet|Pivovarna|Gostilna|Gostinstvo|Penzion|Turistična kmetija|Okrepčevalnica|Catering|Živila|Veleprodaja|Cvetličarna|Železnina|Zlatarstvo|Urarstvo|Optika|Frizerstvo|Kozmetika|Zobozdravstvo|Fizioterapija|Veterinarska ambulanta|Lekarna|Pogrebništvo|Odvetniška pisarna|Računovodski servis|Davčno svetovanje|Revizija|Projektiranje|Arhitekti|Geodezija|Nepremičnine|Upravljanje stavb|Tiskarna|Oglaševanje|Fotografija|Knjigarna|Informatika|Programska oprema|Čistilni servis|Dimnikarstvo|Klimatizacija|Dvigala|Varovanje|Avtošola|Potovalna agencija|Tekstil|Embalaža|Plastika|Šport',
  postLabel: 'Poštna številka',
  stateLabel: 'Regija',
  countryLabel: 'Država',
  greeting: 'Spoštovani|Pozdravljeni',
  honorific: 'g.|ga.|Gospod',
  regards: 'Lep pozdrav|S spoštovanjem',
  adjustment: 'Popust|Dostava|Predplačilo|Poštnina',
  item: 'Svetovanje|Nočitev|Prevoz|Vzdrževanje|Delo|Papir A4|Najem',
  third: 'Špediter|Zavarovalnica|Plačnik|Upravnik|Skrbnik|Lastnik|Prevoznik',
  managed: 'c/o|ki ga zastopa|v imenu|upravlja',
  department: 'Računovodstvo|Nabava|Tajništvo',
  subject: 'Pacient|Učenec|Žival|Potnik|Gost|Vozilo|Udeleženec',
  caption: 'Podatki o hotelu|Podrobnosti rezervacije|Izvod za stranko',
  operator: 'upravlja|blagovna znamka|lastnik',
  site: 'Skladišče|Poslovalnica|Trgovina|Delavnica',
  aside:
    'Odprto pon-pet 8-16|Od leta 19##|Poslovalnica {city}|Družinsko podjetje|Prodaja in servis|V nedeljo zaprto|Vodovod – Ogrevanje – Plin|VODOVOD • OGREVANJE • KLIMA|Elektroinstalacije, meritve, strelovodi|Gradnja · Adaptacija · Rušenje|Kleparstvo · Krovstvo · Tesarstvo|Prodaja, izposoja, servis in rezervni deli|Pohištvo po meri|Okna / vrata / senčila|Slikopleskarska in fasaderska dela|Izkopi, prevozi, peskokop|Računovodstvo – Plače – Davki|Poročno in žalno cvetje|Torte in pecivo za vse priložnosti|Davčni svetovalec|Pooblaščeni revizor|Odvetnica|Notarka|Sodni izvedenec gradbene stroke|Pooblaščeni arhitekt ZAPS ####|Pooblaščeni inženir, IZS G-####|Specialist družinske medicine|Doktor dentalne medicine|Doktor veterinarske medicine|Diplomirani fizioterapevt|Mojster elektroinštalater|Pooblaščeni serviser plinskih naprav|Certifikat ISO 9001:2015|ISO 9001, ISO 14001, ISO 45001|Ekološka pridelava pod nadzorom|Član obrtne zbornice|Tradicija od leta 18##|Že več kot ## let z vami|Družina {last} – mesarji od leta 19##|Tretja generacija mizarjev|Nekdaj {last} in sin|Vaš zanesljiv partner|HITRO • UGODNO • ZANESLJIVO|»Kakovost, ki ostane«|Vse za dom in vrt|Strehe za vse življenje|Iz krušne peči na vašo mizo|Toplina vašega doma|Domače je najboljše|Z ljubeznijo do lesa|Obratovalni čas: delavniki 8–18, sobota 8–12|Pon–čet 7–15, pet 7–13|Uradne ure: ponedeljek in sreda 9–12|Odmor za malico 10.30–11.00|Dežurna služba 24 ur|Samo po predhodnem naročilu|Ob ponedeljkih kuhinja zaprta|Poslovna enota {city}|Podružnica {city}|PE Primorska|Trgovina št. ##|Pooblaščeni prodajalec in servis|Zastopnik za Slovenijo|Veleprodaja, maloprodaja, spletna trgovina|Prenočišča, domača kuhinja & vinska klet|Lastna pridelava, dostava na dom|Tehnični pregledi * registracija * vleka vozil|Pogrebi, upepelitve, prevozi|Striženje, barvanje, prameni|Oddelek industrijske avtomatike|Vodeni izleti in izposoja koles',
  regime: 'Okrožno sodišče v {city}|Ni zavezanec za DDV|Osnovni kapital #### EUR|Matična št. #######',
  landmarks:
    'Lipa|Pri Treh Lipah|Stara Lipa|Hrast|Trije Hrasti|Javor|Jesen|Breza|Jelka|Smrečje|Bukovje|Kostanj|Oljka|Brinje|Stari Mlin|Mlinarica|Rdeči Mlin|Stari Grad|Graščina|Kovačija|Pri Kovaču|Drava|Savinja|Soča|Krka|Kolpa|Idrijca|Bela Skala|Zeleni Grič|Sončni Grič|Sončna Stran|Vinograd|Razgled|Štorklja|Beli Labod|Zlati Orel|Črni Kos|Modra Zvezda|Škrjanček|Lastovka|Sokol|Sova|Divji Petelin|Jelen|Zlati Lev|Beli Konj|Medved|Kozorog|Polh|Sveti Jurij|Sveti Florjan|Sveta Ana|Sveti Miklavž|Sveti Lenart|Krona|Zlata Vrata|Kamniti Most|Studenec|Izvir|Gorenjska|Dolenjska|Prekmurje|Koroška|Kras|Pohorje|Planika|Encijan|Sončnica|Kozolec',
  bodies:
    '{trade}, {first} {last} s.p.|Občina {city}|Etažni lastniki {brand}|{brand}, {first} {last} s.p.|Etažni lastniki stavbe {brand}|Etažni lastniki stanovanjske hiše Cankarjeva {n}, {city}|Skupnost lastnikov {brand} {n}|Mestna občina {city}|Občinska uprava {city}, oddelek za okolje in prostor|Krajevna skupnost {brand}|Krajevna skupnost {city} center|Osnovna šola {brand}|Osnovna šola {first} {last}|Osnovna šola {brand}, podružnična šola {city}|Vrtec {brand}|Srednja gradbena in lesarska šola {city}|Gimnazija {city}|Glasbena šola {city}|Dom starejših občanov {brand}|Zdravstveni dom {city}|Knjižnica {first} {last}|Župnija Svetega Lenarta, {city}|Rimskokatoliška župnija {city}|Prostovoljno gasilsko društvo {city}|Nogometni klub {brand}|Planinsko društvo {brand}|Lovska družina {brand}|Kulturno umetniško društvo {brand} {city}|Turistično društvo {brand}|Društvo prijateljev starih mlinov in domače obrti|Društvo upokojencev {city}|Inštitut za raziskave lesa in gozdnih tal|Agrarna skupnost {brand}|Čebelarsko društvo {city} in okolica|Odvetnik {first} {last}|Odvetnika {last} in {last}|Zobozdravstvena ordinacija {first} {last}, dr. dent. med.|{first} {last}, dr. med., zasebna ordinacija splošne medicine|{trade} {last}|{trade}, {first} {last}|{first} {last} – nosilec dopolnilne dejavnosti na kmetiji|Turistična kmetija {brand}, družina {last}',
  attention:
    'V roke: {person}|Za: {person}, vodja nabave|Kontaktna oseba: {person}|Kontakt: {person}, direktor|Zadeva {n} / {person}|c/o {person}|c/o upravnik stavbe|Stroškovno mesto {n}|SM {n} Vzdrževanje|Vložišče|Prejem računov|Finančno-računovodska služba|Služba za splošne zadeve|Obrat {n}, vzdrževanje|Gradbišče {n}, vodja {person}|Kadrovska služba in plače|Projekt {n}|Predsednik društva: {person}|Komerciala|Uprava',
};
