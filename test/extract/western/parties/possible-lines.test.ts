import { expect, it } from 'vitest';
import { partyModel } from '../../../../src/extract/western/parties/model.ts';
import { mayBeOf } from '../../../../src/extract/western/parties/possible-lines.ts';

const mayBe = (line: string, inTable = false): ReturnType<typeof mayBeOf> =>
  mayBeOf(partyModel().text.of(line), inTable);

it.each(['Brightwater Plumbing Ltd', 'Frau Petra Kolb', 'Schreinerei Huber GmbH', '3M', 'Gästehaus am See'])(
  'looks for names in "%s"',
  (line) => expect(mayBe(line).name).toBe(true),
);

it.each(['14 Harrow Road', '80331 München', 'Calle de Alcalá 21', 'York YO1 8AA', 'Westminster, UK'])(
  'looks for addresses in "%s"',
  (line) => expect(mayBe(line).address).toBe(true),
);

it('looks for both in a sender’s line', () => {
  expect(mayBe('Kern Optik GmbH · Lindenweg 3 · 04109 Leipzig')).toEqual({ name: true, address: true });
});

it.each(['1.204,50', '120.00 EUR', '12.03.2024', 'Invoice number: 4471'])('looks for nothing in "%s"', (line) => {
  expect(mayBe(line)).toEqual({ name: false, address: false });
});

it('looks for nothing in tables', () => {
  expect(mayBe('14 Harrow Road', true)).toEqual({ name: false, address: false });
});
