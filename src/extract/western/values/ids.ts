/** Identifiers that prove themselves: IBAN (ISO 13616, mod 97) and the shapes of European VAT numbers. */

/** Remainder of a long number written in digits and letters (A = 10 … Z = 35). */
function mod97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

export const isIban = (compact: string): boolean =>
  /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact) && mod97(compact.slice(4) + compact.slice(0, 4)) === 1;

const compactOf = (printed: string): string => printed.replace(/[ -]/g, '');

/** Characters of an IBAN by country, from the registry of ISO 13616. */
const ibanLengths = new Map(
  'AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GR27 HR21 HU28 IE22 IT27 LT20 LU20 LV21 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

/** "FI11 9999 0012 3456 78 BIC HAAVFI99": what follows on the line is left out, where the groups end at the country's length. */
function ownGroups(printed: string): string {
  const length = ibanLengths.get(printed.slice(0, 2));
  for (let end = printed.length; end > 0; end = printed.lastIndexOf(' ', end - 1))
    if (compactOf(printed.slice(0, end)).length === length) return printed.slice(0, end);
  return printed;
}

/** IBANs in `text`, without blanks, with where they stand; `valid` says whether the check digits agree. */
export function findIbans(text: string): { iban: string; valid: boolean; start: number; end: number }[] {
  const found: { iban: string; valid: boolean; start: number; end: number }[] = [];
  for (const match of text.matchAll(/(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?![A-Z0-9])/g)) {
    const printed = ownGroups(match[0]);
    const iban = compactOf(printed);
    found.push({ iban, valid: isIban(iban), start: match.index, end: match.index + printed.length });
  }
  return found;
}

const vatShapes =
  /(?<![A-Z0-9])(?:ATU ?\d{8}|BE ?[01]\d{3}\.?\d{3}\.?\d{3}|BG ?\d{9,10}|CY ?\d{8}[A-Z]|CZ ?\d{8,10}|DE ?\d{3} ?\d{3} ?\d{3}|DK ?\d{8}|EL ?\d{9}|ES ?[A-Z]\d{7}[A-Z0-9]|ES ?\d{8}[A-Z]|FI ?\d{8}|FR ?[A-Z0-9]{2} ?\d{3} ?\d{3} ?\d{3}|GB ?\d{3} ?\d{4} ?\d{2}|HU ?\d{8}|IE ?\d[A-Z0-9]\d{5}[A-Z]{1,2}|IT ?\d{11}|LU ?\d{8}|NL ?\d{9} ?B ?\d{2}|(?:NO ?)?\d{3} ?\d{3} ?\d{3} ?MVA|PL ?\d{10}|PT ?\d{9}|RO ?\d{6,10}|SE ?\d{12}|SK ?\d{10}|CHE-?\d{3}\.\d{3}\.\d{3}|\d{2}[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d])(?![A-Z0-9])/g;

/** VAT numbers by shape (EU members, UK, Switzerland) and Indian GSTINs, without blanks. */
export const findVatIds = (text: string): { id: string; start: number; end: number }[] =>
  [...text.matchAll(vatShapes)].map((match) => ({
    id: match[0].replace(/[ .]/g, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));

/** Tax ids without a country before them, which only their label tells from other numbers. Compact, letters upper case. */
const nationalShapes =
  /^(?:[A-Z]\d{7}[A-Z0-9]|[XYZ\d]\d{7}[A-Z]|[A-Z]{2}\d{8,12}|\d{9}|\d{9}RT\d{4}|\d{10}(?:TQ\d{4})?|\d{9}B\d{2}|\d{11}|\d{12}|\d{14}|[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}|[A-Z]\d{7,9}[A-Z0-9]|[A-Z]\d{14}|[A-Z]{3}\d{9}(?:MWST|TVA|IVA)?|(?:19|20)\d{7}[A-Z]|[A-Z]{5}\d{4}[A-Z])$/;

/**
 * The tax id that `text`, what stands behind a label, begins with: NIF (ES, PT), Partita IVA, RFC, CNPJ, ABN, EIN, GST and
 * VAT numbers without prefix, Steuernummer. Places are those of `text`; the id is without blanks and points.
 */
export function nationalTaxIdIn(text: string): { id: string; start: number; end: number } | undefined {
  const run = /^[\s:：.#°º()-]*(?:n[o°ºr.]*\.?[\s:]+)?((?:[A-ZÑ&\d]+(?:[ .\-/](?=[A-Z\d]))?){1,8})/.exec(text);
  const printed = run?.[1];
  if (run === null || printed === undefined) return undefined;
  const from = run[0].length - printed.length;
  // What follows the id on its line is dropped part by part, until what is left has the shape of one.
  for (let end = printed.length; end >= 8; end = printed.lastIndexOf(' ', end - 1)) {
    const id = printed.slice(0, end).replace(/[ .]+/g, '');
    if (/^\d+(?:\.\d{3})*[.,]\d{2}$/.test(printed.slice(0, end))) return undefined;
    if (nationalShapes.test(id.replace(/[-/]/g, ''))) return { id, start: from, end: from + end };
  }
  return undefined;
}
