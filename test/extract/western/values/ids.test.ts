import { describe, expect, it } from 'vitest';
import { findIbans, findVatIds } from '../../../../src/extract/western/values/ids.ts';

describe('identifiers', () => {
  it('finds an IBAN with blanks and checks its digits', () => {
    const text = 'IBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFF';
    expect(findIbans(text)[0]).toMatchObject({ iban: 'DE89370400440532013000', valid: true });
    expect(findIbans('DE89 3704 0044 0532 0130 00')[0]?.valid).toBe(true);
    expect(findIbans('DE89 3704 0044 0532 0130 01')[0]?.valid).toBe(false);
  });

  it('leaves a BIC on the same line out of the IBAN, whatever it is called', () => {
    expect(findIbans('IBAN DE89 3704 0044 0532 0130 00 SWIFT COBADEFF')[0]?.iban).toBe('DE89370400440532013000');
    expect(findIbans('DE89 3704 0044 0532 0130 01 COBADEFF')[0]?.valid).toBe(false);
  });

  it('finds VAT numbers of northern and eastern countries', () => {
    const text = 'DIČ CZ99900000, Org.nr NO 999 000 000 MVA, adószám HU99900000, CUI RO99900000, NIP PL9990000008';
    expect(findVatIds(text).map(({ id }) => id)).toEqual([
      'CZ99900000',
      'NO999000000MVA',
      'HU99900000',
      'RO99900000',
      'PL9990000008',
    ]);
  });

  it('finds VAT numbers by their shape', () => {
    const text = 'USt-IdNr. DE 123 456 789, BTW NL001234567B01, 06AABCO6063D1ZQ';
    expect(findVatIds(text).map(({ id }) => id)).toEqual(['DE123456789', 'NL001234567B01', '06AABCO6063D1ZQ']);
    expect(findVatIds('ИН по ЗДДС: BG204587963, ΑΦΜ EL 094259216, CY10259033P').map(({ id }) => id)).toEqual([
      'BG204587963',
      'EL094259216',
      'CY10259033P',
    ]);
  });
});
