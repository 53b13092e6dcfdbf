import { describe, expect, it } from 'vitest';
import { boundedBy, calibratedFields } from '../../../src/extract/fapiao/calibration.ts';
import stored from '../../../src/extract/fapiao/curves.json' with { type: 'json' };
import type { Evidence } from '../../../src/domain/evidence.ts';
import { families } from '../../../src/extract/families/index.ts';
import type { Fields } from '../../../src/extract/reading.ts';

const number = (confidence: number, method: Evidence['method'] = 'ocr'): Fields => ({
  number: { value: '12345678', confidence, method },
});
const after = (family: string, fields: Fields): number => calibratedFields(family, fields).number?.confidence ?? 0;

describe('confidences of Chinese families', () => {
  it('are fitted for every family, for text and for pictures, and tested on held-out documents', () => {
    const chinese = families.map(({ name }) => name).filter((name) => name !== 'invoice' && name !== 'receipt');
    expect(Object.keys(stored.families).toSorted()).toEqual(chinese.toSorted());
    for (const methods of Object.values(stored.families)) expect(methods).toMatchObject({ text: {}, ocr: {} });
    expect(stored.provenance.sure.right).toBeGreaterThanOrEqual(0.98);
  });

  it('keep the order of the values, and keep doubtful values doubtful', () => {
    const confidences = [0.2, 0.4, 0.6, 0.8, 0.95].map((raw) => after('taxi-receipt', number(raw)));
    expect(confidences).toEqual(confidences.toSorted((a, b) => a - b));
    expect(confidences[0]).toBeLessThan(0.4);
    expect(confidences.at(-1)).toBeGreaterThan(0.9);
  });

  it('are unchanged for sources and families without training documents', () => {
    expect(after('taxi-receipt', number(0.8, 'qr'))).toBe(0.8);
    expect(after('a template', number(0.8))).toBe(0.8);
  });

  it('never exceed the bound that is set for a value', () => {
    expect(boundedBy({ value: 1, confidence: 0.9, method: 'ocr' }, 0.4).confidence).toBe(0.4);
    expect(boundedBy({ value: 1, confidence: 0.3, method: 'ocr' }, 0.4).confidence).toBe(0.3);
  });
});
