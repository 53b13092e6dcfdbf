import type { Wording } from '../wording.ts';

/** Estonian. */
export const et: Wording = {
  seller: 'Müüja|Tarnija|Saatja|Teenuse osutaja',
  buyer: 'Ostja|Klient|Maksja|Arve saaja|Tellija',
  delivery: 'Tarneaadress|Kauba saaja|Tarnekoht',
  contact: 'Kontaktisik|Koostas|Müügiesindaja',
  title: 'ARVE|Arve|Arve-saateleht|Ettemaksuarve|Kreeditarve',
  number: 'Arve nr|Arve number|Nr',
  date: 'Kuupäev|Arve kuupäev|Väljastatud',
  due: 'Maksetähtaeg|Maksetähtpäev|Tähtaeg',
  other: 'Viitenumber|Tellimus|Viivis|Leht|Kliendi nr|Leping|Maksetingimus',
  phone: 'Tel|Telefon|Mob|Faks',
  registration: 'Reg. nr|KMKR nr|Registrikood|KMKR',
  bank: 'Pank|IBAN|Arvelduskonto|SWIFT|Swedbank|LHV',
  net: 'Summa km-ta|Kokku ilma km|Vahesumma',
  tax: 'Käibemaks 22%|KM 20%|Käibemaks',
  total: 'Kokku tasuda|Tasuda|Kokku|Arve summa|Tasumisele kuulub',
  columns: 'Nimetus|Kogus|Hind|Summa|Ühik|KM|Kood',
  prose:
    'Täname, et olete meie klient!|Palume arve tasumisel märkida viitenumber.|Arve on koostatud elektrooniliselt.|Viivis 0,05% päevas',
  nameLabel: 'Nimi|Ettevõte|Ärinimi',
  addressLabel: 'Aadress|Asukoht',
  cityLabel: 'Linn',
  trades:
    'Ehitus|Kaubandus|Teenused|Transport|Grupp|Kinnisvara|Ehitus ja Remont|Ehitusmaterjalid|Katused|Puusepp|Tisler|Müüritööd|Metall|Sepikoda|Keevitus|Torutööd|Sanitaartehnika|Küte|Elektritööd|Elekter|Maalritööd|Viimistlus|Põrandad|Plaatimine|Aknad ja Uksed|Klaas|Kivi|Kaevetööd|Teedeehitus|Veod|Logistika|Takso|Autoteenindus|Autoremont|Rehvid|Varuosad|Autovärv|Mehaanika|Masinad|Tööriistad|Põllutehnika|Agro|Talu|Mets|Metsatööd|Saeveski|Puit|Mööbel|Sisustus|Köögid|Puukool|Aiandus|Haljastus|Mesindus|Pagar|Leivakoda|Kondiiter|Liha|Kala|Piim|Õlletehas|Kohvik|Kõrts|Külalistemaja|Restoran|Toitlustus|Turismitalu|Toidukaubad|Hulgi|Lilled|Rauakaubad|Kullassepp|Kellad|Optika|Juuksur|Ilusalong|Hambaravi|Füsioteraapia|Loomakliinik|Apteek|Matusebüroo|Advokaadibüroo|Raamatupidamisbüroo|Audit|Nõustamine|Projekt|Arhitektid|Geodeesia|Haldus|Kinnisvarahooldus|Trükikoda|Reklaam|Foto|Raamatupood|Arvutid|Tarkvara|Puhastus|Korstnapühkija|Ventilatsioon|Liftid|Turva|Autokool|Reisid|Laevatööd|Tekstiil|Pakend|Plast|Sport',
  postLabel: 'Postiindeks',
  stateLabel: 'Maakond',
  countryLabel: 'Riik',
  greeting: 'Lugupeetud klient|Tere',
  honorific: 'OÜ|AS|Hr',
  regards: 'Lugupidamisega|Parimate soovidega',
  adjustment: 'Allahindlus|Transport|Ettemaks|Ümardus',
  item: 'Konsultatsioon|Transport|Üür|Paber A4|Töö',
  third: 'Vedaja|Kindlustus|Maksja|Haldur|Eestkostja|Omanik|Vahendaja',
  managed: 'c/o|esindaja|nimel|haldab',
  department: 'Raamatupidamine|Ostuosakond|Finantsosakond',
  subject: 'Patsient|Õpilane|Loom|Reisija|Külaline|Sõiduk',
  caption: 'Broneeringu andmed|Hotelli andmed|Kliendi eksemplar',
  operator: 'haldab|kaubamärk|omanik',
  site: 'Ladu|Filiaal|Kauplus|Töökoda',
  aside:
    'Avatud E-R 8-17|Aastast 19##|{city} esindus|Pereettevõte|Pühapäeval suletud|Vesi – Küte – Kanalisatsioon|ELEKTER • KÜTE • VENTILATSIOON|Elektritööd, mõõdistused, piksekaitse|Ehitus · Renoveerimine · Lammutus|Katused · Fassaadid · Plekitööd|Müük, rent, hooldus ja varuosad|Eritellimusmööbel|Aknad / uksed / rulood|Maalri-, tapeetimis- ja plaatimistööd|Kaevetööd ja puistematerjalide vedu|Raamatupidamine – Palgad – Maksud|Pulmakimbud ja leinapärjad|Tordid igaks tähtpäevaks|Kutseline raamatupidaja, tase #|Vandeaudiitor nr ###|Vandeadvokaat|Notar|Kohtutäitur|Volitatud arhitekt, tase #|Diplomeeritud ehitusinsener|Perearst|Hambaarst|Loomaarst, tegevusluba nr ###|Füsioterapeut|Kliiniline psühholoog|Pädevustunnistus nr ###-##-#|ISO 9001:2015 sertifitseeritud|ISO 9001 ja ISO 14001|Mahepõllumajandus|Majandustegevuse registri nr EEH######|Eesti toode|Traditsioonid aastast 19##|Asutatud 19##|Üle ## aasta kogemust|Pagarid juba kolmandat põlve|Perekond {last} alates 19##|Endine {last} ja Pojad|Teie usaldusväärne partner|KIIRESTI • TÄPSELT • KINDLALT|„Kvaliteet, mis kestab“|Kõik koju ja aeda|Katus kogu eluks|Otse ahjust lauale|Soojus igasse kodusse|Hea töö kiidab tegijat|Sinu kõrval iga päev|Käsitöö südamega|Lahtiolekuajad: tööpäeviti 9–18, laupäeval 10–15|E–N 8.00–17.00, R 8.00–15.00|Vastuvõtt: teisipäev ja neljapäev|Lõuna 12.00–12.30|Avariiteenistus ööpäev läbi|Vastuvõtt eelregistreerimisel|Esmaspäeval köök suletud|Kauplus: {city}|Osakond: {city}|Lõuna-Eesti esindus|Lääne piirkonna ladu|Volitatud edasimüüja ja hooldus|Ainuesindaja Baltikumis|Hulgimüük, jaemüük, e-pood|Majutus, saun & peosaal|Oma kasvatatud, oma tehtud|Ülevaatus * diagnostika * puksiirabi|Matused, kremeerimine, transport|Lõikus, värv, soeng|Tööstusautomaatika osakond|Küttepuud, brikett, pelletid|Paatide remont ja talvine hoiustamine',
  regime: 'Ei ole käibemaksukohustuslane|Reg. nr. ########|KMKR EE#########|Äriregister',
  landmarks:
    'Kased|Kaasiku|Kolm Kaske|Tamme|Vana Tamm|Tammiku|Pärna|Pärnaõue|Kolm Pärna|Vahtra|Saare|Männiku|Männimäe|Kuuse|Kuusiku|Lepiku|Pihlaka|Kadaka|Toominga|Veski|Vana Veski|Tuuleveski|Vesiveski|Mõisa|Valge Mõis|Sepa|Emajõe|Pirita|Võhandu|Kasari|Jägala|Valge Mägi|Rohemäe|Päikesemäe|Päikese|Päikesetõus|Toonekurg|Valge Luik|Kuldne Kotkas|Musträstas|Sinine Täht|Lõoke|Pääsuke|Suitsupääsuke|Kureoja|Pistrik|Öökull|Ööbik|Põder|Punane Hirv|Kuldlõvi|Valge Hobune|Karu|Mõmmik|Rebase|Püha Jüri|Püha Katariina|Jaani|Kroon|Kuldvärav|Kivisild|Allika|Järve|Jõekalda|Merituul|Majaka|Ankur|Sadama|Virumaa|Saaremaa|Setomaa|Mulgimaa|Hiiu|Rukkilille|Moon|Sirel|Sinilill|Meelespea|Kivikülv',
  bodies:
    'Korteriühistu {brand}|KÜ {last} {n}|FIE {first} {last}|{city} Linnavalitsus|KÜ {brand} {n}|Korteriühistu Kase tänav {n}|Garaažiühistu {brand}|Aiandusühistu {brand}|Suvilaühistu {brand}|Maaparandusühistu {brand}|Linnavalitsus, linnavarade ja heakorra osakond|Vallavalitsus, haridus- ja kultuuriosakond|{brand} Vallavalitsus|Keskkonna ja Metsanduse Järelevalve Amet|{brand} Kool|{brand} Põhikool|{brand} Gümnaasium|{brand} Lasteaed|Lasteaed-algkool {brand}, {city}|{brand} Muusika- ja Kunstikool|Kutsehariduskeskus {brand}, puidu- ja ehituserialade osakond|{brand} Hooldekodu|Püha Katariina kogudus, {city}|{brand} Püha Jüri Luterlik Kogudus|Baptistikogudus {brand}|Spordiklubi {brand}|Purjeklubi {brand} – {city}|Jahimeeste Selts {brand}|Ratsaklubi {brand}|Külaselts {brand}|Segakoor {brand} ja selle sõprade selts|Vanade Veskite ja Käsitöö Hoidmise Selts|Eesti Puupaatide Ehitajate ja Sõprade Ühendus|Puidu ja Metsamulla Uurimise Instituut|Rahvamaja {brand}|Perearst {first} {last}|Hambaarst {first} {last}|Loomaarst {first} {last}|Advokaadid {last} ja {last}|Vandeadvokaat {first} {last}|Notari büroo {first} {last}|{first} {last} – {trade}|{trade} {last}|{brand} {trade}|{last} ja {last}, seltsinglepingu osanikud|Turismitalu {brand}, perenaine {first} {last}',
  attention:
    'Kontaktisik: {person}|Kontaktisik {person}, ostujuht|Kellele: {person}|{person} kätte|Vastutav isik: {person}|Juhatuse liige {person}|Tegevjuht {person}|c/o {person}|c/o haldur|c/o kinnisvarahaldus|Kulukoht {n}|Kulukeskus {n}|Arvete vastuvõtt|Kantselei|Raamatupidamise osakond|Personal ja palgaarvestus|Tsehh {n}, hooldus|Objekt {n}, töödejuht {person}|Projekt nr {n}|Teie viide: {n} / {person}|Majandusosakond',
};
