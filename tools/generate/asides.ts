/** Lines that stand beside the name and address of a party without being a part of either. */
import { townOf } from './address.ts';
import { type Country, attempt } from './country.ts';
import type { Draw } from './draw.ts';
import { type LanguageCode, languages } from './languages/index.ts';
import { type Wording, alternatives } from './wording.ts';

/** Of whom a line is: parties are such. */
interface Speaker {
  readonly language: LanguageCode;
  readonly country: Country;
}

/** One of the lines of a list of the party's language, with digits for `#`, a number, a town, a surname and a person. */
export function lineFrom(draw: Draw, { language, country }: Speaker, list: keyof Wording): string {
  return draw
    .pick(alternatives(languages[language][list]))
    .replace(/#/g, () => String(draw.whole(0, 9)))
    .replaceAll('{city}', () => townOf(draw, country))
    .replaceAll('{n}', () => String(draw.whole(1, draw.pick([99, 9999, 900_000]))))
    .replaceAll('{person}', () => attempt(() => country.faker.person.fullName(), 'Ann Miller'))
    .replaceAll('{last}', () => attempt(() => country.faker.person.lastName(), 'Miller'));
}

/** Slogans, opening hours, branches, kinds of taxpayers, registers, licences. */
export const asideOf = (draw: Draw, speaker: Speaker): string =>
  lineFrom(draw, speaker, draw.chance(0.6) ? 'aside' : 'regime');
