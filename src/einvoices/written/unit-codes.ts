/** Units as invoices print them, as codes of UN/ECE Recommendation 20, which EN 16931 asks for (BT-130). */

const wordsByCode: Readonly<Record<string, string>> = {
  C62: 'piece pieces pcs pc unit units ea each stück stk st stck pièce pièces pce unité unités u pezzo pezzi pz nr n unidad unidades ud uds pieza stuk stuks szt db ks kpl',
  HUR: 'hour hours hr hrs h std stunde stunden heure heures ora ore hora horas uur',
  DAY: 'day days tag tage jour jours giorno giorni gg día días dag dagen',
  WEE: 'week weeks woche wochen semaine semaines settimana settimane semana semanas',
  MON: 'month months monat monate mon mois mese mesi mes meses maand maanden',
  ANN: 'year years jahr jahre an ans année anni anno año años jaar',
  MIN: 'min minute minutes minuten minuti minutos',
  KGM: 'kg kilogram kilogramm',
  GRM: 'g gr',
  TNE: 't to tonne tonnen',
  MTR: 'm meter mètre mètres metro metri',
  CMT: 'cm',
  MMT: 'mm',
  KMT: 'km',
  MTK: 'm² m2 qm mq',
  MTQ: 'm³ m3 cbm mc',
  LTR: 'l liter litre litres litro litri',
  MLT: 'ml',
  KWH: 'kwh',
  SET: 'set sets satz',
  PR: 'pair pairs paar paire coppia par',
  LS: 'lump flat pauschal psch forfait pauschale corpo',
};

const codesByWord = new Map(
  Object.entries(wordsByCode).flatMap(([code, words]) => words.split(' ').map((word) => [word, code] as const)),
);

/** A line without a unit counts pieces. Undefined for a word that no code is known of. */
export function unitCodeOf(unit: string | null): string | undefined {
  if (unit === null || unit.trim() === '') return 'C62';
  const word = unit
    .trim()
    .toLowerCase()
    .replace(/[.)]+$/, '');
  const known = codesByWord.get(word);
  if (known !== undefined) return known;
  return /^(?:[A-Z][A-Z0-9]{1,2}|\d[A-Z0-9]{1,2})$/.test(unit.trim()) ? unit.trim() : undefined;
}
