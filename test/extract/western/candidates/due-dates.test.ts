/** Days by which is to be paid, where no label but a sentence names them. */
import { describe, expect, it } from 'vitest';
import type { Set } from '../../page-of.ts';
import { readInvoice as read, valuesOf as values } from '../readings.ts';

const invoice: readonly Set[] = [
  [50, 50, 'Kestrel Tools Ltd', 14],
  [50, 66, '4 Forge Street'],
  [50, 78, 'Leeds LS1 4AP'],
  [330, 126, 'Invoice number:'],
  [450, 126, 'KT-3107'],
  [330, 140, 'Invoice date:'],
  [450, 140, '5 August 2024'],
  [50, 240, 'Description'],
  [-540, 240, 'Amount'],
  [50, 256, 'Oak board'],
  [-540, 256, '250.00'],
  [380, 428, 'Total'],
  [-540, 428, '£250.00'],
];
const dueIn = (...texts: readonly Set[]): unknown => values(read([...invoice, ...texts]), 'dueDate')[0];

describe('a sentence that asks for a payment by a day', () => {
  it.each([
    'Kindly pay into our account with Harbour Bank not later than 5 September 2024.',
    'Please pay your portion by September 5, 2024. We accept debit and transfers.',
    'Balance due Sept. 5, 2024',
    'Wir ersuchen um Überweisung bis 5. September 2024 auf das Konto AT61 1904 3002 3457 3201',
    'Wir bitten Sie um Begleichung des Saldos bis spätestens 05.09.2024 auf unser Konto.',
    'Règlement par chèque ou virement, au plus tard le 05/09/2024.',
    'Forma de pago: transferencia antes del 05/09/2024',
    'Il pagamento è da eseguire con bonifico entro il 05/09/2024.',
    'Wij verzoeken u het bedrag over te maken vóór 05-09-2024.',
    'Pagamento por transferência até ao dia 05/09/2024.',
    'Prosimy o wpłatę na konto w terminie do dnia 05.09.2024.',
    'Beløpet betales til konto 1503 22 senest den 05.09.2024.',
    'Částku prosím uhraďte na účet nejpozději do 05.09.2024.',
  ])('gives the day: %s', (sentence) => {
    expect(dueIn([50, 460, sentence])).toBe('2024-09-05');
  });

  it('may go on in the next line', () => {
    const lines: readonly Set[] = [
      [50, 460, 'Kindly pay into our account with Harbour Bank, Account Name: Kestrel Tools'],
      [50, 472, 'Limited, Account Number: 1014473826, not later than 5 September 2024. Thank you.'],
    ];
    expect(dueIn(...lines)).toBe('2024-09-05');
  });
});

it.each([
  'For payments by transfer until 5 September 2024 we grant a discount of 2 %.',
  'Payment received. Offer valid until 5 September 2024.',
  'Thank you for your business until 5 September 2024.',
])('a day until which something else holds is none: %s', (sentence) => {
  expect(dueIn([50, 460, sentence])).toBeUndefined();
});

it.each([
  'Zahlbar bis 20.08.2024 mit 2 % Skonto (EUR 245,00), bis 05.09.2024 netto.',
  'Payable by 20 August 2024 less 2% discount, by 5 September 2024 in full.',
  'Betaalbaar tot 20-08-2024 met 2% korting, uiterlijk 05-09-2024 zonder korting.',
])('of two days the one by which all is to be paid: %s', (sentence) => {
  expect(dueIn([50, 460, sentence])).toBe('2024-09-05');
});
