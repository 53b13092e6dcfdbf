/** Training material of the parties' reader, and the three models that are fitted to it. */
import type { Page } from '../../../src/domain/document.ts';
import type { PageFacts } from '../../../src/extract/western/parties/page-facts.ts';
import type { SpanKind } from '../../../src/extract/western/parties/spans.ts';
import { type TextModel, type TextWeights, textModelOf } from '../../../src/extract/western/parties/text-model.ts';
import type { Forest } from '../../../src/extract/western/parties/trees.ts';
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

/** A document whose parties are known. */
export interface Lesson {
  readonly set: string;
  readonly group: string;
  readonly path: string;
  readonly facts: PageFacts;
  readonly truth: Truth;
}

const stringParties = 5000;
const generatedSampling = { right: 8, wrong: 18 };
const realSampling = { right: 8, wrong: 90 };

/** Family numbers in training order: those that 3 divides are withheld unless `withAll`. */
export const familyNumber = (index: number, withAll: boolean): number =>
  withAll ? index : Math.floor(index / 2) * 3 + 1 + (index % 2);

/** The text model, fitted to generated strings alone: `withAll` takes withheld words in. */
export function fitStrings(seed: string, withAll: boolean): TextWeights {
  const draw = drawFrom(`strings ${seed}`);
  return fitText(knownStrings(draw, stringParties, withAll), draw);
}

export interface Generated {
  readonly seed: string;
  readonly pages: number;
  /** Takes withheld families in: for models that ship, not for those that are measured on them. */
  readonly withAll: boolean;
}

export function generatedRows(model: TextModel, { seed, pages: count, withAll }: Generated): Row[] {
  const draw = drawFrom(`rows ${seed}`);
  return Array.from({ length: count }, (_, index) => {
    const { pages, truth } = generate(familyNumber(index, withAll), seed);
    return rowsOf(factsOf(pages, model), { ...truth }, draw, generatedSampling);
  }).flat();
}

/** Rows of real documents, each counting `weight` times as much as one of a generated page. */
export function realRows(lessons: readonly Lesson[], seed: string, weight: number): Row[] {
  const draw = drawFrom(`real ${seed}`);
  return lessons
    .flatMap(({ facts, truth }) => rowsOf(facts, truth, draw, realSampling))
    .map((row) => ({ ...row, weight: row.weight * weight }));
}

export const lessonOf = (
  { pages, ...about }: Omit<Lesson, 'facts'> & { readonly pages: readonly Page[] },
  text: TextWeights,
  known = textModelOf(text),
): Lesson => ({ ...about, facts: factsOf(pages, known) });

function forestOf(rows: readonly Row[], kind: SpanKind, seed: string, options: Partial<BoostOptions>): Forest {
  const own = rows.filter((row) => row.kind === kind);
  return boost(
    {
      features: own.map(({ features }) => features),
      classes: own.map(({ role }) => role),
      weights: own.map(({ weight }) => weight),
    },
    drawFrom(`forest ${kind} ${seed}`),
    { ...usualBoost, ...options },
  );
}

export const fitForests = (
  rows: readonly Row[],
  seed: string,
  options: Partial<BoostOptions> = {},
): Pick<PartyModels, SpanKind> => ({
  name: forestOf(rows, 'name', seed, options),
  address: forestOf(rows, 'address', seed, options),
});
