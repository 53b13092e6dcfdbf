/** Whether the total in figures is the total in words (价税合计大写). Words that are not an amount are not compared. */
import { parseAmountInWords } from '../../domain/amount-in-words.ts';
import { isCreditNote } from '../../domain/credit-note.ts';
import { sameAmount } from '../../domain/money.ts';
import { message } from '../../texts/message.ts';
import type { Check } from './check.ts';
import { verdict } from './verdict.ts';

export const amountInWordsCheck: Check = {
  id: 'amount-in-words',
  says: 'amount-in-words.says',
  doubts: ['totalAmount'],
  run({ invoice, facts: { amountInWords } }) {
    const { totalAmount } = invoice;
    const inWords = amountInWords && parseAmountInWords(amountInWords.value);
    if (amountInWords === undefined || inWords === undefined || totalAmount === null) return undefined;
    // Credit notes print a minus sign before the figures, before the words, before both or before neither.
    const areSignsFree = isCreditNote(invoice) || totalAmount < 0;
    const isSame = areSignsFree
      ? sameAmount(Math.abs(inWords), Math.abs(totalAmount))
      : sameAmount(inWords, totalAmount);
    if (isSame) return verdict(1, []);
    const words = amountInWords.value.trim();
    return verdict(1, [{ message: message('amount-in-words.differs', { total: totalAmount, inWords, words }) }]);
  },
};
