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

  it('is that of the country where the account is, if nothing else says it', () => {
    const lines = ['Rechnung Nr. 7', 'Gesamtbetrag 2.197,22'];
    expect(currencyOf(...lines, 'IBAN DE02 1203 0000 0000 2020 51')).toMatchObject({
      value: 'EUR',
      method: 'computed',
    });
    expect(currencyOf(...lines, 'IBAN DE03 1203 0000 0000 2020 51')).toBeUndefined();
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

  it('does not take a reference that begins with the letters of a code for an amount', () => {
    expect(currencyOf('Account COP002', 'Order MAD-118', 'SAR 0417', 'Total credit 393.60')).toBeUndefined();
    expect(currencyOf('Account COP002', '22 High Street, Leeds LS1 4AP', 'Total credit 393.60')?.value).toBe('GBP');
    expect(currencyOf('Total COP150,000.00')?.value).toBe('COP');
    expect(currencyOf('Total KES 98,600')?.value).toBe('KES');
  });

  it('reads a code in brackets at the head of a column', () => {
    expect(currencyOf('PARTICULARS AMOUNT (KES)', 'Tuition 68,000.00', 'Amount payable 98,600.00')?.value).toBe('KES');
  });

  it.each([
    ['ZAR', ['VAT (15%) R 82.31', 'Total due R 631.02', 'Veldcom (Pty) Ltd, Midrand, 1685']],
    ['ZAR', ['VAT R82.31', 'Total R631.02', '14 Loop Street, Cape Town 8001']],
    ['AED', ['Total Dhs. 2,835.00', 'P.O. Box 88214, Dubai, U.A.E.']],
    ['KES', ['Total KSh 98,600.00', 'P.O. Box 44118, Nairobi, Kenya']],
  ])('is %s according to the words and towns of its country', (code, lines) => {
    expect(currencyOf(...lines)).toMatchObject({ value: code });
    expect(currencyOf(...lines)?.confidence).toBeGreaterThan(doubtful);
  });

  it('does not take a letter before a number for rand in a document of no such country', () => {
    expect(currencyOf('Room R 214', 'Total due: £ 80.00')?.value).toBe('GBP');
    expect(currencyOf('Room R 214', 'Total due: 80.00')).toBeUndefined();
  });

  it('takes dollars for Canadian ones where a provincial tax stands beside that of the federation', () => {
    const total = ['Subtotal $264.99', 'GST (5%) $13.25'];
    expect(currencyOf(...total, 'PST (6%) $15.90', 'Total $294.14')?.value).toBe('CAD');
    expect(currencyOf('118 Main St', 'Rosthern, SK S0K 3R0', 'Total $294.14')?.value).toBe('CAD');
    expect(currencyOf('Saskatoon, SK S7J OX5', 'Total $294.14')?.value).toBe('CAD');
  });

  it('does not mistake feet or an Italian pronoun for money', () => {
    expect(currencyOf('Invoice no. 2041', 'Ladder 12 Ft', 'Total due: £ 80.00')?.value).toBe('GBP');
    expect(currencyOf('Fattura n. 2041', 'Per Lei 10 lei', 'Totale € 80,00', 'Imponibile € 65,57')?.value).toBe('EUR');
  });
});
