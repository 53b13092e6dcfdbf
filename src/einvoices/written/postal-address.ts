/** The parts of an address that was read as one text: "Wolkenweg 7, 00007 Nirgendheim, DE". */
import { countryOfVatPrefix } from '../../domain/tax-id.ts';

/** ISO 3166-1 codes of countries whose names are recognised. */
const countries =
  'AD AT AU BE BG BR CA CH CN CY CZ DE DK EE ES FI FR GB GR HK HR HU IE IL IN IS IT JP KR LI LT LU LV MC MT MX NL NO NZ PL PT RO RS SE SG SI SK SM TR TW UA US ZA'.split(
    ' ',
  );

const byName = new Map(
  ['de', 'en', 'fr', 'it', 'es', 'nl'].flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    return countries.map((code) => [(names.of(code) ?? code).toLowerCase(), code] as const);
  }),
);

export interface PostalAddress {
  /** At most three (BT-35, BT-36, BT-162). */
  readonly lines: readonly string[];
  readonly postcode: string | undefined;
  readonly city: string | undefined;
  readonly country: string | undefined;
}

const countryOf = (part: string): string | undefined =>
  countries.includes(part) ? part : byName.get(part.toLowerCase());

/** The country of an EU VAT number; undefined for other numbers. */
export function countryOfVatId(taxId: string | null): string | undefined {
  const prefix = /^([A-Z]{2})[A-Z0-9]{2,13}$/.exec(taxId ?? '')?.[1];
  if (prefix === undefined) return undefined;
  const country = countryOfVatPrefix(prefix);
  return countries.includes(country) ? country : undefined;
}

/** The country is the one that the address ends with, else that of the VAT number. */
export function postalAddress(address: string | null, taxId: string | null): PostalAddress {
  const parts = (address ?? '').split(/,\s*|\n/).filter((part) => part.trim() !== '');
  const stated = countryOf(parts.at(-1)?.trim() ?? '');
  const own = stated === undefined ? parts : parts.slice(0, -1);
  const town = own.findIndex((part) => /^(?:[A-Z]{1,2}-)?\d{4,5}(?: ?[A-Z]{2})? \D/.test(part.trim()));
  const [, postcode, city] = /^((?:[A-Z]{1,2}-)?\d{4,5}(?: ?[A-Z]{2}(?= ))?) (.+)$/.exec(own[town]?.trim() ?? '') ?? [];
  const rest = own.filter((_part, index) => index !== town);
  const lines = rest.length <= 3 ? rest : [...rest.slice(0, 2), rest.slice(2).join(', ')];
  return { lines, postcode, city, country: stated ?? countryOfVatId(taxId) };
}
