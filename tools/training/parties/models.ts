/** Trains the three models of the parties' reader: the text model, and trees for names and for addresses. */
import type { Forest } from '../../../src/extract/western/parties/trees.ts';
import type { SpanKind } from '../../../src/extract/western/parties/spans.ts';
import { type TextWeights, textModelOf } from '../../../src/extract/western/parties/text-model.ts';
import type { Page } from '../../../src/domain/document.ts';
import { drawFrom } from '../../generate/draw.ts';
import { generate } from '../../generate/page.ts';
import type { Truth } from '../labelled.ts';
import { type BoostOptions, boost, usualBoost } from './boost.ts';
import { type Row, factsOf, rowsOf } from './rows.ts';
import { knownStrings } from './strings.ts';
import { fitText } from './text-fit.ts';

export interface PartyModels {
  readonly text: TextWeights;
  readonly name: Forest;
  readonly address: Forest;
}

export interface Lesson {
  readonly pages: readonly Page[];
  readonly truth: Truth;
}

export interface TrainingOptions {
  readonly seed: string;
  readonly generatedPages: number;
  /** Real documents, and how much each counts against a generated page. */
  readonly real: readonly Lesson[];
  readonly realWeight: number;
  /** Takes withheld families and words in: for models that ship, not for those that are measured on them. */
  readonly withAll: boolean;
  readonly boost?: Partial<BoostOptions>;
}

const stringParties = 5000;
const generatedSampling = { right: 8, wrong: 18 };
const realSampling = { right: 8, wrong: 90 };

/** Family numbers in training order: those that 3 divides are withheld unless `withAll`. */
export const familyNumber = (index: number, withAll: boolean): number =>
  withAll ? index : Math.floor(index / 2) * 3 + 1 + (index % 2);

function forestOf(rows: readonly Row[], kind: SpanKind, { seed, boost: given }: TrainingOptions): Forest {
  const own = rows.filter((row) => row.kind === kind);
  return boost(
    {
      features: own.map(({ features }) => features),
      classes: own.map(({ role }) => role),
      weights: own.map(({ weight }) => weight),
    },
    drawFrom(`forest ${kind} ${seed}`),
    { ...usualBoost, ...given },
  );
}

export const fitStrings = (seed: string, withAll: boolean): TextWeights => {
  const draw = drawFrom(`strings ${seed}`);
  return fitText(knownStrings(draw, stringParties, withAll), draw);
};

export function trainParties(options: TrainingOptions): PartyModels {
  const { seed, generatedPages, real, realWeight, withAll } = options;
  const text = fitStrings(seed, withAll);
  const model = textModelOf(text);
  const draw = drawFrom(`rows ${seed}`);
  const rows: Row[] = [];
  for (let index = 0; index < generatedPages; index++) {
    const { pages, truth } = generate(familyNumber(index, withAll), seed);
    rows.push(...rowsOf(factsOf(pages, model), { ...truth }, draw, generatedSampling));
  }
  const weight = generatedPages > 0 ? realWeight : 1;
  for (const { pages, truth } of real)
    for (const row of rowsOf(factsOf(pages, model), truth, draw, realSampling)) rows.push({ ...row, weight: row.weight * weight });
  return { text, name: forestOf(rows, 'name', options), address: forestOf(rows, 'address', options) };
}
