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

  it('is the rupee on a recognised page from India, which reads its sign as that of the euro', () => {
    const texts = [
      [50, 60, 'GSTIN: 27AAPFU0939F1ZV'],
      [50, 80, 'Maharashtra, India'],
      [50, 100, 'Total €4,50,000.00'],
    ] as const;
    const page = pageOf(texts);
    expect(chooseCurrency(surveyOf([{ ...page, textSource: 'ocr' }]), 'ocr')).toMatchObject({ value: 'INR' });
    expect(chooseCurrency(surveyOf([page]), 'text')).toMatchObject({ value: 'EUR' });
  });

  it('is that of the country where the account is, if nothing else says it', () => {
    const lines = ['Rechnung Nr. 7', 'Gesamtbetrag 2.197,22'];
    expect(currencyOf(...lines, 'IBAN DE02 1203 0000 0000 2020 51')).toMatchObject({
      value: 'EUR',
      method: 'computed',
    });
    expect(currencyOf(...lines, 'DE03 1203 0000 0000 2020 51')).toBeUndefined();
  });

  it('is that of the country that a misread IBAN, a VAT number or the language names, if nothing else says it', () => {
    const lines = ['Rechnung Nr. 7', 'Gesamtbetrag 2.197,22'];
    for (const line of ['IBAN DE03 1203 0000 0000 2020 51', 'DE 174 930 285', 'USt-IdNr. 174930285', 'AG Ulm HRA 4417'])
      expect(currencyOf(...lines, line), line).toMatchObject({ value: 'EUR', method: 'computed' });
    expect(currencyOf('Faktura nr 7', 'Sprzedawca', 'Nabywca', 'Razem do zapłaty 2.197,22')).toMatchObject({
      value: 'PLN',
      method: 'computed',
    });
    // German is also written in Switzerland.
    expect(currencyOf(...lines)).toBeUndefined();
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

  it.each([
    ['JMD', ['GCT 15% 1,500.00', 'TOTAL $11,500.00', '14 Constant Way, Kingston 8']],
    ['JMD', ['Rate J$', 'Total J$ 90,200.00', 'Guest: 14 Pine Street, Halifax NS, Canada']],
    ['TTD', ['VAT 12.5% $25.00', 'Total $225.00', 'Tel. (868) 555-0142']],
    ['NZD', ['GST 090-118-225', 'TOTAL $46.00', 'INCL GST $6.00']],
    ['NZD', ['GST 15% $6.00', 'TOTAL $46.00']],
    ['GHS', ['NHIL 2.5% 20.00', 'Total 1,020.00', 'P.O. Box 118, Accra']],
    ['NGN', ['VAT 7.5% N3,750.00', 'Total N53,750.00', '12 Allen Close, Ikeja']],
    ['NGN', ['Total 53,000.00', 'Fifty-three thousand naira only']],
    ['PKR', ['Total Rs. 53,750.00', 'Shop 4, Saddar, Karachi']],
    ['INR', ['Total Rs. 53,750.00', 'Shop 4, Church Street']],
    ['LKR', ['Total Rs 53,750.00', '118 Galle Face, Colombo 03, Sri Lanka']],
    ['UGX', ['Total UShs 53,750.00', 'Plot 4, Kampala Road']],
    ['PHP', ['VAT-Reg. TIN 004-118-225-00000', 'Total P 1,120.00']],
    ['SAR', ['VAT (15%) SR 15.00', 'Total SR 115.00', 'King Road, Riyadh 12211']],
    ['COP', ['Factura de venta FV 118', 'NIT 900.118.225-4', 'Total a pagar $ 119.000']],
    ['CLP', ['Factura electrónica N° 118', 'R.U.T.: 76.118.225-4', 'Total $ 119.000']],
    ['ARS', ['Factura B 0001-00000118', 'CUIT 30-70118225-4', 'Total $ 119.000,00']],
    ['PEN', ['Factura F001-118', 'IGV 18% 18.00', 'Importe total S/ 118.00']],
    ['PEN', ['Factura F001-118', 'IGV 18% 18.00', 'Importe total 118.00']],
    ['DOP', ['Factura B0100000118', 'ITBIS 18% 18.00', 'Total $118.00']],
    ['CRC', ['Factura 118', 'IVA 13% 1 300,00', 'Total ₡ 11 300,00']],
    ['USD', ['Factura 001-001-000000118', 'R.U.C. 1790011822001', 'Quito', 'Total $115.00']],
    ['XOF', ['Facture n° 118', 'Plateau, Dakar', 'Total TTC 118 000 FCFA']],
    ['XAF', ['Facture n° 118', 'Akwa, Douala', 'Total TTC 118 000 FCFA']],
    ['MAD', ['Facture n° 118', 'ICE 001118225000047', 'Casablanca', 'Total TTC 1 200,00 DH']],
    ['AOA', ['Fatura FT 2024/118', 'Rua da Missão, Luanda', 'Total 1 140,00 Kz']],
    ['MZN', ['Fatura FT 2024/118', 'NUIT 400118225', 'Total 1 160,00 MT']],
  ])('is %s by what only one country prints', (code, lines) => {
    expect(currencyOf(...lines)).toMatchObject({ value: code });
    expect(currencyOf(...lines)?.confidence).toBeGreaterThan(doubtful);
  });

  it('takes a French till without a sign of money for one of France', () => {
    expect(currencyOf('TVA 20,00 % 3,62', 'Net 18,12', 'Montant TTC 21,74')).toMatchObject({ value: 'EUR' });
  });

  it('takes a VAT number in groups of three, four and two digits for a British one', () => {
    expect(currencyOf('Bilham Stores', 'VAT No: 228 1190 45', 'TOTAL 25.81')?.value).toBe('GBP');
    expect(currencyOf('Bilham Stores', 'VAT No: 228119045', 'TOTAL 25.81')).toBeUndefined();
  });

  it('does not take goods that are named after a country for a place', () => {
    expect(currencyOf('Coffee', 'Colombia 250 g $14.00', 'Jamaica Blue Mountain $38.00', 'Total $52.00')).toMatchObject(
      {
        value: 'USD',
      },
    );
    expect(currencyOf('Jamaica, NY 11432', 'Total $52.00')?.value).toBe('USD');
  });

  it('reads a code that a label ends in, and one that a label of its own announces', () => {
    expect(currencyOf('Sub-total 100.00', 'TOTAL JMD')).toMatchObject({ value: 'JMD' });
    expect(currencyOf('Moneda: DOP', 'Subtotal $ 100.00', 'Total $ 118.00')).toMatchObject({ value: 'DOP' });
    expect(currencyOf('PEN 2 pcs', 'Total £ 118.00')).toMatchObject({ value: 'GBP' });
  });

  it('is less sure of dollars where one line alone names their country', () => {
    const total = 'Total $ 118.00';
    const confidence = (...lines: readonly string[]): number => currencyOf(...lines, total)?.confidence ?? 0;
    expect(confidence('GST 15% $ 15.39')).toBeLessThan(confidence('GST 15% $ 15.39', 'Wellington 6011'));
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

it('is no balboa where a number stands behind "B/"', () => {
  expect(currencyOf('CREME B/8 6,90', 'TOTAL TTC 24,96', '46000 Cahors')?.value).not.toBe('PAB');
  expect(currencyOf('TOTAL B/. 24.96')?.value).toBe('PAB');
  expect(currencyOf('TOTAL B/ 24.96')?.value).toBe('PAB');
});
