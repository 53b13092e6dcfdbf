/** The countries whose documents are mostly in Spanish. Where two are as likely, the one listed first counts. */
import { atEnd, country } from './country-marks.ts';
import { type Country, type CurrencyWord, words } from './language.ts';

export const spanishCountries: readonly Country[] = [
  { code: 'ES', currency: 'EUR', mark: /\b(españa|spain|c\.?i\.?f|n\.?i\.?f|s\.l\.|madrid|barcelona)\b/i },
  { code: 'MX', currency: 'MXN', mark: /\b(méxico|mexico|rfc|de c\.v|cdmx|mxn|n\.l)\b/i },
  country('CO', 'COP', {
    places: `${words`bogot[aá](?: d\.?c\.?)?|medell[ií]n|barranquilla|bucaramanga|floridablanca|manizales|c[uú]cuta|
      ibagu[eé]|villavicencio|cundinamarca|antioquia`}|${atEnd('colombia')}`,
    offices: words`dian|cufe|nit\W{0,3}\d{3}\.?\d{3}\.?\d{3} ?- ?\d`,
    prefix: '57',
  }),
  country('CL', 'CLP', {
    places: `${words`santiago de chile|valpara[ií]so|viña del mar|las condes|[nñ]uñoa`}|${atEnd('chile')}`,
    offices: words`s\.i\.i\.?|r\.?u\.?t\.?\W{0,3}\d{1,2}\.\d{3}\.\d{3}-[\dk]`,
    prefix: '56',
  }),
  country('AR', 'ARS', {
    places: `${words`buenos aires|c\.?a\.?b\.?a\.?`}|${atEnd('(?:rep[uú]blica )?argentina')}`,
    offices: words`c\.?u\.?i\.?t\.?|afip|responsable inscripto|ingresos brutos|iibb`,
    prefix: '54',
  }),
  country('PE', 'PEN', {
    places: `${words`lima \d{1,2}|miraflores,? lima|san isidro,? lima|arequipa|chiclayo`}|${atEnd('per[uú]')}`,
    offices: words`igv|i\.g\.v\.?|sunat|r\.?u\.?c\.?\W{0,3}(?:n[°º.o]*\W{0,2})?(?:10|20)\d{9}`,
    prefix: '51',
  }),
  country('EC', 'USD', {
    places: `${words`quito|guayaquil|samborond[oó]n`}|${atEnd('ecuador')}`,
    offices: words`r\.?u\.?c\.?\W{0,3}\d{10}001`,
    prefix: '593',
  }),
  country('UY', 'UYU', { places: `${words`montevideo`}|${atEnd('uruguay')}`, prefix: '598' }),
  country('PY', 'PYG', {
    places: `${words`asunci[oó]n,? paraguay`}|${atEnd('paraguay')}`,
    offices: words`timbrado n[°º.o]*`,
    prefix: '595',
  }),
  country('BO', 'BOB', {
    places: `${words`santa cruz de la sierra|cochabamba`}|${atEnd('bolivia')}`,
    prefix: '591',
  }),
  country('VE', 'VES', {
    places: `${words`caracas|maracaibo|barquisimeto`}|${atEnd('venezuela')}`,
    offices: words`seniat|r\.?i\.?f\.?\W{0,3}[jvge]-?\d{8}-?\d`,
    prefix: '58',
  }),
  country('CR', 'CRC', {
    places: atEnd('costa rica'),
    offices: words`c[eé]dula jur[ií]dica\W{0,3}3-?\d{3}-?\d{6}`,
    prefix: '506',
  }),
  country('PA', 'USD', {
    places: words`ciudad de panam[aá]|rep[uú]blica de panam[aá]`,
    offices: words`itbms`,
    prefix: '507',
  }),
  country('GT', 'GTQ', { places: words`ciudad de guatemala|guatemala,? c\.a\.?|quetzaltenango`, prefix: '502' }),
  country('HN', 'HNL', {
    places: words`tegucigalpa|san pedro sula|comayag[uü]ela`,
    offices: words`r\.?t\.?n\.?\W{0,3}\d{14}`,
    prefix: '504',
  }),
  country('SV', 'USD', { places: words`san salvador|el salvador,? c\.a\.?|santa tecla`, prefix: '503' }),
  country('NI', 'NIO', { places: `${words`managua`}|${atEnd('nicaragua')}`, prefix: '505' }),
  country('DO', 'DOP', {
    places: words`rep[uú]blica dominicana|santo domingo|punta cana`,
    offices: words`itbis|rnc\W{0,3}\d[\d-]{8,12}|ncf\W{0,3}[be]\d{8,13}`,
    areas: '809|829|849',
  }),
  country('CU', 'CUP', { places: `${words`la habana`}|${atEnd('cuba')}`, prefix: '53' }),
  country('PR', 'USD', { places: words`puerto rico|,? pr 00\d{3}`, offices: words`ivu`, areas: '787|939' }),
];

export const spanishCurrencies: readonly CurrencyWord[] = [
  { code: 'USD', word: String.raw`U\$[SDs]`, unmistakable: true },
  { code: 'ARS', word: String.raw`AR\$`, unmistakable: true },
  { code: 'CLP', word: String.raw`CLP\$`, unmistakable: true },
  { code: 'COP', word: String.raw`CO[LP]\$`, unmistakable: true },
  { code: 'MXN', word: String.raw`MX\$|MN\$|(?<=\d\s?)M\.N\.`, unmistakable: true },
  { code: 'DOP', word: String.raw`RD\$`, unmistakable: true },
  { code: 'DOP', word: String.raw`DOP`, unmistakable: false, onlyIn: ['DO'] },
  { code: 'UYU', word: String.raw`UY?\$U?|\$U`, unmistakable: false, onlyIn: ['UY'] },
  { code: 'PEN', word: String.raw`S\/\.?(?=\s?\d[\d,]*\.\d{2})`, unmistakable: true },
  { code: 'PEN', word: String.raw`S\/\.?|PEN|[Ss]oles`, unmistakable: false, onlyIn: ['PE'] },
  { code: 'CRC', word: String.raw`[₡¢]`, unmistakable: false, onlyIn: ['CR'] },
  { code: 'CRC', word: String.raw`₡`, unmistakable: true },
  { code: 'PYG', word: String.raw`₲`, unmistakable: true },
  { code: 'PYG', word: String.raw`Gs?\.?`, unmistakable: false, onlyIn: ['PY'] },
  { code: 'GTQ', word: String.raw`Q\.?`, unmistakable: false, onlyIn: ['GT'] },
  { code: 'HNL', word: String.raw`Lps?\.?|L\.?`, unmistakable: false, onlyIn: ['HN'] },
  { code: 'BOB', word: String.raw`Bs\.?|BOB`, unmistakable: false, onlyIn: ['BO'] },
  { code: 'VES', word: String.raw`Bs\.?(?:\s?[FSD]\.?)?`, unmistakable: false, onlyIn: ['VE'] },
  { code: 'PAB', word: String.raw`B\/(?:\.(?=\s?\d)|(?=\s?\d[\d,]*\.\d{2}))`, unmistakable: true },
];
