import { describe, expect, it } from 'vitest';
import { findIbans, findVatIds } from '../../../../src/extract/western/values/ids.ts';

describe('identifiers', () => {
  it('finds an IBAN with blanks and checks its digits', () => {
    const text = 'IBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFF';
    expect(findIbans(text)[0]).toMatchObject({ iban: expect.stringMatching(/^DE89370400440532013000/) as string });
    expect(findIbans('DE89 3704 0044 0532 0130 00')[0]?.valid).toBe(true);
    expect(findIbans('DE89 3704 0044 0532 0130 01')[0]?.valid).toBe(false);
  });

  it('finds VAT numbers by their shape', () => {
    const text = 'USt-IdNr. DE 123 456 789, BTW NL001234567B01, 06AABCO6063D1ZQ';
    expect(findVatIds(text).map(({ id }) => id)).toEqual(['DE123456789', 'NL001234567B01', '06AABCO6063D1ZQ']);
  });
});
