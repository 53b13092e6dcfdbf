import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingFromQr } from '../../../src/extract/sources/qr-payload.ts';

/** Field values of a payload, or undefined where it is none. */
function valuesOf(payload: string): Record<string, unknown> | undefined {
  const reading = readingFromQr(payload, 1);
  if (!reading) return undefined;
  return Object.fromEntries(Object.entries(reading.fields).map(([field, evidence]) => [field, evidence.value]));
}

const check20 = '12345678901234567890';
const number20 = '24952000000012345678';

describe('readingFromQr', () => {
  it.each([
    [
      'an electronic normal invoice: net amount',
      `01,10,012345678911,12345678,144.82,20221208,${check20},A582,`,
      {
        code: '012345678911',
        number: '12345678',
        netAmount: 144.82,
        issueDate: '2022-12-08',
        checkCode: check20,
        type: 'vat_normal',
      },
    ],
    [
      'a paper special invoice without check code',
      '01,01,1234567890,12345678,1000.5,20190508,,00FF',
      { code: '1234567890', netAmount: 1000.5, type: 'vat_special' },
    ],
    [
      'a digital special invoice: total',
      `01,31,,${number20},268.00,20260610,,3AB4`,
      { number: number20, totalAmount: 268, type: 'vat_special' },
    ],
    [
      'a digital normal invoice with blanks, an ISO date and no check sum',
      `01,32, ,${number20},56.20,2026-03-09, ,`,
      { number: number20, totalAmount: 56.2, issueDate: '2026-03-09', type: 'vat_normal' },
    ],
    ['a red (negative) digital invoice', `01,32,,${number20},-56.20,20260309,,`, { totalAmount: -56.2 }],
    [
      'a rail ticket: shifted by one, net amount',
      `01,10,${number20},45.28,20220317,6026`,
      { number: number20, netAmount: 45.28, issueDate: '2022-03-17' },
    ],
    [
      'an air itinerary',
      `01,61,,${number20},100.00,20230303,,89f5`,
      { number: number20, totalAmount: 100, type: 'flight', documentType: 'ticket' },
    ],
    [
      'a fiscal receipt',
      'CZ-EI-00,1.1.0,12345678,0123456789,b05e2a,20260609,90.00',
      { code: '12345678', number: '0123456789', checkCode: 'b05e2a', totalAmount: 90, documentType: 'receipt' },
    ],
    [
      'the link of a toll receipt',
      'http://receipts.example.cn/page/12345678/0123456789/RolVjv',
      { code: '12345678', number: '0123456789', checkCode: 'RolVjv' },
    ],
  ])('reads %s', (_name, payload, expected) => {
    expect(valuesOf(payload)).toMatchObject(expected);
  });

  it('leaves the type open in a shifted payload, because its kind code means another kind', () => {
    expect(valuesOf(`01,10,${number20},45.28,20220317,6026`)).not.toHaveProperty('type');
  });

  it('fills no field with an amount of unknown meaning', () => {
    const reading = readingFromQr(`01,77,,${number20},10.00,20260309,,`, 2);
    expect(reading?.facts.openAmount).toBe(10);
    expect(reading?.fields).not.toHaveProperty('totalAmount');
    expect(reading?.pages).toEqual([2, 2]);
  });

  it('keeps the payload as evidence', () => {
    const payload = `01,31,,${number20},268.00,20260610,,3AB4`;
    expect(readingFromQr(payload, 3)?.fields.number).toMatchObject({ method: 'qr', page: 3, text: payload });
  });

  it.each([
    ['a web address', 'https://example.com/'],
    ['a payment code', 'wxp://f2f0abcdef'],
    ['a wrong version', `02,31,,${number20},268.00,20260610,,3AB4`],
    ['a number too short', '01,31,,1234567,268.00,20260610,,3AB4'],
    ['a day that does not exist', `01,31,,${number20},268.00,20260231,,3AB4`],
    ['an amount that is none', `01,31,,${number20},26 8,00.x,20260610,,3AB4`],
    ['a fiscal receipt without number', 'CZ-EI-00,1.1.0,12345678,,b05e2a,20260609,90.00'],
    ['nothing', ''],
    ['a long text', '01,31,,'.padEnd(5000, '1')],
  ])('refuses %s', (_name, payload) => {
    expect(readingFromQr(payload, 1)).toBeUndefined();
  });

  it('never throws, whatever the code contains', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.string({ maxLength: 22 })).map((parts) => `01,31,${parts.join(',')}`),
        ),
        (payload) => {
          const reading = readingFromQr(payload, 1);
          if (reading) expect(reading.fields.number?.value).toMatch(/^\d{8,20}$/);
        },
      ),
    );
  });

  it('reads back the values that a digital invoice was written with', () => {
    const cents = fc.integer({ min: -1e12, max: 1e12 });
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    const blank = fc.constantFrom('', ' ', '  ');
    fc.assert(
      fc.property(cents, day, blank, fc.stringMatching(/^\d{20}$/), (units, date, gap, number) => {
        const amount = (units / 100).toFixed(2);
        const iso = date.toISOString().slice(0, 10);
        const values = valuesOf(`01,32,${gap},${number},${gap}${amount},${iso.replaceAll('-', '')},${gap},`);
        expect(values).toMatchObject({ number, issueDate: iso, totalAmount: Number(amount) });
      }),
    );
  });
});
