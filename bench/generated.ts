/**
 * The parties' reader on generated pages: how often a right value was among the spans, and how often it was chosen, on
 * families of layouts that training sees and on withheld ones. A guard against regressions, not the measure: real pages
 * are stranger than any generator's.
 */
import { partyModel } from '../src/extract/western/parties/model.ts';
import { generate } from '../tools/generate/page.ts';
import { shown, verdictsOf } from '../tools/training/parties/measure.ts';
import { lessonOf, seenFamily } from '../tools/training/parties/models.ts';

/** Beyond the families that any training draws. */
const firstFamily = 100_000;

export function generatedReport(pages: number): string {
  const model = partyModel();
  const kinds = [
    { name: 'seen families, text', family: seenFamily, scan: false },
    { name: 'withheld families, text', family: (index: number) => 3 * index, scan: false },
    { name: 'withheld families, scans', family: (index: number) => 3 * index, scan: true },
  ];
  return kinds
    .map(({ name, family, scan }) => {
      const verdicts = Array.from({ length: pages }, (_, index) => {
        const number = family(firstFamily + index);
        const { pages: drawn, truth } = generate(number, 'eval', { scan });
        const about = { set: name, group: name, path: String(number), truth: { ...truth }, pages: drawn };
        return verdictsOf(lessonOf(about, model.text), model);
      });
      return `${name}, ${pages} pages: ${shown(verdicts.flat()).replaceAll(' | ', '\n  ')}`;
    })
    .join('\n');
}
