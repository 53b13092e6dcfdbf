/** Whether the total in figures is the total in words (价税合计大写). Words that are no amount are not compared. */
import { parseAmountInWords } from '../../domain/amount-in-words.ts';
import { sameAmount } from '../../domain/money.ts';
import type { Check } from './check.ts';
import { money, verdict } from './verdict.ts';

export const amountInWordsCheck: Check = {
  id: 'amount-in-words',
  says: 'amount in words differs',
  doubts: ['totalAmount'],
  run({ invoice: { totalAmount }, facts: { amountInWords } }) {
    const inWords = amountInWords && parseAmountInWords(amountInWords.value);
    if (amountInWords === undefined || inWords === undefined || totalAmount === null) return undefined;
    // Credit notes may print the minus sign only before the figures.
    if (sameAmount(inWords, totalAmount) || (totalAmount < 0 && sameAmount(inWords, -totalAmount)))
      return verdict(1, []);
    const words = amountInWords.value.trim();
    return verdict(1, [{ message: `The total is ${money(totalAmount)}, in words ${money(inWords)} (${words})` }]);
  },
};
