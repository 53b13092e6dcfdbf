/** The languages of drawn invoices, and the choice between them. A language is one object and one entry here. */
import type { Invoice } from '../../domain/invoice.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import type { Words } from './words.ts';
import { zh } from './zh.ts';

const languages = { de, en, fr, it, es, zh } as const satisfies Record<string, Words>;

export type PageLanguage = keyof typeof languages;
export const pageLanguages = Object.keys(languages) as readonly PageLanguage[] as readonly [
  PageLanguage,
  ...PageLanguage[],
];

/** The words of a language, or of the language of the invoice: that of its seller's country, English for any other. */
export function wordsFor(invoice: Invoice, asked: PageLanguage | undefined): Words {
  if (asked !== undefined) return languages[asked];
  if (isChinese(invoice)) return zh;
  const country = countryOf(invoice);
  return Object.values(languages).find(({ countries }) => countries.includes(country ?? '')) ?? en;
}

const isChinese = ({ type, currency, seller }: Invoice): boolean =>
  type.startsWith('vat_') || currency === 'CNY' || /\p{Script=Han}/u.test(seller.name ?? '');

/** ISO 3166-1, from the VAT number, the end of the address or the account of the seller. */
function countryOf({ seller, iban }: Invoice): string | undefined {
  const said = [/^([A-Z]{2})[A-Z0-9]{2,}/.exec(seller.taxId ?? ''), /(?:^|, )([A-Z]{2})$/.exec(seller.address ?? '')];
  return [...said, /^([A-Z]{2})\d{2}/.exec(iban ?? '')].flatMap((match) => match?.[1] ?? [])[0];
}
