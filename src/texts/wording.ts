/**
 * Texts in the language of the user: what the command line writes for people is rendered here.
 *
 * The catalogue of a language is loaded when that language is chosen.
 */
import type { Catalogue, Style } from './catalogue.ts';
import { english } from './en/index.ts';
import type { Language } from './languages.ts';
import { englishOf, isTextId, type LabelId, message, type TextId } from './message.ts';
import { render, type StoredMessage, type Texts, type ValuesOf, type Writing } from './template.ts';

export interface Wording {
  readonly language: Language;
  /** The text of an id that has no values: a head, a word, a line of help. */
  readonly label: (id: LabelId) => string;
  /** The text of an id with its values. */
  readonly text: <Id extends TextId>(id: Id, values: ValuesOf<(typeof english)[Id]>) => string;
  /** A message that arose elsewhere. What is only a text, such as the message of a library, stays as it is. */
  readonly show: (said: string | StoredMessage) => string;
  /**
   * The text of a record, with the id and values it was made of. Where they do not give that text (another version wrote the
   * record), it is shown as it is.
   */
  readonly showStored: (text: string, said: StoredMessage | null | undefined) => string;
  /** The same where room is scarce: its short form (`ID.short`), if it has one. */
  readonly showBriefly: (text: string, said: StoredMessage | null | undefined) => string;
  /** Between the entries of a list of words. */
  readonly comma: string;
  /** Between sentences that belong together. */
  readonly semicolon: string;
  /** A message, and what to do about it. */
  readonly sentences: (...parts: readonly string[]) => string;
  /** 1,234.50: two decimals, digits in groups. */
  readonly amount: (amount: number) => string;
  /** The name of a field of an invoice (`seller.name`), as in the middle of a sentence; the path itself if it is no field. */
  readonly field: (path: string) => string;
  /** The same as the head of a column. */
  readonly head: (path: string) => string;
}

interface Loaded {
  readonly catalogue: Catalogue;
  readonly style: Style;
}

const loaders: Readonly<Record<Language, () => Promise<Loaded>>> = {
  en: async () => ({ catalogue: english, style: englishStyle }),
  zh: () => import('./zh/index.ts'),
  de: () => import('./de/index.ts'),
  fr: () => import('./fr/index.ts'),
};

const englishStyle: Style = {
  form: (count) => (count === 1 ? 0 : 1),
  decimal: '.',
  grouping: ',',
  comma: ', ',
  semicolon: '; ',
  fullStop: '. ',
};

export async function wordingIn(language: Language): Promise<Wording> {
  return wordingOf(language, await loaders[language]());
}

/** Needs no loading: for what must be written before a language is known. */
export const englishWording = (): Wording => wordingOf('en', { catalogue: english, style: englishStyle });

function wordingOf(language: Language, { catalogue, style }: Loaded): Wording {
  const texts: Texts = catalogue;
  const field = (path: string): string => texts[`field.${path}`] ?? path;
  const amount = (value: number): string => grouped(value, style);
  const decimal = (value: number): string => value.toFixed(1).replace('.', style.decimal);
  const writing: Writing = { ...style, amount, decimal, field };
  const show = (said: string | StoredMessage): string =>
    typeof said === 'string' ? said : render(texts, said, writing);
  return {
    language,
    label: (id) => texts[id] ?? id,
    text: (id, values) => show(message(id, values)),
    show,
    showStored: (text, said) => (isMadeOf(text, said) ? show(said) : text),
    showBriefly: (text, said) => (isMadeOf(text, said) ? show(shortOf(said)) : text),
    comma: style.comma,
    semicolon: style.semicolon,
    sentences: (...parts) => parts.join(style.fullStop),
    amount,
    field,
    head: (path) => capitalised(field(path)),
  };
}

const isMadeOf = (text: string, said: StoredMessage | null | undefined): said is StoredMessage =>
  said !== null && said !== undefined && englishOf(said) === text;

function shortOf({ id, values }: StoredMessage): StoredMessage {
  const short = `${id}.short`;
  return { id: isTextId(short) ? short : id, values };
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Without Intl, whose first use takes longer than all the rest of a short run. */
function grouped(amount: number, { decimal, grouping }: Style): string {
  const [whole = '', cents = ''] = amount.toFixed(2).split('.');
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, grouping)}${decimal}${cents}`;
}
