/**
 * Names that go on beyond a brand and a trade: authorities, foundations, owners of one house together, and persons who
 * trade under a name of their own. They bear no legal form beyond what they say.
 */
import type { LanguageCode } from './languages/index.ts';

export const longNames: Record<LanguageCode, string> = {
  en: 'Owners Corporation No. {n} {brand} Gardens|The Trustees of the {last} Charitable Trust|{city} and District Joint Water Authority|Residents Association of {brand} Court|Strata Plan {n} - {brand} Towers|{brand} Homeowners Association, Inc.|Management Corporation Strata Title Plan No. {n}|Department of Roads and Bridges, {city} District Office|{first} {last} {trade}|{last} Bros. {trade}|{first} {last} t/a {brand} {trade}|The {last} and {last} Foundation for the Arts|Parish Council of {city}|{city} Amateur Rowing Club|{brand} Farmers Cooperative Society|{city} Grammar School Parents Association|The {city} Philharmonic Society|{last} Family Dental Practice|The Governors of {city} College of Further Education|{brand} {trade} ({city}) Co.|{brand} Sectional Title Scheme',
  de: 'Wohnungseigentümergemeinschaft {brand}straße {n}|WEG {last}weg {n}, {city}|WEG {brand}park {n}|Landesbetrieb Straßen und Verkehr, Niederlassung {city}|Evangelische Kirchengemeinde {city}|Zweckverband Wasserversorgung {city}|Förderverein der Grundschule {city} e.V.|{trade} {first} {last}|{last} {trade} Inh. {first} {last}|Gemeinschaftspraxis Dres. {last} und {last}|Freiwillige Feuerwehr {city}|Eigentümergemeinschaft {city}, {last}straße {n}|Studierendenwerk {city} - Anstalt des öffentlichen Rechts|Eheleute {first} und {first} {last}|Dr. med. {first} {last}|{first} {last} {trade}|{brand} {trade} {first} {last} e.K.',
  fr: 'Syndicat des copropriétaires de la résidence {brand}|SDC {brand} {city}|Communauté de communes du Pays de {city}|Direction départementale des territoires de {city}|Entreprise {last} {first}|{trade} {first} {last}|Association des parents d’élèves du collège {last}|M. et Mme {first} {last}|Office public de l’habitat de {city}|SELARL Cabinet médical {brand}|{last} & Fils {trade}|Coopérative agricole {brand}|Fondation {last} pour la recherche',
  it: 'Condominio {brand}|Condominio Via {last} {n}|Azienda Sanitaria Locale di {city}|Istituto Comprensivo Statale {last}|{trade} {brand} di {last} {first} & C. s.n.c.|Parrocchia di San {first}|{last} {first} {trade}|{trade} {last} {first}|Associazione Sportiva Dilettantistica {brand}|{trade} {last} di {last} {first}|Società Agricola {last} s.s.|Fondazione {last} {city} Onlus',
  es: 'Comunidad de Propietarios {brand} {n}|C.P. Calle {last} {n}|Consejería de Educación de {city}|Asociación de Vecinos de {city}|{trade} {first} {last}|Fundación {last} para la Investigación|{first} {last} {trade}|Sociedad Cooperativa Agraria {brand}|Colegio Oficial de Médicos de {city}|Hijos de {first} {last}|Junta de Compensación {brand}|Consorcio de Aguas de {city}',
  nl: 'Vereniging van Eigenaars {brand}|VvE {brand} {n} te {city}|Stichting Openbaar Onderwijs {city}|{last} {trade}|Waterschap {city}|{first} {last} {trade}|Maatschap {last} en {last}|Fam. {last}|Coöperatie {brand} U.A.|{trade} {first} {last}',
  pt: 'Condomínio do Edifício {brand}|Administração do Condomínio Rua {last} {n}|Agrupamento de Escolas de {city}|Junta de Freguesia de {city}|{first} {last} - {trade}|{first} {last} {trade}|Associação de Moradores {brand}|Cooperativa Agrícola de {city}|{last} & Filhos|Santa Casa da Misericórdia de {city}',
  pl: 'Wspólnota Mieszkaniowa {brand}|Wspólnota Mieszkaniowa nieruchomości {last} {n}|{BRAND} {first} {last}|P.H.U. {BRAND} {first} {last}|{trade} {BRAND} {first} {last}|Spółdzielnia Mieszkaniowa {brand}|Zespół Szkół nr {n} w {city}|Przedsiębiorstwo Usług Komunalnych {city}|Gabinet {brand} {first} {last}|Kancelaria Radcy Prawnego {first} {last}|{first} {last} {trade}',
  sv: 'Bostadsrättsföreningen {brand}|Brf {brand}|{last}s {trade}|Samfällighetsföreningen {brand}|{first} {last} {trade}|Hyresgästföreningen {city}',
  da: 'Andelsboligforeningen {brand}|Grundejerforeningen {brand}|E/F {brand}|{trade} v/{first} {last}|{last} & Søn|Boligselskabet {brand} {city}',
  no: 'Sameiet {brand}|Borettslaget {brand}|{trade} {first} {last}|{last} & Sønner|{brand} Velforening|Stiftelsen {brand}',
  fi: 'Asunto Oy {city}n {brand}|As. Oy {brand}|T:mi {first} {last}|{trade} {last}|{brand} ry|Kiinteistö Oy {brand}',
  cs: 'Společenství vlastníků jednotek {brand}|SVJ {last}ova {n}|{first} {last} - {trade}|Základní škola {city}|{trade} {first} {last}|Obec {city}|Ing. {first} {last}',
  sk: 'Spoločenstvo vlastníkov bytov {brand}|{trade} - {first} {last}|Základná škola {city}|Obec {city}|{brand} {trade}, {first} {last}|Mgr. {first} {last}',
  hu: '{last} utca {n}. Társasház|{last} {first} e.v.|{city} Város Önkormányzata|{brand} Lakásszövetkezet|{last} és Társa|{trade} {last} {first}',
  ro: 'Asociația de Proprietari Bloc {n}|PFA {last} {first}|Primăria {city}|Școala Gimnazială Nr. {n} {city}|Întreprindere Individuală {last} {first}|S.C. {BRAND} {trade} S.R.L.|Cabinet Medical Dr. {last}',
  hr: '{trade} {brand}, vl. {first} {last}|Obrt {brand}, {first} {last}|Suvlasnici zgrade {last} {n}|Općina {city}|Zadruga {brand}',
  sl: '{trade}, {first} {last} s.p.|Občina {city}|Etažni lastniki {brand}|{brand}, {first} {last} s.p.',
  tr: '{brand} Apartmanı Yöneticiliği|{last} {trade} - {first} {last}|{BRAND} SANAYİ VE TİCARET A.Ş.|{city} Belediyesi|{brand} Site Yönetimi|{first} {last}',
  lv: 'Dzīvokļu īpašnieku biedrība {brand}|IK {brand}|Biedrība {brand}|{city} novada pašvaldība',
  lt: 'Daugiabučio namo savininkų bendrija {brand}|IĮ {brand}|MB „{brand}“|UAB „{brand}“|{city} savivaldybė',
  et: 'Korteriühistu {brand}|KÜ {last} {n}|FIE {first} {last}|{city} Linnavalitsus',
  ca: 'Comunitat de Propietaris {brand}|{trade} {first} {last}|Associació de Veïns de {city}|Ajuntament de {city}|{first} {last} {trade}',
  id: 'Toko {brand}|Perhimpunan Penghuni {brand}|UD {brand}|Koperasi {brand} {city}|Yayasan {brand}',
  bg: 'Етажна собственост {brand}|ЕТ {brand} – {first} {last}|Община {city}|ЕТ „{brand}“',
  el: 'Διαχείριση Πολυκατοικίας {brand}|Δήμος {city}|{first} {last} {trade}|Αφοί {last} Ο.Ε.',
};

/** What is written before the name of a person, as a part of it. */
export const titlesOfPersons: Partial<Record<LanguageCode, string>> = {
  en: 'Mr|Mrs|Ms|Miss|Dr.|Mr.|Mrs.|Mr. & Mrs.|Prof.|The Estate of',
  de: 'Frau|Herr|Herrn|Familie|Dr.|Eheleute|Frau Dr.|Herr Mag.',
  fr: 'Mme|M.|Monsieur|Madame|M. et Mme|Dr|Maître',
  it: 'Sig.|Sig.ra|Dott.|Geom.|Gent.le Sig.|Avv.|Arch.',
  es: 'D.|Dña.|Sr.|Sra.|Don|Doña|Sr. D.',
  nl: 'Fam.|Dhr.|Mevr.|De heer|Mevrouw',
  pt: 'Sr.|Sra.|Dr.|Dra.|Exmo. Sr.|D.',
  pl: 'Pan|Pani|Państwo|dr',
  cs: 'Ing.|Mgr.|pan|paní',
  sk: 'Ing.|Mgr.|pán|pani',
  hr: 'gosp.|gđa',
  tr: 'Sayın|Sn.',
  ro: 'Dl.|Dna.',
  ca: 'Sr.|Sra.',
  id: 'Bapak|Ibu|Bpk.',
};
