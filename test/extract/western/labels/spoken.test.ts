import { describe, expect, it } from 'vitest';
import { labelsInText } from '../../../../src/extract/western/labels/match.ts';
import { withoutForeign } from '../../../../src/extract/western/labels/spoken.ts';

/** The meanings of the labels that count on a page with these texts, by text. */
const meaningsOn = (...texts: string[]): Record<string, string[]> => {
  const labels = withoutForeign(new Map(texts.map((text) => [text, labelsInText(text)])));
  return Object.fromEntries([...labels].map(([text, hits]) => [text, hits.flatMap(({ meanings }) => meanings)]));
};

const english = ['Invoice number: 4711', 'Payment terms', 'Amount due', 'Subtotal'] as const;

describe('short labels of other languages', () => {
  it('are words or names on an English invoice', () => {
    const found = meaningsOn(...english, 'Do Good Foundation', 'Base camp tents', 'Van den Berg', 'Para cord');
    expect(found['Do Good Foundation']).toEqual([]);
    expect(found['Base camp tents']).toEqual([]);
    expect(found['Van den Berg']).toEqual([]);
    expect(found['Para cord']).toEqual([]);
  });

  it('count in a document of their language', () => {
    const found = meaningsOn('Numer faktury: 4711', 'Termin płatności', 'Sposób zapłaty', 'Do: Sklep Nowy');
    expect(found['Do: Sklep Nowy']).toEqual(['buyer']);
  });

  it('count in both languages of a bilingual document', () => {
    const found = meaningsOn(...english, 'Rechnungsnummer', 'Zahlungsbedingungen', 'Zwischensumme', 'von', 'From');
    expect(found['von']).toEqual(['seller']);
    expect(found['From']).toContain('seller');
  });

  it('count everywhere where they name a tax or a register, or are words of every language', () => {
    const found = meaningsOn(...english, 'MwSt. 19 %', 'CVR 12345678');
    expect(meaningsOn('Numéro de facture', 'Conditions de paiement', 'Montant total', 'Net')['Net']).toEqual(['net']);
    expect(found['MwSt. 19 %']).toEqual(['tax']);
    expect(found['CVR 12345678']).toEqual(['otherNumber']);
  });

  it('count where nothing else says what language the document is in', () => {
    expect(meaningsOn('Do: Sklep Nowy')['Do: Sklep Nowy']).toEqual(['buyer']);
  });
});
