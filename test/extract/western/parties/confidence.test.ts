import { describe, expect, it } from 'vitest';
import { type ChosenText, confidenceOf, sure } from '../../../../src/extract/western/parties/confidence.ts';
import fitted from '../../../../src/extract/western/parties/confidence.json' with { type: 'json' };

const chosen = (text: string, more: Partial<ChosenText> = {}): number =>
  confidenceOf({
    path: 'seller.name',
    text,
    probability: 0.6,
    agrees: true,
    isFormElsewhere: false,
    cutRival: 0,
    ...more,
  });

describe('how sure a chosen party is', () => {
  it('grows with the odds', () => {
    const growing = [0.1, 0.4, 0.6, 0.999].map((probability) => chosen('Acme', { probability }));
    expect(growing).toEqual(growing.toSorted((a, b) => a - b));
  });

  it('is high for a name that ends in its legal form, and low where the line goes on', () => {
    // At these odds neither reaches what a value may claim that is not sure.
    const unlikely = { probability: 0.2 };
    expect(chosen('Acme Ltd', unlikely)).toBeGreaterThan(chosen('Acme', unlikely));
    expect(chosen('Acme Ltd Accounts Department', unlikely)).toBeLessThan(chosen('Acme Ltd', unlikely));
    expect(chosen('Fattura per Mario Rossi', unlikely)).toBeLessThanOrEqual(chosen('Mario Rossi', unlikely));
    expect(chosen('Acme 4711', unlikely)).toBeLessThan(chosen('Acme', unlikely));
  });

  it('is low where the same name with another line is as likely', () => {
    const unlikely = { probability: 0.2 };
    expect(chosen('Studio Tecnico', { ...unlikely, cutRival: 0.9 })).toBeLessThan(chosen('Studio Tecnico', unlikely));
  });

  it('asks nothing of the text of an address', () => {
    const address = { path: 'seller.address' };
    expect(chosen('12 Elm Road, Ltd Park', address)).toBe(chosen('12 Elm Road', address));
  });

  it('is not called sure below the score from which values were right on documents held out', () => {
    const almost = confidenceOf(
      { path: 'seller.name', text: 'Acme', probability: 0.9, agrees: true, isFormElsewhere: false, cutRival: 0 },
      fitted,
    );
    expect(almost).toBeLessThan(sure);
    expect(chosen('Acme Ltd', { probability: 0.9999 })).toBeGreaterThan(sure);
    const { right, sure: all } = fitted.provenance.heldOut;
    // One of a few may be wrong by chance.
    expect(all - right).toBeLessThanOrEqual(Math.max(1, 0.02 * all));
  });
});
