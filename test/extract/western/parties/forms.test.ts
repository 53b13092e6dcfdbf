import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../../src/extract/western/candidates/roles.ts';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { chainsOf } from '../../../../src/extract/western/parties/chains.ts';
import { formPartiesOf } from '../../../../src/extract/western/parties/forms.ts';
import { pageOf } from '../../page-of.ts';

type Placed = readonly [x: number, y: number, text: string];

/** What the form on a page says, as "role: name | address". */
function partiesOf(cells: readonly Placed[]): string[] {
  const survey = surveyOf([pageOf(cells.map((cell) => [...cell]))]);
  const { nodes } = chainsOf(survey, new Set([1]));
  const form = { nodes, labels: survey.labels, roleOf: ({ cell }: (typeof nodes)[number]) => meaningOf(survey, cell) };
  return formPartiesOf(form).map(({ role, name, address }) => `${role}: ${name?.text ?? '–'} | ${address.text}`);
}

/** Rows of labels and values, their columns at `x` and `x + 80`. */
const rows = (x: number, y: number, ...pairs: readonly (readonly [label: string, value: string])[]): Placed[] =>
  pairs.flatMap(([label, value], row): Placed[] => [
    [x, y + 16 * row, label],
    [x + 80, y + 16 * row, value],
  ]);

describe('the rows of a form', () => {
  it('make the parties under whose headings they stand, side by side', () => {
    const cells: Placed[] = [
      [50, 100, 'Seller'],
      [320, 100, 'Buyer'],
      ...rows(
        50,
        116,
        ['Name', 'Norda Medical Trading Est.'],
        ['Building No.', '7214'],
        ['Street Name', 'Palm Branch Road'],
        ['City', 'Riyadh'],
        ['Country', 'Saudi Arabia'],
        ['Postal Code', '12252'],
        ['VAT Number', '300418827700003'],
      ),
      ...rows(
        320,
        116,
        ['Name', 'Dune Care Centers'],
        ['Building No.', '2630'],
        ['Street Name', 'Prince Street'],
        ['City', 'Buraydah'],
      ),
    ];
    expect(partiesOf(cells)).toEqual([
      'seller: Norda Medical Trading Est. | 7214, Palm Branch Road, 12252, Riyadh, Saudi Arabia',
      'buyer: Dune Care Centers | 2630, Prince Street, Buraydah',
    ]);
  });

  it('stand under a heading in the middle of their columns, and one of goods is that of no party', () => {
    const cells: Placed[] = [
      [100, 100, 'Supplier'],
      [380, 100, 'Ship To'],
      ...rows(
        50,
        116,
        ['Name', 'Vanda Castings Ltd'],
        ['Address', 'Survey No. 214'],
        ['City', 'Rajkot'],
        ['PIN', '360024'],
      ),
      ...rows(330, 116, ['Name', 'Boiler Works Ltd'], ['Address', 'Plot 61'], ['City', 'Baddi'], ['PIN', '174103']),
    ];
    expect(partiesOf(cells)).toEqual(['seller: Vanda Castings Ltd | Survey No. 214, Rajkot, 360024']);
  });

  it('have their values behind colons, too, several in a line', () => {
    const cells: Placed[] = [
      [50, 100, 'Cliente'],
      [50, 116, 'Denominazione: Enoteca Serra Snc'],
      [50, 132, 'Indirizzo: Via Santo Stefano 62'],
      [50, 148, 'Comune: Bologna Provincia: BO'],
      [50, 164, 'CAP: 40125'],
    ];
    expect(partiesOf(cells)).toEqual(['buyer: Enoteca Serra Snc | Via Santo Stefano 62, 40125, Bologna, BO']);
  });

  it('are none where labels stand over their values, or where a street alone has a label', () => {
    expect(
      partiesOf([
        [50, 100, 'Buyer'],
        [50, 116, 'Name'],
        [180, 116, 'City'],
        [310, 116, 'Country'],
        [50, 128, 'Ann Miller'],
        [180, 128, 'Leeds'],
        [310, 128, 'UK'],
      ]),
    ).toEqual([]);
    expect(
      partiesOf([[50, 100, 'Buyer'], ...rows(50, 116, ['Name', 'Ann Miller'], ['Address', '7 Mill Lane'])]),
    ).toEqual([]);
  });
});
