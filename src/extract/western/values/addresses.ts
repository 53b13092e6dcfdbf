/**
 * What a line of a postal address looks like, in the countries whose documents are read.
 *
 * No line is an address for certain: kinds are combined by candidates/party-texts.ts.
 */
export type AddressLine = 'postal' | 'street' | 'country' | undefined;

const states =
  'A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]';
const provinces = 'ON|QC|BC|AB|MB|SK|NS|NB|NL|PE';

/** A post code with its town, or one that no other number looks like. */
const postal: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:${states})\.?(?:,\s*|\s+)\d{5}(?:-\d{4})?\b`),
  new RegExp(String.raw`\b(?:${provinces})\b(?:,\s*|\s+)[A-Z]\d[A-Z]\s?\d[A-Z]\d\b`, 'i'),
  /\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b/,
  /\b[A-Z]{1,2}\d[A-Z\d]?(?:\s?\d|\sO)[ABD-HJLNP-UW-Z]{2}\b/,
  /^(?:[A-Z]{1,3}[- ])?\d{5}(?:-\d{3})?,?\s+\p{L}[\p{L}.'’() -]{2,}/u,
  /(?:^|[,•·|–-]\s*|\s)(?:[A-Z]{1,2}-)?\d{5},?\s+\p{Lu}[\p{L}.'’ -]{2,}/u,
  /^(?:[A-Z]{1,2}[- ])?\d{4}\s+\p{Lu}\p{L}[\p{L}.'’() -]+$/u,
  /\b\d{4}\s?[A-Z]{2},?\s+\p{Lu}\p{L}{2,}/u,
  /\b\d{4}-\d{3}\s+\p{Lu}\p{L}+/u,
  /^(?:[A-Z]{1,2}-)?\d{3} \d{2}\s+\p{Lu}\p{L}{2,}[\p{L} ]*$/u,
  /\p{L}{3,}[,. -]+(?:\d{3}\s?\d{3}|\d{5})\.?$/u,
  /\b(?:[AC-FHKNPRTV-Y]\d\d|D6W)\s[0-9AC-FHKNPRTV-Y]{4}\b/,
  /\b(?:cedex|postfach|p\.?\s?o\.?\s?box)\b/i,
  /\bSTADT\s+\d/i,
  /\b(?:VIC|NSW|QLD|TAS|ACT|NT|SA|WA) \d{4}\b/,
  /\p{L}{3,}[,. –-]+\d{6},\s+\p{Lu}[\p{L} ]+$/u,
];

const streetWord =
  /(?:\b(?:street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|blvd|boulevard|way|court|ct|terrace|suite|ste|floor|flr|highway|hwy|parkway|pkwy|square|rue|chemin|ch|place|allée|allee|impasse|quai|route|cours|zac|zi|za|bp|lotissement|résidence|hameau|lieu[- ]dit|calle|camino|avda|plaza|paseo|carrer|polígono|poligono|residence|praca|carretera|ctra|pol|via|viale|piazza|corso|largo|strada|vicolo|rua|avenida|praça|travessa|estrada|jalan|jln|lorong|taman|tmn|lot|block|blk|unit|level|building|bldg|tower|house|plot|wharf|quay|yard|close|grove|crescent|gardens|mews|estate|business park|retail park|industrial park|trade park|science park|campus|airport|terminal|farm|barn|moorings|parade|row|hill|green|esplanade|promenade|circle|trail|pike|alley|loop|cove|sector|nagar|marg|apt|km|wisma|plaza|mall|kawasan|bandar|kampung|off|complex|center|centre|turnpike|network|po box)\b\.?|c\/|\p{L}(?:straße|strasse|str\.?|weg|allee|platz|gasse|ring|damm|ufer|straat|laan|plein|gracht|kade|dijk|singel|steeg|hof)\b|\b(?:straße|strasse|weg|platz)\b)/iu;

const numberThenName =
  /^(?:no\.?:?\s*)?\d{1,6}\s?[a-z]?(?:[-/&]\s?\d{1,5}\s?[a-z]?)*,?\s+(?!(?:days|tage|jours|items?|x)\b)\p{L}[\p{L}.'’ -]{2,}/iu;
const nameThenNumber =
  /^\p{L}[\p{L}.'’ -]{2,40}\s+(?:nr\.?\s*)?\d{1,4}\s?[a-z]?(?:\s?[-/]\s?\d{1,4}\s?[a-z]?)?(?:,\s.*)?$/iu;

const countries =
  'deutschland|germany|allemagne|österreich|austria|schweiz|suisse|switzerland|france|frankreich|españa|spain|espagne|italia|italy|italie|italien|nederland|the netherlands|netherlands|niederlande|belgië|belgique|belgium|belgien|portugal|luxembourg|luxemburg|united kingdom|uk|great britain|england|ireland|usa|u\\.s\\.a\\.?|united states(?: of america)?|canada|malaysia|singapore|india|hong kong|china|australia|new zealand|brasil|brazil|méxico|mexico|danmark|denmark|sverige|sweden|norge|norway|suomi|finland|polska|poland|deutschland \\/ germany|monaco|pays-bas|royaume-uni|japan|south africa|schweden|norwegen|dänemark|finnland|polen|tschechien|ungarn|irland|griechenland|großbritannien|vereinigtes königreich|vereinigte staaten|kanada|suède|norvège|danemark|pologne|irlande|grèce|états-unis|autriche|alemania|francia|reino unido|estados unidos|países bajos|suiza|bélgica|germania|spagna|svizzera|regno unito|paesi bassi|belgio|duitsland|frankrijk|verenigd koninkrijk|espanha|alemanha|frança|países baixos|suíça|czech republic|česká republika|slovakia|slovenia|croatia|hungary|romania|bulgaria|greece|estonia|latvia|lithuania|luxembourg|malta|cyprus|türkiye|turkey|israel|mexico|united arab emirates|thailand|indonesia|philippines|vietnam|taiwan|south korea';
const country = new RegExp(String.raw`^(?:${countries})\.?$`, 'iu');
/** "Co. Dublin, Ireland" */
const withCountry = new RegExp(String.raw`\p{L}{3}.*,\s*(?:${countries})\.?$`, 'iu');

/** "Meter 77120 Previous read 4410 Current read 4478": numbers and words in turn, and no comma. */
const isReading = (line: string): boolean =>
  (line.match(/\d+(?:[.,]\d+)*/g)?.length ?? 0) > 3 && line.split(/\s+/).length > 8 && !/,\s/.test(line);

/** "NO 43-45-47G," above the name of the street. */
const houseNumber = /^(?:no|lot|unit|plot|blk|block)\b[.:\s]*[A-Z]?\d[\dA-Z\-/&]*,$/i;

export function addressLineOf(text: string): AddressLine {
  const line = text.trim();
  if (line.length < 3 || line.length > 160 || isReading(line)) return undefined;
  if (country.test(line)) return 'country';
  // "1200 Market Street" begins like a town with a short post code.
  if (/^\d{1,4}\s/.test(line) && streetWord.test(line) && !/\d{5}/.test(line) && !/,/.test(line)) return 'street';
  if (postal.some((pattern) => pattern.test(line)) || withCountry.test(line)) return 'postal';
  if (/\d/.test(line) && (streetWord.test(line) || numberThenName.test(line) || nameThenNumber.test(line)))
    return 'street';
  if ((streetWord.test(line) && /,/.test(line)) || houseNumber.test(line)) return 'street';
  return undefined;
}

/** A word of places is in it: enough where the line stands amid an address. */
export const namesPlace = (text: string): boolean => streetWord.test(text);
