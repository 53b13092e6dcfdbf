/** Numbers of documents amid what recognition misread, and what looks like them. */
import { describe, expect, it } from 'vitest';
import { type Set, pageOf } from '../../page-of.ts';
import { invoice } from '../../../../src/extract/western/invoice.ts';

const others: readonly Set[] = [
  [50, 50, 'Kestrel Tools Ltd', 14],
  [50, 66, '4 Forge Street'],
  [50, 78, 'Leeds LS1 4AP'],
  [330, 180, 'Invoice date:'],
  [450, 180, '5 August 2024'],
  [50, 240, 'Description'],
  [-540, 240, 'Amount'],
  [50, 256, 'Oak board'],
  [-540, 256, '250.00'],
  [380, 428, 'Total'],
  [-540, 428, '250.00'],
];
const numberOn = (...texts: readonly Set[]): unknown =>
  invoice.read([{ ...pageOf([...others, ...texts]), textSource: 'ocr' }])[0]?.fields.number?.value;

describe('the number of a document', () => {
  it('is no word with letters that were read as digits', () => {
    expect(numberOn([330, 120, 'INVOICE NO.'], [450, 120, '884120773'], [330, 134, 'INV0ICE'])).toBe('884120773');
  });

  it('is no number of a register whose label was misread', () => {
    expect(numberOn([50, 92, '0rg.nr 556418-2270'], [330, 120, 'FAKTURA nr 408817'])).toBe('408817');
  });

  it('is no amount with its currency right below the title', () => {
    expect(numberOn([330, 60, 'Invoice', 14], [450, 60, 'RM75.66', 14], [330, 120, 'Invoice No.: 000347'])).toBe(
      '000347',
    );
  });

  it('has no sign of a number before it', () => {
    expect(numberOn([330, 60, 'FATTURA', 14], [330, 80, 'N.1482'])).toBe('1482');
  });

  it('may have a series with a hyphen, or with digits in it', () => {
    expect(numberOn([330, 60, 'TAX INVOICE', 14], [330, 80, 'No. NMS-A 250988'])).toBe('NMS-A 250988');
    expect(numberOn([330, 60, 'Invoice no.: AK6SA 4471902'])).toBe('AK6SA 4471902');
  });

  it('is that of the credit note, not of the invoice that it names', () => {
    expect(
      numberOn(
        [330, 60, 'Credit note'],
        [450, 60, 'CN40218'],
        [330, 80, 'Our invoice'],
        [450, 80, 'INV 771820 of 14-May-2024'],
      ),
    ).toBe('CN40218');
  });
});
