import { expect, it } from 'vitest';
import { meaningOf } from '../../../../src/extract/western/candidates/roles.ts';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { type Set, pageOf } from '../../page-of.ts';
import { row } from '../kestrel-invoice.ts';

const items: readonly Set[] = [
  ...row(240, 'Description', 'Qty', 'Unit price', 'Amount'),
  ...row(256, 'Chisel set', '2', '50.00', '100.00'),
  [380, 300, 'Total due'],
  [-540, 300, '100.00'],
];

/** The role that the cell with this text is the label of. */
function roleOf(text: string, sets: readonly Set[]): string | undefined {
  const survey = surveyOf([pageOf(sets)]);
  const cell = survey.layout.cells.find((one) => one.text === text);
  return cell && meaningOf(survey, cell);
}

const to: Set = [50, 630, 'To: Kestrel Tools Ltd'];

it.each(['PAYMENT ADVICE', 'Remittance advice'])('"To" below the title "%s" is where the money goes', (title) => {
  expect(roleOf(to[2], [...items, [50, 600, title, 16], to])).toBe('remitTo');
});

it('"To" without such a title is the buyer, and so is "Customer" below it', () => {
  expect(roleOf(to[2], [...items, to])).toBe('buyer');
  const customer: Set = [50, 630, 'Customer: Marrow & Pith Ltd'];
  expect(roleOf(customer[2], [...items, [50, 600, 'PAYMENT ADVICE', 16], customer])).toBe('buyer');
});

it('"To" above the items is the buyer, whatever the document is called', () => {
  const addressed: Set = [50, 120, 'To: Marrow & Pith Ltd'];
  expect(roleOf(addressed[2], [[50, 60, 'Statement', 16], addressed, ...items])).toBe('buyer');
});
