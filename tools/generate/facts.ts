/** Numbers, dates and amounts of one document, each in the way that the document writes them. */
import type { Draw } from './draw.ts';
import { type LanguageCode, languages } from './languages/index.ts';
import type { Party } from './party.ts';
import type { Fact } from './scene.ts';
import { type WordChoice, alternatives, wordFrom } from './wording.ts';

const two = (value: number): string => String(value).padStart(2, '0');

function dateOf(draw: Draw): string {
  const [day, month, year] = [draw.whole(1, 28), draw.whole(1, 12), draw.whole(2008, 2026)];
  const name = draw.pick(['January', 'May', 'Sept', 'März', 'août', 'junio', 'Nov']);
  const forms = [
    `${two(day)}.${two(month)}.${year}`,
    `${two(day)}/${two(month)}/${year}`,
    `${year}-${two(month)}-${two(day)}`,
    `${day} ${name} ${year}`,
    `${name} ${day}, ${year}`,
    `${month}/${day}/${year}`,
    `${two(day)}-${two(month)}-${String(year).slice(2)}`,
    `${day}. ${month}. ${year}`,
  ];
  return draw.pick(forms);
}

/** Amounts of one document are written in one way: the position of the currency, and the separators of thousands and decimals. */
export function amountsOf(draw: Draw, { country }: Party): () => string {
  const sign = draw.pick([
    (text: string) => text,
    (text: string) => `${country.currency}${text}`,
    (text: string) => `${text} ${country.currency}`,
    (text: string) => text,
  ]);
  return () => {
    const cents = Math.floor(10 ** draw.between(2, 6.3));
    const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, country.thousands);
    return sign(`${draw.chance(0.02) ? '-' : ''}${whole}${country.decimal}${two(cents % 100)}`);
  };
}

export function factsOf(
  draw: Draw,
  words: WordChoice,
  language: LanguageCode,
  parties: { seller: Party; buyer: Party },
): Fact[] {
  const wording = languages[language];
  const number =
    draw.pick(['INV-', 'RE', '', '', 'F-', '2024-', 'A', 'FA', 'R/', 'SI']) + draw.digits(draw.whole(3, 8));
  const date = dateOf(draw);
  const { seller, buyer } = parties;
  const others = Array.from({ length: draw.whole(0, 4) }, () => ({
    label: wordFrom(draw, wording.other, words),
    value: draw.pick([
      draw.digits(draw.whole(2, 6)),
      '30 Tage',
      '1 / 1',
      'EUR',
      'Net 30',
      'PayPal',
      date,
      seller.person,
      'Visa',
    ]),
  }));
  const facts = [
    { label: wordFrom(draw, wording.number, words), value: number },
    { label: wordFrom(draw, wording.date, words), value: date },
    ...(draw.chance(0.5) ? [{ label: wordFrom(draw, wording.due, words), value: dateOf(draw) }] : []),
    ...others,
    ...(draw.chance(0.2)
      ? [{ label: draw.pick(alternatives(wording.contact)), value: draw.pick([seller.person, buyer.person]) }]
      : []),
  ];
  return draw.chance(0.3) ? draw.some(facts, facts.length) : facts;
}
