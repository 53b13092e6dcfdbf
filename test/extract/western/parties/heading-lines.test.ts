import { expect, it } from 'vitest';
import { isHeadingLine } from '../../../../src/extract/western/parties/heading-lines.ts';

it.each([
  'MY CLIENT',
  'CUSTOMER SERVICE',
  'Your logo here',
  'Unser Kunde:',
  'Votre client',
  'Datos del cliente',
  'I vostri dati',
  'Uw gegevens',
  'Dados do cliente',
  'Twoje dane',
  'Vaše údaje',
  'Dina uppgifter',
])('is only a heading: %s', (text) => {
  expect(isHeadingLine(text)).toBe(true);
});

it.each([
  ['a name with a word of headings in it', 'Client Earth'],
  ['a company that is called like a heading', 'Customer Service Ltd'],
  ['a placeholder for a name', 'Company Name'],
  ['words of two languages', 'Votre Kunde'],
  ['no words at all', '4711'],
])('is none: %s', (_, text) => {
  expect(isHeadingLine(text)).toBe(false);
});
