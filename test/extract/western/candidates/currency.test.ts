import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../src/domain/evidence.ts';
import { chooseCurrency } from '../../../../src/extract/western/candidates/currency.ts';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { pageOf } from '../../page-of.ts';

const currencyOf = (...lines: readonly string[]): Evidence<string> | undefined =>
  chooseCurrency(surveyOf([pageOf(lines.map((line, index) => [50, 60 + 20 * index, line] as const))]), 'text');

/** Below this a person looks at the value. */
const doubtful = 0.5;

describe('currency', () => {
  it.each([
    ['SEK', ['Fakturanummer: 2041', 'Förfallodatum: 2026-04-11', 'Summa exkl. moms 400,00', 'Att betala: 500,00 kr']],
    ['DKK', ['Fakturanr. 2041', 'Forfaldsdato 11.04.2026', 'I alt ekskl. moms 400,00', 'Beløb til betaling 500,00 kr']],
    ['NOK', ['Fakturanr. 2041', 'Forfallsdato 11.04.2026', 'Sum eks. mva 400,00', 'Å betale kr 500,00']],
    [
      'RON',
      ['Factura nr. 2041', 'Data scadenței 11.04.2026', 'Total fără TVA 400,00 lei', 'Total de plată 476,00 lei'],
    ],
    ['HUF', ['Számlaszám: 2041', 'Fizetési határidő: 2026.04.11.', 'Fizetendő összesen: 50 800 Ft']],
    ['CZK', ['Invoice no. 2041', 'Total due 1 234,50 Kč']],
    ['PLN', ['Invoice no. 2041', 'Total due 1 234,50 zł']],
  ])('is %s according to the words of its language', (code, lines) => {
    expect(currencyOf(...lines)).toMatchObject({ value: code });
    expect(currencyOf(...lines)?.confidence).toBeGreaterThan(doubtful);
  });

  it('takes crowns for those of the country in a document of another language', () => {
    const inCrowns = (address: string): unknown =>
      currencyOf('Invoice no. 2041', address, 'Total due: 500,00 kr')?.value;
    expect(inCrowns('Storgatan 3, 111 22 Stockholm, Sweden')).toBe('SEK');
    expect(inCrowns('Bølgevej 21, 9998 Tågehavn, Denmark')).toBe('DKK');
  });

  it('is unsure of crowns if nothing names the country', () => {
    expect(currencyOf('Invoice no. 2041', 'Total due: 500,00 kr')?.confidence).toBeLessThan(doubtful);
  });

  it('does not mistake feet or an Italian pronoun for money', () => {
    expect(currencyOf('Invoice no. 2041', 'Ladder 12 Ft', 'Total due: £ 80.00')?.value).toBe('GBP');
    expect(currencyOf('Fattura n. 2041', 'Per Lei 10 lei', 'Totale € 80,00', 'Imponibile € 65,57')?.value).toBe('EUR');
  });
});
