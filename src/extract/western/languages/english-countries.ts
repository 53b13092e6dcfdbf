/** The countries whose documents are mostly in English. Where two are as likely, the one listed first counts. */
import type { Country } from './language.ts';

export const englishCountries: readonly Country[] = [
  {
    code: 'MY',
    currency: 'MYR',
    mark: /\b(malaysia|selangor|kuala lumpur|johor|penang|pulau pinang|sdn\.? ?bhd|jalan|perak|melaka|sabah|sarawak)\b/i,
  },
  { code: 'SG', currency: 'SGD', mark: /\b(singapore|pte\.? ltd)\b/i },
  {
    code: 'IN',
    currency: 'INR',
    mark: /\b(india|gstin|mumbai|delhi|bangalore|bengaluru|chennai|maharashtra|gurgaon|hyderabad|pvt\.? ltd|kolkata|pune|cgst|sgst)\b/i,
  },
  {
    code: 'GB',
    currency: 'GBP',
    mark: /\b(united kingdom|england|scotland|wales|london|uk)\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b/,
  },
  {
    code: 'CA',
    currency: 'CAD',
    mark: /\b(canada|ontario|quebec|québec|toronto|hst)\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b|\b[pq]st\s?\(?\d{1,2}(?:\.\d+)?\s?%|,\s?(?:AB|BC|MB|NB|NL|NS|ON|PE|QC|SK) [A-Z]\d[A-Z]\b/i,
  },
  {
    code: 'AU',
    currency: 'AUD',
    mark: /\b(australia|abn|pty\.? ltd|nsw|queensland)\b|\b(?:VIC|NSW|QLD|TAS|ACT|NT|SA|WA) \d{4}\b/i,
  },
  { code: 'NZ', currency: 'NZD', mark: /\bnew zealand\b/i },
  {
    code: 'US',
    currency: 'USD',
    mark: /\b(usa|u\.s\.a|united states)\b|\b(A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),? \d{5}(-\d{4})?\b/,
  },
  { code: 'IE', currency: 'EUR', mark: /\b(ireland|dublin|eircode)\b/i },
  {
    code: 'ZA',
    currency: 'ZAR',
    mark: /\b(south africa|gauteng|johannesburg|cape town|pretoria|durban|sandton|midrand|kwazulu-natal)\b|\(pty\)\.? ltd\b/i,
  },
  { code: 'AE', currency: 'AED', mark: /\b(united arab emirates|dubai|abu dhabi|sharjah|u\.a\.e)\b/i },
  { code: 'KE', currency: 'KES', mark: /\b(kenya|nairobi|mombasa)\b/i },
];
