import { describe, expect, it } from 'vitest';
import { findColumns, labelsInText, mendLetters } from '../../../../src/extract/western/labels/match.ts';
import { languages } from '../../../../src/extract/western/languages/index.ts';

const meanings = (text: string): string[][] => labelsInText(text).map((hit) => [...hit.meanings]);

describe('labels', () => {
  it('ignores case, accents, blanks and punctuation', () => {
    for (const text of ['Rechnungs-Nr.:', 'RECHNUNGSNR', 'Rechnungs Nr', 'RechnungsNr.']) {
      expect(meanings(text)).toEqual([['number']]);
    }
    expect(meanings("Date d'échéance")).toEqual([['dueDate']]);
  });

  it('knows letters that are not Latin, whatever their case and accents', () => {
    for (const text of ['Ημερομηνία έκδοσης:', 'ΗΜΕΡΟΜΗΝΙΑ ΕΚΔΟΣΗΣ', 'Ημ/νία Έκδοσης'])
      expect(meanings(text)).toEqual([['issueDate']]);
    expect(meanings('Τρόπος πληρωμής')).toEqual(meanings('ΤΡΟΠΟΣ ΠΛΗΡΩΜΗΣ'));
    for (const text of ['Данъчна основа:', 'ДАНЪЧНА ОСНОВА']) expect(meanings(text)).toEqual([['net']]);
    expect(meanings('Фактура №')).toEqual(meanings('ФАКТУРА No'));
    expect(meanings('Фактурата')).toEqual([]);
  });

  it('prefers the longest phrase', () => {
    expect(meanings('Total excl. VAT')).toEqual([['net']]);
    expect(meanings('Total incl. VAT')).toEqual([['grandTotal']]);
  });

  it('says where the label ends, so that the rest is the value', () => {
    const text = 'Factuurnummer: 993548900';
    const [hit] = labelsInText(text);
    expect(text.slice(hit?.end)).toBe(': 993548900');
  });

  it('finds no label inside a word or an identifier', () => {
    expect(meanings('Subtotalisation')).toEqual([]);
    expect(meanings('RE-20140522/501')).toEqual([]);
  });

  it('finds a German compound by its last part, but only as a title', () => {
    expect(meanings('Mietrechnung Nr. 93')[0]).toEqual(['number']);
    expect(meanings('gemäß der Mietrechnung Nr. 93')).toEqual([]);
  });

  it('corrects letters that recognition often misreads, and keeps positions', () => {
    expect(mendLetters('Tota! Am0unt')).toBe('Total Amount');
    expect(mendLetters('No 1005')).toBe('No 1005');
  });

  it('knows the ways in which a document says until when it is to be paid', () => {
    const labels = [
      'Balance due by',
      'Must be received by',
      'Zahlbar ohne Abzug bis zum',
      'Zahlungseingang spätestens',
      "À payer jusqu'au",
      "Date d'exigibilité",
      'Páguese hasta el',
      'Fecha de Vto.',
      'Da saldare entro il',
      'Te voldoen uiterlijk op',
      'Dt. Vencto.',
      'Prosimy o zapłatę do dnia',
      'Bedes betalt senest den',
      'Uhraďte do',
      'De plată până la',
    ];
    for (const label of labels) expect(labelsInText(label)[0]?.meanings, label).toContain('dueDate');
    // The sum stands behind some of them.
    expect(labelsInText('Amount due by')[0]?.meanings).toContain('amountDue');
  });

  it('tells the number of a document from other numbers, whatever the document is called', () => {
    for (const label of [
      'Bescheidnummer',
      'Serie y folio',
      'Número de la factura',
      "N° d'avoir",
      'Cash Memo No.',
      'Número da NFS-e',
    ])
      expect(labelsInText(label)[0]?.meanings, label).toContain('number');
  });

  it('finds the short names of taxes right before a rate, where recognition loses the blank', () => {
    for (const label of ['VAT20%', 'IVA21 %', 'TVA 5,5%', 'DPH23 %:', 'I.V.A.22%', 'BTW9,0%'])
      expect(labelsInText(label)[0]?.meanings, label).toContain('tax');
    expect(labelsInText('VAT2014')).toEqual([]);
  });

  it('finds columns in every language', () => {
    for (const title of [
      'Description',
      'Bezeichnung',
      'Désignation',
      'Descripción',
      'Descrizione',
      'Omschrijving',
      'Designação',
    ]) {
      expect(findColumns(title)[0]?.meanings).toContain('description');
    }
  });

  it('has twelve months and the essential labels in every language', () => {
    for (const language of languages) {
      expect(language.months).toHaveLength(12);
      for (const meaning of ['number', 'issueDate', 'net', 'tax', 'total', 'buyer'] as const) {
        expect(language.labels[meaning].length, `${language.code} ${meaning}`).toBeGreaterThan(0);
      }
    }
  });
});
