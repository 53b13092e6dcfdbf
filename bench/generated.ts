/**
 * The parties' reader on generated pages: how often a right value was among the spans, and how often it was chosen, on
 * families of layouts that training sees and on withheld ones. A guard against regressions, not the measure: real pages
 * are stranger than any generator's.
 */
import { partyModel } from '../src/extract/western/parties/model.ts';
import { generate } from '../tools/generate/page.ts';
import { type Verdict, rightShare, shown, verdictsOf } from '../tools/training/parties/measure.ts';
import { lessonOf, seenFamily } from '../tools/training/parties/models.ts';

/** Beyond the families that any training draws. */
const firstFamily = 100_000;

/** Each draws other parties, wordings and bodies: the spread of their figures is what chance does. */
const seeds = ['eval', 'eval 2', 'eval 3'];

interface Kind {
  readonly name: string;
  readonly family: (index: number) => number;
  readonly scan: boolean;
}

const kinds: readonly Kind[] = [
  { name: 'seen families, text', family: seenFamily, scan: false },
  { name: 'withheld families, text', family: (index) => 3 * index, scan: false },
  { name: 'withheld families, scans', family: (index) => 3 * index, scan: true },
];

function verdictsFor({ name, family, scan }: Kind, seed: string, pages: number): Verdict[] {
  const model = partyModel();
  return Array.from({ length: pages }, (_, index) => {
    const number = family(firstFamily + index);
    const { pages: drawn, truth } = generate(number, seed, { scan });
    const about = {
      isWritten: false,
      set: name,
      group: String(number),
      path: String(number),
      truth: { ...truth },
      pages: drawn,
    };
    return verdictsOf(lessonOf(about, model.text), model.trees);
  }).flat();
}

/** `pages` of each kind and seed. */
export const generatedReport = (pages: number): string =>
  kinds
    .map((kind) => {
      const bySeed = seeds.map((seed) => verdictsFor(kind, seed, pages));
      const figures = bySeed.map(rightShare).join(', ');
      return `${kind.name}, ${pages} pages of each seed: ${figures}\n  ${shown(bySeed.flat()).replaceAll(' | ', '\n  ')}`;
    })
    .join('\n');
