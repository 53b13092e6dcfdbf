/**
 * Addresses that are longer or odder than those that `countries` lists: houses with names, floors and blocks of business
 * parks, boxes, regions behind towns, post codes before streets. The parts in braces are those of `address.ts`.
 */
import type { Country } from './country.ts';

const byCountry: Readonly<Record<string, readonly string[]>> = {
  GB: [
    '{house};{lane};{city} {zip}',
    '{house}, {lane}, {city} {zip}',
    '{unit}, {building};{lane};{city};{county} {zip}',
    '{building}, {n2} {lane}, {city} {zip}',
    '{floor}, {building};{n2} {lane};{city} {zip}',
    'Arch {n2}, {area} Yard;{lane};{city} {zip}',
    '{lane}, {area};{zip} {city}',
    '{house};{area};nr. {city};{county};{zip}',
    '{floor}, {building}, {n2} {lane}, {area}, {city}, United Kingdom, {zip}',
  ],
  IE: [
    '{house};{lane};{area};Co. {county}',
    'Apt {n2}, {building};{lane};{city};{zip}',
    '{unit} {building};{area};{city};Co. {county};{zip};Ireland',
    '{n2} {lane};{zip} {city}',
    '{house}, {area}, {city}, Co. {county}',
  ],
  US: [
    '{building};{street}, {unit};{city}, {ST} {zip}',
    '{street};Rear Building;{city} {ST} {zip}',
    '{street}, PMB {n};{city}, {state} {zip}',
    '{street}, Mail Stop {n};{city}, {ST} {zip}-{4}',
    'RR {n2} Box {n2};{city}, {ST} {zip}',
    '{street}, Bldg {A}, {floor};{city}, {state} {zip};United States',
    'One {area} Plaza;{street};{city}, {ST} {zip}',
  ],
  CA: [
    'RR#{n2}, Site {n2}, Comp {n2};{city}, {ST} {zip}',
    'PO Box {n}, Stn Main;{city} {ST}  {zip}',
    '{building}, {unit};{street};{city}, {state};{zip};Canada',
  ],
  AU: [
    '{unit}, {building};{n2}-{n2} {street};{city} {ST} {zip}',
    'Shop {n2}, {area} Shopping Centre;{street};{city} {ST} {zip}',
    'Lot {n2} {street};via {city} {ST} {zip}',
    'C/- Post Office;{area} {ST} {zip}',
    'Locked Bag {n};{CITY} {ST} {zip}',
  ],
  NZ: ['RD {n2};{n} {street};{city} {4}', '{n} {lane}, RD {n2}, {city} {4}', 'Private Bag {n};{area};{city} {4}'],
  ZA: [
    '{unit}, {building};{n2} {lane};{area};{city};{4}',
    'Postnet Suite {n2};Private Bag X{n2};{city};{4}',
    'Plot {n2}, {area} Agricultural Holdings, {city}, {4}',
  ],
  IN: [
    'Gala No. {n2}, {building} Industrial Estate;{area};{city} - {zip};{state}, India',
    '{floor}, Survey No. {n2}/{n2}, Opp. {building};{street}, {area};Dist. {city} {zip}',
    'Village {area}, Tehsil {city};Dist. {city}, {state}-{zip}',
    'D.No. {n2}-{n2}-{n2}, {street};{area};{city} {zip} ({state})',
    'Plot {A}-{n2}, GIDC {area};{city} - {zip}',
  ],
  SG: [
    '{n2} {area} Crescent;#{n2}-{n2} {building};Singapore {6}',
    'Block {n2}, {area} Industrial Park {A}, #{n2}-{n2}, Singapore {6}',
  ],
  MY: [
    'Level {n2}, Block {A}, {building};{street};{zip} {city};{state}',
    '{A}-{n2}-{n2}, {building}, {street}, {zip} {city}',
    'PT {n}, Kawasan Perindustrian {area};{zip} {city};{state} Darul Ehsan, Malaysia',
    'Wisma {building}, {floor};{street};{zip} {city}',
  ],
  NG: [
    '{floor}, {building};{n2} {lane};{area};{city};Nigeria',
    'Km {n2} {city} Road;{area};{state};{6}',
    'No. {n2} {street}, {area}, {city} State',
  ],
  KE: [
    'P.O. Box {n}-{5}, {city}',
    'P.O. Box {n} - {5};{city}, Kenya',
    '{floor}, {building}, {street}, {city}',
    'H/No. {A} {n2}, {street};{city}, {state}, Ghana',
    'Plot {n2}, {area} Industrial Area;{city};{state}',
    '{building}, {floor}, Wing {A};{street}, {area};P.O. Box {n}, {city}',
    'GPS: {AA}-{3}-{4};{street}, {city}',
  ],
  AE: [
    'P.O. Box {n};{area} {n2};{city};United Arab Emirates',
    'P.O. Box {n}, {area} Industrial {n2}, {city}, UAE',
    'Plot {n2}{A}-{n2}, {area} Free Zone Phase {n2};{city}, UAE',
    'Villa {n2}, Street {n2}, {area};{city}',
    'Shop {n2}, {building}, {area}, near Metro Station;P.O. Box {n};{city}, U.A.E.',
    'Building {n2}, Road {n}, Block {n2};{city};Kingdom of Bahrain',
  ],
  PK: [
    'Khasra No. {n2}, {street};Tehsil {city};{city} {zip}',
    'Blk {n2} Lot {n2}, {area} Subd., Brgy. {area};{city}, {4}',
    '{n2}F {building} Bldg., {street};{city}',
    'No. {n2}/{n2}, {lane};{area};{city} {zip};Sri Lanka',
  ],
  HK: ['Units {n2}-{n2}, {n2}/F, Block {A}, {building};{n2} {street};{city};Hong Kong'],
  JM: ['{n2} {lane};{area};{city} {n2};{state}, Jamaica W.I.', 'Shop #{n2}, {area} Mall, {street}, {city}'],
  DE: [
    'Gewerbepark {area} {n2};{zip} {city}',
    'Postfach {n};{zip} {city}',
    '{street}, Gebäude {A}, {floor};{zip} {city}',
    '{street};{zip} {city} OT {area}',
    'Hof {area};{street};D-{zip} {city}',
    '{building}, {street}, {zip} {city}',
    'Hinterhaus, {street};{zip} {city}-{area}',
  ],
  AT: [
    '{street}, Top {n2};{zip} {city}',
    '{street}/Stiege {n2}/{n2};{zip} {city}',
    '{building};{street};A-{zip} {city}',
  ],
  CH: ['{street};Postfach;{zip} {city} {n2}', '{building};{street};CH-{zip} {city}', '{street} b. {city};{zip} {city}'],
  FR: [
    'Quai {area} {n2};{zip} {city}',
    'Résidence {area}, Bât. {A}, Esc. {n2};{street};{zip} {city}',
    'Zone artisanale {area};{n2} rue {area};BP {n};{zip} {CITY} CEDEX',
    'Le Clos {area};Hameau {area};{zip} {city}',
    'Centre commercial {area}, cellule {n2};RN {n2};{zip} {city}',
    '{n2} bis, {street};{zip} {city}, France',
    'Domaine {area};Route de {city};{zip} {city}',
  ],
  BE: ['Zoning industriel de {area};Rue {area} {n2};{4} {city}', 'Quai {area} {n2}/{n2};B-{4} {city};Belgique'],
  IT: [
    'Loc. {area} {n2};{zip} {city} ({PR})',
    'Frazione {area}, {n2};{zip} {city} {PR}',
    '{street}, Scala {A}, int. {n2};{zip} {city} ({PR});Italia',
    'Strada {area} {n2} - Capannone {n2};{zip} {city} {PR}, IT',
    'Centro Direzionale Is. {A}{n2};{zip} {city} ({PR})',
    'S.S. {n2} km {n2},{3};{zip} {city} ({PR})',
  ],
  ES: [
    'Polígono Industrial {area};C/ {area}, parcela {n2}, nave {n2};{zip} {city} ({state})',
    'Ctra. N-{n2} Km {n2};{zip} {city} ({state})',
    'Plaza {area}, {n2}, {n2}º {A}, Esc. dcha.;{zip} {city}, {state}, España',
    'Edificio {area}, Planta {n2};Avda. {area}, s/n;{zip} {city}',
    'Urb. {area}, Casa {n2};{zip} {city}',
    'Apartado de Correos {n};{zip} {city}',
  ],
  MX: [
    'Ruta {n2} Km {n2};{city}, {state}',
    'Av. {area} {n}, Piso {n2} Dto. {A};{city};{state}',
    'Carrera {n2} # {n2}-{n2} Bodega {n2};{city} {state};Colombia',
    'Blvd. {area} {n} Int. {n2};Col. {area};{zip} {city}, {state}',
    'Parque Industrial {area}, Lote {n2} Mz. {n2};{city} - {state}',
    'Jr. {area} Nro. {n} Urb. {area};{city} - {city} - {state}',
    '{area} {n};({4}) {city};{state}',
  ],
  PT: [
    'Quinta {area}, Lote {n2}, R/C Dto.;{4}-{3} {city}',
    'Edifício {area}, {n2}.º Esq.;{street};{4}-{3} {city}, Portugal',
    'EN {n2}, Km {n2};{area};{4}-{3} {city}',
    'Parque Empresarial {area}, Pav. {n2};{4}-{3} {CITY}',
  ],
  BR: [
    '{street}, {n}, Bloco {A}, Apto {n2};{area};{city} - {UF};CEP {5}-{3}',
    'Rod. {area}, Km {n2}, Galpão {n2};{area};{5}-{3} {city}/{UF}',
    'R. {area} {5}, CJ {n2}, {area}, {5}-{3}, {city}, {UF}',
    'Qd. {n2} Lt. {n2}, Setor {area};{city}-{UF}',
  ],
  RO: [
    'Sat {city}, Com. {area}, nr. {n2};jud. {state}',
    'Str. {area} nr. {n2}, bl. {A}{n2}, sc. {n2}, et. {n2}, ap. {n2};{city}, jud. {state};România',
    'DN{n2}, km {n2};{city}, {state}',
  ],
  PL: [
    '{zip} {city}, ul. {area} {n2}',
    '{zip} {city};ul. {area} {n2} lok. {n2}',
    'ul. {area} {n2} m. {n2};{zip} {city};woj. {state}',
    '{area} {n2}, gm. {city};{zip} {city}',
    'Al. {area} {n2}/{n2}, Budynek {A}, {n2} piętro;{zip} {city}',
    'Osiedle {area} {n2}, {zip} {city}',
  ],
  CZ: ['{area} č.p. {n};{zip} {city}', 'Areál {area}, hala {A}{n2};{street};{zip} {city}', '{zip} {city}, {street}'],
  SK: ['{area} č. {n};{zip} {city}', '{zip} {city}, {street} {n2}', 'Areál {area}, {street};{zip} {city}'],
  HU: [
    '{zip} {city}, {street} {n2}. {A} ép. {n2}. em. {n2}.',
    '{zip} {city}, Hrsz. {n}/{n2}',
    '{city} {zip};{street} {n2}. fszt. {n2}.;Magyarország',
  ],
  TR: [
    '{area} Mah. {area} Cad. No:{n2}/{n2};{zip} {city}',
    '{area} Mahallesi {n}. Sokak No: {n2} Kat: {n2};{area}/ {city}',
    '{area} Sanayi Sitesi {n2}. Blok No:{n2}, {zip} {city}',
  ],
  NL: [
    'Industrieterrein {area};{street};{zip} {city}',
    'Postbus {n};{zip} {CITY}',
    '{building}, unit {n2}.{n2};{street};{zip} {city};Nederland',
    '{street} {n2} hs;{zip} {city}',
  ],
  SE: ['Box {n};{zip} {city}', '{street}, {n2} tr;{zip} {city}', '{building};{street};SE-{zip} {CITY};Sverige'],
  DK: [
    '{street}, {n2}. tv.;{zip} {city}',
    '{street}, baghuset;DK-{zip} {city};Danmark',
    '{street}, st. th., {zip} {city}',
  ],
  NO: ['Postboks {n} {area};{zip} {CITY}', '{building}, {street};NO-{zip} {city};Norge'],
  FI: ['PL {n};{zip} {CITY}', '{street} {A} {n2};{zip} {city}', '{building};{street};FI-{zip} {CITY};Suomi'],
};

/** Where a country writes in several languages. */
const byBoth: Readonly<Record<string, readonly string[]>> = {
  'BE nl': [
    'Industriezone {area};{street};{4} {city}',
    '{street} bus {n2};{4} {city};België',
    '{street} {n2}/{n2};B-{4} {city}',
  ],
  'CA fr': [
    '{n}, rue {area}, bureau {n2};{city} (Québec) {zip}',
    '{n}, boulevard {area} Est;{city} (Québec)  {zip};Canada',
    'C.P. {n}, succ. Centre-Ville;{city} (Québec) {zip}',
  ],
  'CH fr': [
    'Route {area} {n2};Case postale {n};{4} {city} {n2}',
    'Chemin {area} {n2}, {4} {city}',
    'ZI {area};{4} {city};Suisse',
  ],
};

const anywhere = [
  '{zip} {city}, {street}',
  '{zip} {city};{street}',
  '{building}, {floor};{street};{zip} {city}',
  '{street};{area};{zip} {city};{CC}',
  '{building};{street}, {unit};{zip} {city}',
];

/** The odd ways of a country. */
export const oddForms = ({ code, language }: Country): readonly string[] =>
  byBoth[`${code} ${language}`] ?? byCountry[code] ?? anywhere;
