/** Training material of the parties' reader, and the three models that are fitted to it. */
import type { Page } from '../../../src/domain/document.ts';
import type { PageFacts } from '../../../src/extract/western/parties/page-facts.ts';
import type { SpanKind } from '../../../src/extract/western/parties/spans.ts';
import type { TextModel, TextWeights } from '../../../src/extract/western/parties/text-model.ts';
import type { Forest } from '../../../src/extract/western/parties/trees.ts';
import { drawFrom } from '../../generate/draw.ts';
import { generate } from '../../generate/page.ts';
import type { Truth } from '../labelled.ts';
import { type BoostOptions, boost, usualBoost } from './boost.ts';
import { type Row, factsOf, rowsOf, secondRowsOf } from './rows.ts';
import { knownStrings } from './strings.ts';
import { fitText } from './text-fit.ts';

/** A document whose parties are known. */
export interface Lesson {
  readonly set: string;
  readonly group: string;
  readonly path: string;
  readonly facts: PageFacts;
  readonly truth: Truth;
}

const stringParties = 5000;
const generatedSampling = { right: 8, wrong: 15 };
const realSampling = { right: 8, wrong: 90 };

/** Numbers of families that training sees: those that 3 divides are withheld, always. */
export const seenFamily = (index: number): number => Math.floor(index / 2) * 3 + 1 + (index % 2);

/** The text model, fitted to generated strings alone: `allWords` takes withheld words in. */
export function fitStrings(seed: string, allWords: boolean): TextWeights {
  const draw = drawFrom(`strings ${seed}`);
  return fitText(knownStrings(draw, stringParties, allWords), draw);
}

export interface Generated {
  readonly seed: string;
  readonly pages: number;
  /** Shows withheld words too: for models that ship, not for those that are measured on withheld families. */
  readonly allWords: boolean;
}

const pageOf = ({ seed, allWords }: Generated, index: number): ReturnType<typeof generate> =>
  generate(seenFamily(index), seed, { allWords });

/** Rows of one half of the material: what is fitted to one half judges the other. */
export type Halves<Item> = readonly [Item, Item];

/** First-pass rows of generated pages, by halves. */
export function generatedRows(model: TextModel, generated: Generated): Halves<Row[]> {
  const draw = drawFrom(`rows ${generated.seed}`);
  const halves: Halves<Row[]> = [[], []];
  for (let index = 0; index < generated.pages; index++) {
    const { pages, truth } = pageOf(generated, index);
    halves[index % 2 === 0 ? 0 : 1].push(...rowsOf(factsOf(pages, model), { ...truth }, draw, generatedSampling));
  }
  return halves;
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
  model: TextModel,
): Lesson => ({ ...about, facts: factsOf(pages, model) });

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

export type Forests = Readonly<Record<SpanKind, Forest>>;

export const fitForests = (rows: readonly Row[], seed: string, options: Partial<BoostOptions> = {}): Forests => ({
  name: forestOf(rows, 'name', seed, options),
  address: forestOf(rows, 'address', seed, options),
});

/** Second-pass rows of generated pages: each half judged by the trees that were fitted to the other. */
export function reconsideredRows(model: TextModel, generated: Generated, trees: Halves<Forests>): Row[] {
  return Array.from({ length: generated.pages }, (_, index) => {
    const { pages, truth } = pageOf(generated, index);
    const other = trees[index % 2 === 0 ? 1 : 0];
    return secondRowsOf(factsOf(pages, model), { ...truth }, other);
  }).flat();
}

/** Second-pass rows of real documents, each judged by `first`, which must not have seen it. */
export const reconsideredReal = (lessons: readonly Lesson[], first: Forests, weight: number): Row[] =>
  lessons
    .flatMap(({ facts, truth }) => secondRowsOf(facts, truth, first))
    .map((row) => ({ ...row, weight: row.weight * weight }));

/** The second pass has fewer rows, and nearly all that it needs in its own features. */
export const secondBoost: Partial<BoostOptions> = { rounds: 70, leaves: 16, rate: 0.1, featureShare: 0.5 };
