import { expect, it } from 'vitest';
import { meaningOf } from '../../../../src/extract/western/candidates/roles.ts';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { chainsOf } from '../../../../src/extract/western/parties/chains.ts';
import { sectionsOf, shareInBlock, shareUnder } from '../../../../src/extract/western/parties/sections.ts';
import { type Set, pageOf } from '../../page-of.ts';

/** Of each text, the role of the heading that it stands under. */
function rolesOn(sets: readonly Set[]): ReadonlyMap<string, string | undefined> {
  const survey = surveyOf([pageOf(sets)]);
  const { nodes } = chainsOf(survey, new Set([1]));
  const sections = sectionsOf(nodes, ({ cell }) => meaningOf(survey, cell));
  return new Map(nodes.map(({ cell, id }) => [cell.text, sections[id]?.role]));
}

it('a value in a column of its own stands under the last heading above it', () => {
  const roles = rolesOn([
    [50, 100, 'Seller'],
    [50, 114, 'Name'],
    [200, 114, 'Aldgate Paper Ltd'],
    [50, 128, 'Address'],
    [200, 128, '4 Mill Lane'],
    [50, 160, 'Buyer'],
    [50, 174, 'Name'],
    [200, 174, 'Corner Books'],
  ]);
  expect(roles.get('Aldgate Paper Ltd')).toBe('seller');
  expect(roles.get('4 Mill Lane')).toBe('seller');
  expect(roles.get('Corner Books')).toBe('buyer');
});

it('of two headings side by side, what stands below is of the nearer one on its left', () => {
  const roles = rolesOn([
    [50, 100, 'Seller'],
    [320, 100, 'Buyer'],
    [50, 120, 'Aldgate Paper Ltd'],
    [180, 120, '4 Mill Lane'],
    [320, 120, 'Corner Books'],
    [450, 120, '18 High Street'],
  ]);
  expect(roles.get('4 Mill Lane')).toBe('seller');
  expect(roles.get('Corner Books')).toBe('buyer');
  expect(roles.get('18 High Street')).toBe('buyer');
});

it('a heading alone in the middle of the page stands over all that is below it', () => {
  const roles = rolesOn([
    [250, 100, 'Seller'],
    [50, 114, 'Name: Aldgate Paper Ltd'],
    [380, 114, 'Number: 88140'],
    [250, 140, 'Buyer'],
    [50, 154, 'Name: Corner Books'],
    [380, 154, 'Number: 77120'],
  ]);
  expect(roles.get('Name: Aldgate Paper Ltd')).toBe('seller');
  expect(roles.get('Name: Corner Books')).toBe('buyer');
});

it('nothing is under a heading that is on its right, below it or far above it', () => {
  const roles = rolesOn([
    [50, 60, 'Aldgate Paper Ltd'],
    [300, 100, 'Buyer'],
    [50, 120, '4 Mill Lane'],
    [300, 500, 'Thank you'],
  ]);
  expect(roles.get('Aldgate Paper Ltd')).toBeUndefined();
  expect(roles.get('4 Mill Lane')).toBeUndefined();
  expect(roles.get('Thank you')).toBeUndefined();
});

it.each(['shipTo', 'remitTo', 'otherParty', 'seller'] as const)(
  'what stands under a heading of %s is hardly the buyer’s on a page that has a heading of the buyer',
  (role) => {
    const section = { role, above: 1, left: 0 };
    expect(shareUnder(section, 'buyer', new Set(['buyer', role]))).toBeLessThan(0.5);
    expect(shareUnder(section, 'buyer', new Set([role]))).toBe(1);
  },
);

it('what stands under no heading or under its own may be anybody’s', () => {
  const headed = new Set(['seller', 'buyer', 'remitTo'] as const);
  expect(shareUnder(undefined, 'buyer', headed)).toBe(1);
  expect(shareUnder({ role: 'buyer', above: 1, left: 0 }, 'buyer', headed)).toBe(1);
});

it('what stands in one block under the heading of the buyer is hardly the seller’s, and what stands apart may be', () => {
  const survey = surveyOf([
    pageOf([
      [50, 50, 'Karavan Rentals'],
      [50, 120, 'Bill to'],
      [50, 132, 'Bergstrom Consulting AB'],
      [50, 144, 'Kungsgatan 48'],
      [50, 156, '111 35 Stockholm'],
    ]),
  ]);
  const { nodes } = chainsOf(survey, new Set([1]));
  const shareOf = (text: string, role: 'seller' | 'buyer'): number | undefined => {
    const node = nodes.find(({ cell }) => cell.text === text);
    return node && shareInBlock(node, role, ({ cell }) => meaningOf(survey, cell));
  };
  expect(shareOf('111 35 Stockholm', 'seller')).toBeLessThan(0.5);
  expect(shareOf('111 35 Stockholm', 'buyer')).toBe(1);
  expect(shareOf('Karavan Rentals', 'seller')).toBe(1);
});
