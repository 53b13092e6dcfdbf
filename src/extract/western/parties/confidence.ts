/**
 * How often a chosen name or address is right, by what is known of the choice: a logistic model with few signs, fitted to
 * documents of sellers that the trees had not seen (`npm run train -- --parties DIR`).
 *
 * The odds of the trees alone do not tell a whole name from one that was cut too late: both are the seller's. What stands
 * behind a legal form does ("Acme Ltd Invoice"), and so does a document's title in a name.
 */
import { noWord, wholeWords, wordsOf } from '../languages/index.ts';
import { legalForm } from '../values/names.ts';
import fitted from './confidence.json' with { type: 'json' };

export interface ChosenText {
  /** Of the field: "seller.name". */
  readonly path: string;
  readonly text: string;
  /** What the trees say, against the strongest rival. */
  readonly probability: number;
  /** Whether the rules chose the same. */
  readonly agrees: boolean;
  /** A name elsewhere that may be the seller's has a legal form, and this one has none. */
  readonly isFormElsewhere: boolean;
  /** Odds of the same value with more or fewer lines, as a share of its own: 0 to 1. */
  readonly cutRival: number;
}

/** What is known of a choice, each from 0 to 1 but for the odds. */
export interface ChoiceSigns {
  readonly bias: 1;
  /** Log odds of the choice against its rivals. */
  readonly odds: number;
  /** The rules chose the same. */
  readonly agrees: number;
  /** A name that ends in a legal form is whole. */
  readonly endsInForm: number;
  /** A name that goes on behind its legal form, or that has the title of a document in it. */
  readonly goesOn: number;
  readonly digitsInName: number;
  /** An address that the rules did not choose. */
  readonly addressAlone: number;
  /** A brand, where the name of the company stands elsewhere. */
  readonly formElsewhere: number;
  /** As likely with more or fewer lines. */
  readonly cutRival: number;
}

export type SignWeights = Readonly<Record<keyof ChoiceSigns, number>>;

export interface PartyConfidence {
  readonly weights: SignWeights;
  /** From this score on, as many values were right as "sure" promises. Below it none is that sure. */
  readonly sureFrom: number;
}

/** What a value that reads as sure promises, and how sure any other may be. */
export const sure = 0.9;
const mostUnsure = 0.89;
/** Print can be wrong too. */
const most = 0.985;

export const formAtEnd = new RegExp(String.raw`(?:${legalForm.source})${noWord}*$`, 'u');
const documentTitle = new RegExp(wholeWords(wordsOf('titles')), 'iu');

const logit = (probability: number): number => {
  const inside = Math.min(1 - 1e-4, Math.max(1e-4, probability));
  return Math.log(inside / (1 - inside));
};

export function signsOf({ path, text, probability, agrees, isFormElsewhere, cutRival }: ChosenText): ChoiceSigns {
  const isName = path.endsWith('.name');
  const endsInForm = isName && formAtEnd.test(text);
  return {
    bias: 1,
    odds: logit(probability),
    agrees: Number(agrees),
    endsInForm: Number(endsInForm),
    goesOn: Number(isName && (documentTitle.test(text) || (!endsInForm && legalForm.test(text)))),
    digitsInName: Number(isName && /\d/.test(text)),
    addressAlone: Number(!isName && !agrees),
    formElsewhere: Number(isFormElsewhere),
    cutRival,
  };
}

export const signNames: readonly (keyof ChoiceSigns)[] = [
  'bias',
  'odds',
  'agrees',
  'endsInForm',
  'goesOn',
  'digitsInName',
  'addressAlone',
  'formElsewhere',
  'cutRival',
];

export const scoreOf = (signs: ChoiceSigns, weights: SignWeights): number =>
  signNames.reduce((sum, name) => sum + signs[name] * weights[name], 0);

export function confidenceOf(chosen: ChosenText, { weights, sureFrom }: PartyConfidence = fitted): number {
  const score = scoreOf(signsOf(chosen), weights);
  return Math.min(score >= sureFrom ? most : mostUnsure, 1 / (1 + Math.exp(-score)));
}
