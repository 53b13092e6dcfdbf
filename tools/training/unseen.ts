/**
 * Reads labelled documents with models that have seen no document of their seller: what somebody with new documents gets.
 *
 * Weights, trees, confidences and curves are fitted to the other folds; how sure values are is fitted to what these
 * models say of the documents of their own folds. The code that reads is the code that ships: models are put into it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sniff } from '../../src/documents/sniff.ts';
import { definedOnly } from '../../src/domain/defined-only.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { Extraction } from '../../src/domain/record.ts';
import type { Features } from '../../src/extract/western/candidates/score.ts';
import weights from '../../src/extract/western/candidates/weights.json' with { type: 'json' };
import partyConfidence from '../../src/extract/western/parties/confidence.json' with { type: 'json' };
import { partyModel } from '../../src/extract/western/parties/model.ts';
import type { PartyTrees } from '../../src/extract/western/parties/read.ts';
import { type TextWeights, textModelOf } from '../../src/extract/western/parties/text-model.ts';
import { ExtractOptions } from '../../src/extract/options.ts';
import { extractDocument } from '../../src/extract/pipeline.ts';
import type { OcrEngine } from '../../src/ocr/engine.ts';
import { curvesOf } from './curves.ts';
import { foldsOf, groupOf } from './folds.ts';
import { type Labelled, documentsIn, labelledIn, withOcr } from './labelled.ts';
import { chosenIn, fitConfidence } from './parties/confidence.ts';
import { type Verdict, verdictsOf } from './parties/measure.ts';
import { type Lesson, fitStrings, fitTrees, generatedRows, lessonOf, realRows } from './parties/models.ts';
import { type Said, saidOf } from './reading.ts';
import { prior, study } from './study.ts';
import { type Pupil, type Same, isShown, pupilOf, subjects } from './subjects.ts';
import { putIn, type Tables, tablesOf } from './tables.ts';

export interface Training {
  readonly folds: number;
  readonly seed: string;
  /** Generated pages that the trees are fitted to. */
  readonly pages: number;
  /** How much a row of a real document counts; a row of a generated page counts 1. */
  readonly weight: number;
  /** Models see generated pages alone, and weights are those that people put down. */
  readonly isGeneratedOnly: boolean;
  readonly log: (text: string) => void;
}

export interface ReadUnseen {
  readonly path: string;
  readonly extractions: readonly Extraction[];
}

export interface Unseen {
  readonly documents: readonly ReadUnseen[];
  /** What the trees got right of the four fields of parties. */
  readonly verdicts: readonly Verdict[];
}

/** Weights of the rules by fold. */
function weightsByFold(
  pupils: readonly Pupil[],
  folds: ReadonlyMap<string, number>,
  same: Same,
  isGeneratedOnly: boolean,
): (fold: number) => Tables {
  const own = (tables: readonly string[]): Tables => tablesOf(prior, tables);
  const studied = isGeneratedOnly ? [] : subjects.map((subject) => study(subject, { pupils, folds, same }));
  return (fold) =>
    Object.assign(
      {},
      ...subjects.map(({ tables }) => own(tables)),
      ...studied.map(({ byFold, all }) => byFold.get(fold) ?? all),
    ) as Tables;
}

interface OfFold {
  readonly fold: number;
  readonly weights: Tables;
  readonly trees: PartyTrees;
  readonly verdicts: readonly Verdict[];
  readonly said: readonly Said[];
}

const putCurves = (curves: Readonly<Record<string, unknown>>): void =>
  putIn(weights, {
    'calibration.invoice': (curves['invoice'] ?? {}) as Features,
    'calibration.receipt': (curves['receipt'] ?? {}) as Features,
  });

function putModels({ weights: tables, trees }: Pick<OfFold, 'weights' | 'trees'>): void {
  putIn(weights, tables);
  Object.assign(partyModel(), { trees });
}

/** How sure values are, by what the models of the other folds say of documents that they had not seen. */
function putConfidences(others: readonly OfFold[], shown: ReadonlySet<string>): void {
  Object.assign(
    partyConfidence,
    fitConfidence(
      chosenIn(
        others.flatMap(({ verdicts }) => verdicts),
        shown,
      ),
    ),
  );
  putCurves(curvesOf(others.flatMap(({ said }) => said)));
}

/** None of a document in which nothing can be read. */
async function extractionsOf(path: string, ocr?: OcrEngine): Promise<readonly Extraction[]> {
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const document = { path, bytes, sha256, mediaType: sniff(bytes, basename(path)) };
  try {
    return await extractDocument(document, ExtractOptions.parse({}), definedOnly({ ocr }));
  } catch (error) {
    if (Failure.from(error).kind === 'internal') throw error;
    return [];
  }
}

/** Labelled lines without pictures only teach. */
const isDocument = ({ path }: { readonly path: string }): boolean => !path.endsWith('.json');

type Taught = Omit<OfFold, 'verdicts' | 'said'>;

interface School {
  /** Documents and labelled lines: all teach. */
  readonly labelled: readonly Labelled[];
  readonly pupils: readonly Pupil[];
  readonly folds: ReadonlyMap<string, number>;
  readonly text: TextWeights;
  readonly same: Same;
}

/** What models say of the documents of their own fold, which they have not seen. */
function examined({ fold, weights: tables, trees }: Taught, school: School, lessons: readonly Lesson[]): OfFold {
  const isOwn = ({ group }: { readonly group: string }): boolean => school.folds.get(group) === fold;
  putModels({ weights: tables, trees });
  return {
    fold,
    weights: tables,
    trees,
    verdicts: lessons
      .filter((lesson) => isOwn(lesson) && isDocument(lesson))
      .flatMap((lesson) => verdictsOf(lesson, trees)),
    said: school.pupils.filter(isOwn).flatMap((pupil) => saidOf(pupil, school.same)),
  };
}

/** Models of each fold, with what they say of the documents that they have not seen. */
function modelsByFold(school: School, { seed, pages, weight, isGeneratedOnly, log, ...training }: Training): OfFold[] {
  const { labelled, pupils, folds, text, same } = school;
  const model = textModelOf(text);
  const weightsOf = weightsByFold(pupils, folds, same, isGeneratedOnly);
  const drawn = generatedRows(text, { seed, pages, allWords: true });
  log(`${drawn.length} rows of ${pages} generated pages`);
  const fit = (seen: readonly Lesson[]): PartyTrees => fitTrees([...drawn, ...realRows(seen, seed, weight)], seed);
  const ofAll = isGeneratedOnly ? fit([]) : undefined;
  return Array.from({ length: training.folds }, (_, fold) => {
    const ownWeights = weightsOf(fold);
    // What the rules chose is among the numbers that describe a span.
    putIn(weights, ownWeights);
    putCurves({});
    const lessons = labelled.map((each) => lessonOf({ ...each, group: groupOf(each) }, model));
    const trees = ofAll ?? fit(lessons.filter(({ group }) => folds.get(group) !== fold));
    log(`models of fold ${fold + 1} of ${training.folds}`);
    return examined({ fold, weights: ownWeights, trees }, school, lessons);
  });
}

/** The documents below `folders`, as models of other folds read them. */
export async function readUnseen(folders: readonly string[], same: Same, training: Training): Promise<Unseen> {
  const labelled = (await labelledIn(folders)).filter(({ truth }) => !('_multi' in truth));
  const documents = labelled.filter(isDocument);
  const pupils = labelled.flatMap((each) => pupilOf(each) ?? []);
  const folds = foldsOf(labelled.map(groupOf), training.folds);
  training.log(`${documents.length} documents`);
  const text = fitStrings(training.seed, true);
  Object.assign(partyModel(), { text: textModelOf(text) });
  const byFold = modelsByFold({ labelled, pupils, folds, text, same }, training);
  const shown = new Set(labelled.filter(({ truth, pages }) => isShown(truth, pages)).map(({ path }) => path));
  const read = await withOcr((ocr) => readEach(documents, byFold, { ocr, shown, folds }));
  const others = await readWithoutPages(folders);
  return { documents: [...read, ...others], verdicts: byFold.flatMap(({ verdicts }) => verdicts) };
}

/** E-invoices without pages, which no model reads. */
async function readWithoutPages(folders: readonly string[]): Promise<ReadUnseen[]> {
  const others: ReadUnseen[] = [];
  for (const path of folders.flatMap(documentsIn)) {
    if (path.endsWith('.xml')) others.push({ path, extractions: await extractionsOf(path) });
  }
  return others;
}

interface Reading {
  readonly ocr: OcrEngine;
  readonly shown: ReadonlySet<string>;
  readonly folds: ReadonlyMap<string, number>;
}

async function readEach(
  documents: readonly Labelled[],
  byFold: readonly OfFold[],
  { ocr, shown, folds }: Reading,
): Promise<ReadUnseen[]> {
  const read: ReadUnseen[] = [];
  for (const own of byFold) {
    putModels(own);
    putConfidences(
      byFold.filter(({ fold }) => fold !== own.fold),
      shown,
    );
    for (const each of documents) {
      if (folds.get(groupOf(each)) !== own.fold) continue;
      read.push({ path: each.path, extractions: await extractionsOf(each.path, ocr) });
    }
  }
  return read;
}
