/** Which country a document is from, by what only that country prints. ISO 3166-1 alpha-2. */
const marks: readonly (readonly [string, RegExp])[] = [
  [
    'MY',
    /\b(malaysia|selangor|kuala lumpur|johor|penang|pulau pinang|sdn\.? ?bhd|jalan|perak|melaka|sabah|sarawak)\b/i,
  ],
  ['SG', /\b(singapore|pte\.? ltd)\b/i],
  [
    'IN',
    /\b(india|gstin|mumbai|delhi|bangalore|bengaluru|chennai|maharashtra|gurgaon|hyderabad|pvt\.? ltd|kolkata|pune|cgst|sgst)\b/i,
  ],
  ['GB', /\b(united kingdom|england|scotland|wales|london|uk)\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b/],
  ['CA', /\b(canada|ontario|quebec|québec|toronto|hst)\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b/i],
  ['AU', /\b(australia|abn|pty\.? ltd|nsw|queensland)\b|\b(?:VIC|NSW|QLD|TAS|ACT|NT|SA|WA) \d{4}\b/i],
  ['NZ', /\bnew zealand\b/i],
  [
    'US',
    /\b(usa|u\.s\.a|united states)\b|\b(A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),? \d{5}(-\d{4})?\b/,
  ],
  ['DE', /\b(deutschland|germany|gmbh|ust-?id|hrb)\b|\bDE ?\d{9}\b|\bD-\d{5}\b/i],
  ['AT', /\b(österreich|austria)\b|\bATU\d{8}\b/i],
  ['CH', /\b(schweiz|suisse|switzerland|svizzera)\b|\bCHE-\d{3}/i],
  ['FR', /\b(france|tva|siret|siren|sarl|rcs|cedex)\b/i],
  ['ES', /\b(españa|spain|c\.?i\.?f|n\.?i\.?f|s\.l\.|madrid|barcelona)\b/i],
  ['IT', /\b(italia|italy|partita iva|p\.? ?iva|s\.r\.l|codice fiscale)\b/i],
  ['NL', /\b(nederland|netherlands|btw|kvk)\b|\bNL\d{9}B\d{2}\b/i],
  ['BE', /\b(belgië|belgique|belgium)\b|\bBE ?0\d{3}/i],
  ['PT', /\b(portugal|contribuinte|lisboa|lda)\b/i],
  ['BR', /\b(brasil|cnpj)\b/i],
  ['MX', /\b(méxico|mexico|rfc|de c\.v|cdmx|mxn|n\.l)\b/i],
  ['LU', /\bluxembourg\b/i],
  ['IE', /\b(ireland|dublin|eircode)\b/i],
];

/** Countries with how many of `lines` bear their mark, most first. */
export function countriesIn(lines: readonly string[]): { country: string; lines: number }[] {
  return marks
    .map(([country, mark]) => ({ country, lines: lines.filter((line) => mark.test(line)).length }))
    .filter(({ lines: count }) => count > 0)
    .sort((a, b) => b.lines - a.lines);
}
