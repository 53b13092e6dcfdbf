/** The countries whose documents are mostly in French. Where two are as likely, the one listed first counts. */
import { atEnd, country } from './country-marks.ts';
import { type Country, type CurrencyWord, words } from './language.ts';

/** Of the two francs that share a name. */
const western = ['SN', 'CI', 'ML', 'BF', 'BJ', 'TG', 'NE'];
const central = ['CM', 'GA', 'CG', 'TD'];

export const frenchCountries: readonly Country[] = [
  country('MA', 'MAD', {
    places: words`maroc|morocco|casablanca|marrakech|agadir|tanger`,
    offices: words`(?:i\.?c\.?e\.?|ice)\W{0,3}\d{15}`,
    prefix: '212',
  }),
  country('DZ', 'DZD', { places: `${words`alg[eé]rie|algeria`}|${atEnd('alger')}`, prefix: '213' }),
  country('TN', 'TND', {
    places: words`tunisie|tunisia|tunis|sfax|sousse`,
    offices: words`matricule fiscale?\W{0,3}\d{7}`,
    prefix: '216',
  }),
  country('SN', 'XOF', { places: words`s[ée]n[ée]gal|dakar`, offices: words`ninea`, prefix: '221' }),
  country('CI', 'XOF', { places: words`c[ôo]te d['’ ]?ivoire|abidjan|yamoussoukro`, prefix: '225' }),
  country('ML', 'XOF', { places: words`bamako`, prefix: '223' }),
  country('BF', 'XOF', { places: words`burkina(?: faso)?|ouagadougou|bobo-dioulasso`, prefix: '226' }),
  country('BJ', 'XOF', { places: words`cotonou|porto-novo|abomey-calavi`, prefix: '229' }),
  country('TG', 'XOF', { places: words`lom[eé],? togo|lom[eé]\W{1,3}togo`, prefix: '228' }),
  country('NE', 'XOF', { places: words`niamey`, prefix: '227' }),
  country('CM', 'XAF', { places: words`cameroun|cameroon|douala|yaound[eé]`, prefix: '237' }),
  country('GA', 'XAF', { places: words`libreville|port-gentil`, prefix: '241' }),
  country('CG', 'XAF', { places: words`brazzaville|pointe-noire`, prefix: '242' }),
  country('TD', 'XAF', { places: words`n['’]?djam[eé]na`, prefix: '235' }),
  country('CD', 'CDF', { places: words`kinshasa|lubumbashi|goma,? rdc`, prefix: '243' }),
  country('GN', 'GNF', { places: words`conakry`, prefix: '224' }),
  country('MR', 'MRU', { places: words`nouakchott`, prefix: '222' }),
  country('MG', 'MGA', { places: words`madagascar|antananarivo|toamasina`, prefix: '261' }),
  country('DJ', 'DJF', { places: words`djibouti`, prefix: '253' }),
  country('HT', 'HTG', { places: words`ha[ïi]ti|port-au-prince|p[ée]tion-?ville`, prefix: '509' }),
  country('NC', 'XPF', { places: words`noum[ée]a|nouvelle-cal[ée]donie`, prefix: '687' }),
  country('PF', 'XPF', { places: words`papeete|polyn[ée]sie(?: française)?|faa'?a`, prefix: '689' }),
  {
    code: 'FR',
    currency: 'EUR',
    mark: /\b(france|tva|siret|siren|sarl|rcs|cedex)\b/i,
  },
  { code: 'LU', currency: 'EUR', mark: /\bluxembourg\b/i },
];

export const frenchCurrencies: readonly CurrencyWord[] = [
  { code: 'XOF', word: String.raw`F\.?\s?CFA|FCFA|CFA`, unmistakable: false, onlyIn: western },
  { code: 'XAF', word: String.raw`F\.?\s?CFA|FCFA|CFA`, unmistakable: false, onlyIn: central },
  { code: 'XPF', word: String.raw`F\.?\s?CFP|FCFP`, unmistakable: true },
  { code: 'XPF', word: String.raw`F\.?|frs?|francs?`, unmistakable: false, onlyIn: ['NC', 'PF'] },
  { code: 'MAD', word: String.raw`D[Hh][Ss]?\.?|dhs?`, unmistakable: false, onlyIn: ['MA'] },
  { code: 'DZD', word: String.raw`DA`, unmistakable: false, onlyIn: ['DZ'] },
  { code: 'TND', word: String.raw`D\.?T\.?`, unmistakable: false, onlyIn: ['TN'] },
  { code: 'CDF', word: String.raw`FC`, unmistakable: false, onlyIn: ['CD'] },
  { code: 'GNF', word: String.raw`F\.?\s?G\.?`, unmistakable: false, onlyIn: ['GN'] },
  { code: 'MGA', word: String.raw`Ar\.?|[Aa]riary`, unmistakable: false, onlyIn: ['MG'] },
  { code: 'DJF', word: String.raw`FDJ`, unmistakable: false, onlyIn: ['DJ'] },
  { code: 'HTG', word: String.raw`Gdes?\.?|[Gg]ourdes`, unmistakable: true },
];
