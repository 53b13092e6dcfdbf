/** What names of companies and persons look like. */
export const legalForm =
  /[Ss][Dd][Nn]\.? ?[Bb][Hh][Dd]|(?:^|[\s,(])(?:GmbH(?: ?& ?Co\.?(?: ?KG)?)?|AG|KG|OHG|UG|e\.? ?K\.?|e\. ?V\.|mbH|SE|Inc\.?|LLC|L\.L\.C\.?|Ltd\.?|Limited|LTD|Corp\.?|Corporation|Co\.|Company|PLC|plc|LLP|LP|S\.?A\.?R\.?L\.?|SARL|Sarl|SAS|SASU|EURL|S\.A\.S?\.?|SA|SCI|SNC|S\.?L\.?U?\.?|S\.?r\.?l\.?|S\.?R\.?L\.?|S\.?p\.?A\.?|S\.n\.c\.|S\.a\.s\.|B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|BVBA|Lda\.?|LDA|Unipessoal|ApS|A\/S|AB|AS|Oy|Sp\. ?z ?o\.?o\.?|Pty\.?|Pvt\.?|PVT|Sdn\.? ?Bhd\.?|SDN\.? ?BHD\.?|BHD\.?|S\/B|Pte\.?|ENTERPRISE|Enterprise|Trading|TRADING|RESTAURANT|Restaurant|& Co|& Sons|Group|Holdings?)(?=$|[\s,.;)])/u;

export const personTitle =
  /^(?:herrn?|frau|mr\.?|mrs\.?|ms\.?|miss|dr\.?|m\.|mme|monsieur|madame|mlle|sr\.?|sra\.?|sig\.?|dhr\.?|mevr\.?)\s/iu;

/** Telephone, mail, web and registration lines: what stands in a letterhead beside name and address. */
export const contactLine =
  /^\W*\+?\d{2,3}[-. ]+\d{3,4}[-. ]?\d{3,4}|@|www\.|https?:|[\p{L}\d-]{2}\.(?:com|de|fr|net|org|nl|es|it|co\.uk|eu|io|my)\b(?!\.\p{L})|(?:^|\s)(?:tel|telefon|phone|telephone|téléphone|tél|tlf|tfno|teléfono|telefoon|telefono|telefone|fax|mobil|mobile|ph|email|e-mail|hp)(?:\s?[.:]|\.?\s*(?:n[or°]\.?\s*)?[+(\d]|\s*$)|\+\d{2}|\(\d{3}\)\s?\d{3}|^\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}$/iu;

export const registrationLine =
  /\bcompany\s*(?:reg|no|ro)|\b(?:vat|ust|uid|steuer|tax id|gst|abn|ein|siret|siren|rcs|tva|btw|kvk|nif|cif|p\.? ?iva|c\.f|hrb|hra|iban|bic|swift|iban|amtsgericht|registergericht|co\.? ?reg|company no|roc|reg\.? no|cnpj|cvr|gstin|gln|naf|ape|capital|geschäftsführer|geschäftsführung|handelsregister|sst)\b/iu;

const common = new Set([
  'gmbh',
  'the',
  'und',
  'and',
  'inc',
  'ltd',
  'llc',
  'corp',
  'company',
  'limited',
  'sarl',
  'group',
  'services',
  'service',
  'online',
  'international',
]);

/** Words of a name that could stand in the host of its web site. */
export const distinctiveWords = (name: string): string[] =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .split(' ')
    .filter((word) => word.length > 3 && !common.has(word));

/** Hosts of web and mail addresses in `text`, without their endings. */
export function hostsIn(text: string): string[] {
  return [...text.matchAll(/(?:@|www\.|https?:\/\/(?:www\.)?)([a-z0-9.-]+)\.[a-z]{2,}/gi)].map((match) =>
    (match[1] ?? '').toLowerCase(),
  );
}
