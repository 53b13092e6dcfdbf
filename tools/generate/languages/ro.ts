import type { Wording } from '../wording.ts';

/** Romanian. */
export const ro: Wording = {
  seller: 'Furnizor|Vânzător|Emitent|Furnizorul|Prestator|Societatea|Vânzătorul',
  buyer: 'Cumpărător|Client|Beneficiar|Cumpărătorul|Facturat către|Beneficiarul|Clientul|Plătitor',
  delivery: 'Adresa de livrare|Livrare la|Punct de lucru|Destinatar|Loc livrare',
  contact: 'Delegat|Întocmit de|Contact|Reprezentant|Agent|Numele delegatului|Emis de',
  title: 'FACTURA|Factură fiscală|Factura|FACTURĂ|FACTURA FISCALA|Factură proformă|Chitanță|Bon fiscal|Storno',
  number: 'Număr|Seria|Factura nr.|Nr. factura|Seria și numărul|Nr.|Număr factură|Factura seria',
  date: 'Data|Data facturii|Data emiterii|Din data|Data (ziua, luna, anul)|Data emiterii facturii',
  due: 'Scadență|Termen de plată|Data scadenței|Termen plată|Scadent la',
  other:
    'Comanda|Aviz|Pagina|Moneda|Cota TVA|Contract|Mod de plată|Nr. aviz|Cod client|Perioada|Mijloc de transport|Referință|Nr. comandă',
  phone: 'Tel.|Telefon|Fax|Tel|Mobil',
  registration: 'CUI|CIF|Nr. Reg. Com.|Cod fiscal|CUI/CIF|Reg. Com.|C.I.F.|Nr. ord. reg. com.|Cod de înregistrare',
  bank: 'Banca|Cont|IBAN|Capital social|Cont IBAN|Banca Transilvania|BCR|BRD|Contul|SWIFT',
  net: 'Total fără TVA|Subtotal|Total net|Valoare fără TVA|Bază impozabilă',
  tax: 'TVA 19%|TVA|Valoare TVA|TVA 9%|Total TVA|Cota 19%',
  total: 'Total de plată|Total|TOTAL|TOTAL DE PLATĂ|Total general|Total cu TVA|Rest de plată|Valoare totală',
  columns:
    'Denumire|Cantitate|Preț|Valoare|TVA|U.M.|Nr. crt|Denumirea produselor|Cant.|Preț unitar|Valoarea|Cod|Valoare TVA|Produs',
  prose:
    'Vă mulțumim!|Factura circulă fără semnătură și ștampilă|Factura este valabilă fără semnătură și ștampilă conform codului fiscal.|Semnătura de primire|Date privind expediția|Vă mulțumim pentru încredere!|Penalități de întârziere de 0,1% pe zi',
  nameLabel: 'Nume|Denumire|Client|Nume firmă|Societate',
  addressLabel: 'Adresa|Sediul|Sediul social|Strada|Domiciliu',
  cityLabel: 'Oraș|Localitate|Județ și localitate|Municipiu',
  trades: 'Construcții|Servicii|Comerț|Transport|Consultanță|Mobila|Librărie|Trading|Instalații|Electric|Software',
  postLabel: 'Cod poștal',
  stateLabel: 'Județ|Județul',
  countryLabel: 'Țara',
  greeting: 'Stimate client|Bună ziua',
  honorific: 'Dl.|Dna.|SC|Domnul',
  regards: 'Cu stimă|Semnătura',
  adjustment: 'Discount|Transport|Avans|Reducere|Bacșiș',
  item: 'Servicii consultanță|Transport|Hârtie A4|Manoperă|Cazare|Abonament|Materiale|Întreținere',
  third:
    'Comisionar vamal|Expeditor|Asigurator|Plătitor|Administrator|Reprezentant fiscal|Tutore|Proprietar|Transportator',
  managed: 'c/o|reprezentată prin|în numele|administrat de',
  department: 'Departament Achiziții|Contabilitate|Serviciul Financiar|Secretariat',
  subject: 'Pacient|Elev|Animal|Pasager|Oaspete|Vehicul|Delegat|Titular card',
  caption: 'Detalii hotel|Detalii rezervare|Copie client|Date furnizor|Date client',
  operator: 'operat de|o marcă a|parte din|administrat de',
  site: 'Depozit|Sucursală|Magazin|Punct de lucru|Atelier|Retururi',
  aside:
    'Program L-V 8-17|Din 19##|Fondată în 19##|Sucursala {city}|Afacere de familie|Vânzări și service|Duminică închis|Zile de târg: marți, vineri',
  regime:
    'Capital social ### lei|Nr. Reg. Com. J##/####/19##|Neplătitor de TVA|Plătitor de TVA|TVA la încasare|C.I.F. RO########|Reg. Com. J##/###/20##',
};
