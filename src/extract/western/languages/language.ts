/**
 * A language: every word of it that the reader knows, as one object. A new language is one file and one line in
 * index.ts; the compiler names what a new file lacks. Danish and Norwegian spell many words alike: those stand in
 * danish-norwegian.ts.
 *
 * Labels, columns and months are plain phrases (see table.ts). `words` are parts of regular expressions, alternatives
 * parted by bars, which the reader compares without case unless it says otherwise; dots are escaped.
 */
import { type ColumnMeaning, type LabelMeaning, columnMeanings, labelMeanings } from './table.ts';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** ISO 4217. */
  readonly currency: string;
  /** What only documents from this country print. */
  readonly mark: Pick<RegExp, 'test'>;
}

export interface CurrencyWord {
  /** ISO 4217. */
  readonly code: string;
  /** As it stands beside an amount, part of a regular expression, compared with case. */
  readonly word: string;
  /**
   * True where no other currency and no other word is written so ("Kč"). Other words count only in documents of this
   * language or its countries ("kr" in Swedish, "lei" in Romanian).
   */
  readonly unmistakable: boolean;
  /** ISO 3166-1 alpha-2. The countries whose documents alone use the word so, where they are not all of the language's. */
  readonly onlyIn?: readonly string[];
}

export interface Words {
  /** With case. What stands behind a company's name and makes it one. */
  readonly legalForms: string;
  /** With case. Words that companies' names end in, and persons' names do not. */
  readonly businessWords: string;
  /** What completes a company's name on the line below it, on the narrow paper of a till. */
  readonly nameEnds: string;
  /** Words that say nothing of whose name it is. */
  readonly commonInNames: string;
  /** Before the name of the company that runs a shop. */
  readonly keptBy: string;
  /** A name that ends in one of these goes on in the next line. */
  readonly joinsNames: string;
  /** Before a person's name. */
  readonly personTitles: string;
  /** To whom a letter is handed on: "for the attention of". */
  readonly attention: string;
  /** Before the name above the line for a signature. */
  readonly signsFor: string;
  /** Words that claim a tax id for the buyer. */
  readonly buyersOwn: string;

  /** Before telephone numbers and mail addresses. */
  readonly contact: string;
  /** Like `contact`, but part of names as well ("Mobile"), so that nothing is cut off there. */
  readonly contactInNames: string;
  /** Words of registrations, tax ids and banks: what stands in a letterhead and is neither name nor address. */
  readonly registration: string;
  /** Before a tax id; what follows is cut off an address. */
  readonly taxIds: string;
  /** Names of taxes on sales. */
  readonly taxes: string;
  /** "Percent", behind a number. */
  readonly percent: string;

  /** Words of streets and of what stands in their lines. */
  readonly streets: string;
  /** What names of streets end in, written together with them. */
  readonly streetEndings: string;
  /** Before the parts of an address in forms: "City: Reno", "CAP: 14053". */
  readonly placeLabels: string;
  /** Before the number of a house, plot or unit that stands before its street. */
  readonly houses: string;
  /** Post office boxes. */
  readonly postBoxes: string;
  /** Names of countries in this language. */
  readonly countryNames: string;
  /** What a number counts, so that it is no house number: "30 days". */
  readonly counted: string;

  /** Abbreviations of "number". */
  readonly numberSigns: string;
  /** Behind the number of a day: "3rd". */
  readonly ordinals: string;
  /** Between day and month, and between month and year: "3 de mayo de 2024". */
  readonly beforeMonth: string;
  readonly beforeYear: string;
  /** Behind a year that stands first: "2024 m. gegužės 5 d.". */
  readonly afterYear: string;
  /** Before the date of a letter, behind its town. */
  readonly beforeDate: string;
  /** Before the town of a letter's date. */
  readonly madeAt: string;
  /** Between the two ends of a range of dates. */
  readonly until: string;
  /** Behind a date by which is to be paid. */
  readonly fallsDue: string;
  /** What a sentence that asks for a payment has in it, and what stands before the day by which it asks for it. */
  readonly asksToPay: string;
  readonly payBy: string;

  /** Titles of invoices and receipts and headings of pages, which are no names. */
  readonly titles: string;
  /** Titles of papers that are no invoices: orders, offers, delivery notes, statements, contracts, timetables. */
  readonly otherTitles: string;
  /** Titles of invoices that are none for the tax office: nothing was supplied yet. */
  readonly proformaTitles: string;
  /** What the line that greets the reader of a letter begins with. */
  readonly salutations: string;
  /** What headings of parties are made of besides their labels: "MY client", "customer SERVICE". Single words. */
  readonly besideHeadings: string;
  /** Other words that head a form: "copy". */
  readonly formWords: string;
  /** Before what a receipt calls itself: "official receipt". */
  readonly receiptAdjectives: string;
  /** What a receipt calls itself. */
  readonly receiptTitles: string;
  /** Words that a receipt's head ends with: who served, at which till. */
  readonly sale: string;
  /** Words that only tills print. */
  readonly till: string;
  /** What a receipt's head says to its reader. */
  readonly greetings: string;

  /** Between a tax and the amount it is taken of. */
  readonly taxBase: string;
  /** Behind "total": with tax in it, and without. */
  readonly included: string;
  readonly excluded: string;
  /** What summaries of taxes are called, behind the name of the tax. */
  readonly summaries: string;
  /** Columns of a journey. */
  readonly departure: string;
  readonly arrival: string;
  /** Units of pieces beside a quantity. */
  readonly pieces: string;
}

export interface Alphabet {
  readonly letters: RegExp;
  /** Letters of this alphabet that only other languages have. */
  readonly others?: RegExp;
  /** Labels that other languages in this alphabet have as well, so that they say nothing of the language. */
  readonly sharedLabels: readonly string[];
}

export interface Language {
  /** ISO 639-1. */
  readonly code: string;
  readonly labels: Readonly<Record<LabelMeaning, readonly string[]>>;
  readonly columns: Readonly<Record<ColumnMeaning, readonly string[]>>;
  /** January to December, full names and the abbreviations in use. */
  readonly months: readonly (readonly string[])[];
  readonly words: Words;
  /** Lines that bear a post code as only these countries write it. */
  readonly postCodes: readonly RegExp[];
  /** Countries whose documents are mostly in this language. */
  readonly countries: readonly Country[];
  readonly currencies: readonly CurrencyWord[];
  /** In languages that are not written in Latin letters: how to tell them from others in the same letters. */
  readonly alphabet?: Alphabet;
  /** In languages that write words together: what a title ends in, and what before it makes it another word. */
  readonly compounds?: { readonly heads: readonly string[]; readonly notAfter: readonly string[] };
}

type WordLists = Pick<Language, 'labels' | 'columns' | 'words'>;

/** Lists of words that several languages have in common. */
export type SharedWords = { readonly [Part in keyof WordLists]: Partial<WordLists[Part]> };

/** What a language has to list itself: all that is not shared, and what it has beyond the shared words. */
type OwnWords<Shared extends SharedWords> = {
  readonly [Part in keyof WordLists]: Partial<WordLists[Part]> & Omit<WordLists[Part], keyof Shared[Part]>;
};

/** The lists of a language that shares some of its words with another. */
export function withShared<Shared extends SharedWords>(shared: Shared, own: OwnWords<Shared>): WordLists {
  const all: readonly SharedWords[] = [shared, own];
  const kindsOfWords = [...new Set(all.flatMap((lists) => Object.keys(lists.words)))] as (keyof Words)[];
  const labels = labelMeanings.map((meaning) => [meaning, all.flatMap((lists) => lists.labels[meaning] ?? [])]);
  const columns = columnMeanings.map((meaning) => [meaning, all.flatMap((lists) => lists.columns[meaning] ?? [])]);
  const expressions = kindsOfWords.map((kind) => [kind, all.flatMap(({ words }) => words[kind] || []).join('|')]);
  return {
    labels: Object.fromEntries(labels),
    columns: Object.fromEntries(columns),
    words: Object.fromEntries(expressions),
  };
}

/** Phrases parted by bars, over as many lines as they need. */
export const phrases = (text: string): string[] =>
  text
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

/** Alternatives of a regular expression, over as many lines as they need; backslashes are those of the expression. */
export const words = (text: TemplateStringsArray): string => phrases(text.raw.join('')).join('|');

/** The other way round; bars within brackets part nothing. */
export function alternativesOf(expression: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < expression.length; at++) {
    const sign = expression[at];
    if (sign === '\\') at++;
    else if (sign === '(' || sign === '[') depth++;
    else if (sign === ')' || sign === ']') depth--;
    else if (sign === '|' && depth === 0) {
      found.push(expression.slice(start, at));
      start = at + 1;
    }
  }
  return [...found, expression.slice(start)].filter((alternative) => alternative !== '');
}

/** Twelve months in order, the forms of each parted by commas. */
export const monthNames = (text: string): string[][] => phrases(text).map((forms) => forms.split(/\s*,\s*/));
