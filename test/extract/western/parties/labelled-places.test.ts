import { describe, expect, it } from 'vitest';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { chainsOf } from '../../../../src/extract/western/parties/chains.ts';
import { withLabelledPlaces } from '../../../../src/extract/western/parties/labelled-places.ts';
import { spansOf } from '../../../../src/extract/western/parties/spans.ts';
import { pageOf } from '../../page-of.ts';

/** The address that begins with `street`, with the labelled places in the lines below it. */
function completed(street: string, lines: readonly string[]): string {
  const survey = surveyOf([pageOf(lines.map((text, index) => [50, 100 + 12 * index, text]))]);
  const spans = spansOf(chainsOf(survey, new Set([1])).chains, survey.labels);
  const span = spans.find(({ kind, text }) => kind === 'address' && text === street);
  if (!span) throw new Error(`no address "${street}"`);
  return withLabelledPlaces(span).text;
}

describe('the parts of an address that have labels of their own', () => {
  it.each([
    [
      'Strada Belmonte 41, 14053, Canelli, AT, IT',
      ['Indirizzo: Strada Belmonte 41', 'Comune: Canelli Provincia: AT', 'Cap: 14053 Nazione: IT', 'Pec: a@b.it'],
    ],
    ['7 Elm Avenue, Reno, NV, NV 89501', ['Address: 7 Elm Avenue', 'City: Reno', 'State: NV', 'ZIP code: NV 89501']],
    ['ul. Polna 8, 30-001, Kraków', ['Adres: ul. Polna 8', 'Miejscowość: Kraków', 'Kod pocztowy: 30-001']],
  ])('follow the street: %s', (expected, lines) => {
    const [first = ''] = lines;
    const street = first.slice(first.indexOf(': ') + 2);
    expect(completed(street, lines)).toBe(expected);
  });

  it('end at a line that has another label', () => {
    expect(completed('7 Elm Avenue', ['Address: 7 Elm Avenue', 'City: Reno Phone: 775 555 0122'])).toBe('7 Elm Avenue');
    expect(completed('7 Elm Avenue', ['Address: 7 Elm Avenue', 'Phone: 775 555 0122', 'City: Reno'])).toBe(
      '7 Elm Avenue',
    );
  });
});
