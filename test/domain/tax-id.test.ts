import { describe, expect, it } from 'vitest';
import { chineseTaxIdVerdict, vatIdVerdict } from '../../src/domain/tax-id.ts';

describe('chineseTaxIdVerdict', () => {
  it.each([
    // Tencent and the example of GB 32100-2015.
    ['9144030071526726XG', 'valid'],
    ['91350100M000100Y43', 'valid'],
    ['91350100 M000100Y43', 'valid'],
    ['91350100M000100Y44', 'wrong_check_digit'],
    ['91350100M0O0100Y43', 'wrong_shape'],
    ['9135010', 'wrong_shape'],
    // The example of GB 11643-1999: an identity number.
    ['11010519491231002X', 'valid'],
    ['110105194912310021', 'wrong_check_digit'],
    ['440301715267261', undefined],
    ['91440101XXXXXXXX8R', undefined],
    ['9144************8R', undefined],
  ])('%s: %s', (id, verdict) => {
    expect(chineseTaxIdVerdict(id)).toBe(verdict);
  });
});

describe('vatIdVerdict', () => {
  it.each([
    'DE136695976',
    'DE 136 695 976',
    'FR40303265045',
    'IT00743110157',
    'ESB58378431',
    'ES54362315K',
    'ESX2482300W',
    'NL004495445B01',
    'NL123456789B13',
    'BE0428759497',
    'ATU13585627',
    'PT501964843',
    'LU15027442',
    'DK13585628',
    'PL8567346215',
    'SE123456789701',
    'FI20774740',
    'HR33392005961',
  ])('%s is valid', (id) => {
    expect(vatIdVerdict(id)).toBe('valid');
  });

  it.each([
    'DE136695977',
    'FR84323140391',
    'IT00743110158',
    'ESB58378432',
    'NL123456790B12',
    'BE0431150351',
    'ATU00000023',
    'PT502757192',
  ])('%s has a wrong check digit', (id) => {
    expect(vatIdVerdict(id)).toBe('wrong_check_digit');
  });

  it.each([
    ['DE12345', 'wrong_shape'],
    ['ATU1234567', 'wrong_shape'],
    ['22/815/0815/4', undefined],
    ['CHE-123.456.789', undefined],
    ['DEBTOR', undefined],
    ['DE122...', undefined],
    ['', undefined],
  ])('%s: %s', (id, verdict) => {
    expect(vatIdVerdict(id)).toBe(verdict);
  });
});
