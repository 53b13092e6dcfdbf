import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountInWords, parseAmountInWords } from '../../src/domain/amount-in-words.ts';

describe('parseAmountInWords', () => {
  it.each([
    ['叁拾玖元伍角肆分', 39.54],
    ['壹拾元零壹分', 10.01],
    ['贰圆壹角贰分', 2.12],
    ['⊗壹佰伍拾圆整', 150],
    ['ⓧ 壹 万 零 伍 拾 圆 正', 10_050],
    ['人民币壹亿零贰佰万零叁元整', 102_000_003],
    ['拾伍元整', 15],
    ['伍角', 0.5],
    ['伍分', 0.05],
    ['零圆整', 0],
    ['壹佰圆零角零分', 100],
    ['负伍拾陆圆贰角整', -56.2],
    ['（负数）伍拾陆圆贰角', -56.2],
    ['价税合计（大写）⊗柒佰肆拾圆整', 740],
    ['貳仟零參拾圓整', 2030],
    ['壹仟壹佰壹拾壹万壹仟壹佰壹拾壹元壹角壹分', 11_111_111.11],
    ['三千六百元', 3600],
  ])('%s is %d', (text, amount) => {
    expect(parseAmountInWords(text)).toBe(amount);
  });

  it.each([
    '',
    '整',
    '叁拾玖',
    '备注',
    '壹壹元',
    '元',
    '佰元整',
    '壹拾佰元',
    '壹亿亿元',
    '壹元元',
    '¥150.00',
    '壹元伍',
    '拾'.repeat(100),
  ])('%s is not an amount', (text) => {
    expect(parseAmountInWords(text)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Array.from('零壹贰拾佰仟万亿元圆角分整负⊗ 甲'))), (parts) => {
        const amount = parseAmountInWords(parts.join(''));
        expect(amount === undefined || Number.isFinite(amount)).toBe(true);
      }),
    );
  });
});

describe('amountInWords', () => {
  it.each([
    [390.5, '叁佰玖拾圆伍角整'],
    [10.01, '壹拾圆零壹分'],
    [100_000_001, '壹亿零壹圆整'],
    [10_200, '壹万零贰佰圆整'],
    [0, '零圆整'],
    [-0.05, '负伍分'],
  ])('%d is %s', (amount, words) => {
    expect(amountInWords(amount)).toBe(words);
  });

  it('is read back as the same amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }), (units) => {
        expect(parseAmountInWords(amountInWords(units / 100))).toBe(units / 100);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses amounts that have no words', () => {
    expect(() => amountInWords(1e12)).toThrow(RangeError);
  });
});
