/** Short texts as they stand on invoices, in all languages of Latin letters that the generator knows. */
import type { Draw } from '../../generate/draw.ts';
import { type LanguageCode, languages } from '../../generate/languages/index.ts';
import { type Party, partyFrom } from '../../generate/party.ts';
import { alternatives } from '../../generate/wording.ts';

const latin = (Object.keys(languages) as LanguageCode[]).filter((code) => code !== 'bg' && code !== 'el');

/** Letters of the languages of Europe by the letter under their mark. */
const marked: Readonly<Record<string, string>> = {
  a: 'áàâäãåąăā',
  c: 'çćčċ',
  d: 'ďđ',
  e: 'éèêëęěēė',
  g: 'ğģġ',
  h: 'ħ',
  i: 'íìîïīįı',
  k: 'ķ',
  l: 'łľĺļ',
  n: 'ñńňņ',
  o: 'óòôöõøőō',
  r: 'řŕ',
  s: 'šśşș',
  t: 'ťţț',
  u: 'úùûüůűūų',
  w: 'ŵ',
  y: 'ýÿŷ',
  z: 'žźż',
};
const others = ['ß', 'æ', 'œ', 'ð', 'þ'];

/** The text with some of its letters under any mark, so that marks are learnt apart from the words they stand in. */
function withMarks(draw: Draw, text: string, share: number): string {
  return Array.from(text, (letter) => {
    if (!draw.chance(share)) return letter;
    const choice = marked[letter.toLowerCase()];
    if (!choice) return letter;
    const found = draw.chance(0.06) ? draw.pick(others) : draw.pick(Array.from(choice));
    const upper = found.toUpperCase();
    return letter === letter.toLowerCase() || upper.length > 1 ? found : upper;
  }).join('');
}

function amountFrom(draw: Draw, { country }: Party): string {
  const whole = draw.pick([
    draw.digits(1),
    draw.digits(2),
    draw.digits(3),
    `${draw.digits(1)}${country.thousands}${draw.digits(3)}`,
  ]);
  const number = `${whole}${country.decimal}${draw.whole(10, 99)}`;
  const sign = draw.pick(['€', '€', '€', '€', '£', '$', 'EUR', country.currency]);
  return draw.pick([`${number} ${sign}`, `${sign} ${number}`, `${sign}${number}`, `${number}${sign}`, number]);
}

function fromParty(draw: Draw, party: Party): string {
  const lines = [
    party.name,
    party.name,
    party.trade,
    party.person,
    ...party.address,
    ...party.address,
    party.address.join(', '),
    ...party.contact,
    ...party.registration,
    ...party.bank,
  ];
  return draw.pick(lines);
}

function fromWording(draw: Draw, language: LanguageCode): string {
  const lists = Object.values(languages[language]).filter((list): list is string => typeof list === 'string');
  return draw
    .pick(alternatives(draw.pick(lists)))
    .replaceAll('#', () => String(draw.whole(0, 9)))
    .replaceAll(/[{}]/g, '');
}

const longest = 70;

/** One line of text, never empty. */
export function textFrom(draw: Draw): string {
  const language = draw.pick(latin);
  const kind = draw.next();
  const party = partyFrom(draw, language, draw.pick(['seller', 'buyer']));
  let text: string;
  if (kind < 0.16) text = amountFrom(draw, party);
  else if (kind < 0.22) text = `${fromWording(draw, language)} ${amountFrom(draw, party)}`;
  else if (kind < 0.5) text = fromWording(draw, language);
  else text = fromParty(draw, party);
  if (draw.chance(0.15)) text = withMarks(draw, text, draw.pick([0.08, 0.15, 0.3]));
  if (draw.chance(0.2)) text = text.toUpperCase();
  const short = Array.from(text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()).slice(0, longest).join('').trim();
  return short || '€';
}
