import { describe, expect, it } from 'vitest';
import { draftOfMap } from '../../src/books/map-draft.ts';
import { Failure } from '../../src/domain/failure.ts';
import { englishOf } from '../../src/texts/message.ts';
import { fapiao, german, german19and7, mapOf } from './books.ts';
import { englishWording, wordingIn } from '../../src/texts/wording.ts';

describe('a mapping file', () => {
  it.each([
    ['currency: euro', /books\.yml:1: currency: “euro” does not fit: write the code of a currency, such as EUR/],
    ['currency: EUR\npreset: sage', /books\.yml:2: preset: “sage” does not fit: write one of xero, quickbooks, /],
    [
      'currency: EUR\ndatev: { consultant: 7 }',
      /books\.yml:2: datev\.consultant: “7” does not fit: write a whole number from 1001 to 9999999/,
    ],
    ['currency: EUR\ncolour: red', /books\.yml:2: colour: there is no such key/],
    ['currency: &c EUR\npreset: *c', /aliases \(\*name\) are not allowed in a mapping file/],
    [
      'currency: EUR\nlayout: { rows: by-rate, columns: [{ head: a, value: sum }] }',
      /books\.yml:2: layout\.columns\.0\.value/,
    ],
    [
      'currency: EUR\npreset: xero\nlayout: { rows: by-rate, columns: [{ head: a, value: net }] }',
      /books\.yml:3: layout: cannot be combined with preset/,
    ],
  ])('says with file, line and field what is wrong in %j', async (yaml, message) => {
    await expect(mapOf(`${yaml}\n${german19and7}`)).rejects.toThrow(message);
  });

  it('has a line for each fault', async () => {
    const failure: unknown = await mapOf(draftOfMap([german, fapiao], 'datev', englishWording())).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(Failure);
    const { faults } = failure as Failure;
    expect(faults.map(englishOf)).toEqual([
      'books.yml:5: currency: is not filled in: write the code of a currency, such as EUR',
      'books.yml:8: datev.consultant: is not filled in: write a whole number from 1001 to 9999999',
      'books.yml:9: datev.client: is not filled in: write a whole number from 1 to 99999',
      'books.yml:10: datev.fiscalYearStart: is not filled in: write a date, such as 2025-01-01',
      'books.yml:11: datev.accountLength: is not filled in: write a whole number from 4 to 8',
    ]);
    expect((failure as Failure).message.split('\n')).toEqual(faults.map(englishOf));
  });

  it('refuses a seller that occurs twice', async () => {
    const twice = 'currency: EUR\nsellers: [{ name: A, taxId: DE1 }, { name: B, taxId: DE1 }]\ntaxes: []';
    await expect(mapOf(twice)).rejects.toThrow('books.yml:2: sellers.1: DE1 occurs twice');
  });
});

describe('the draft of a mapping file', () => {
  it('lists the sellers and tax rates that occur, and leaves open what nobody can read from an invoice', async () => {
    const yaml = draftOfMap([german, german], 'xero', englishWording());
    const map = await mapOf(yaml);
    expect(map).toMatchObject({ currency: 'EUR', preset: 'xero' });
    expect(map.sellers).toEqual([{ name: 'Märchen & Söhne GmbH', taxId: 'DE999000121', account: '', contra: '' }]);
    expect(map.taxes.map(({ rate, key }) => [rate, key])).toEqual([
      ['19%', ''],
      ['7%', ''],
    ]);
    expect(yaml.match(/TO FILL IN$/gm)).toHaveLength(3);
  });

  it('explains itself in the language of the user', async () => {
    const yaml = draftOfMap([german, german], 'xero', await wordingIn('de'));
    expect(yaml.match(/# AUSFÜLLEN$/gm)).toHaveLength(3);
    expect(yaml).not.toMatch(/# .*(?:invoices|TO FILL IN)/);
    expect(await mapOf(yaml)).toEqual(await mapOf(draftOfMap([german, german], 'xero', englishWording())));
  });

  it('does not choose between currencies, and divides Chinese rates by the type of the invoice', async () => {
    const yaml = draftOfMap([german, fapiao, { ...fapiao, type: 'vat_normal' }], 'kingdee', englishWording());
    expect(yaml).toMatch(/^currency: {2}# TO FILL IN: one of CNY, EUR$/m);
    const { taxes } = await mapOf(yaml.replace(/^currency:.*$/m, 'currency: CNY'));
    expect(taxes.map(({ rate, types }) => [rate, types])).toContainEqual(['6%', ['vat_special']]);
    expect(taxes.map(({ rate, types }) => [rate, types])).toContainEqual(['6%', ['vat_normal']]);
  });

  it('asks for the numbers that DATEV needs', async () => {
    await expect(mapOf(draftOfMap([german], 'datev', englishWording()))).rejects.toThrow(
      /datev\.consultant: is not filled in: write a whole number from 1001 to 9999999/,
    );
  });

  it('names every seller that has the same tax number', async () => {
    const named = (name: string) => ({ ...german, seller: { ...german.seller, name } });
    const yaml = draftOfMap(
      [german, named('Märchen & Söhne'), named('Märchen\n- name: x'), german],
      'xero',
      englishWording(),
    );
    expect(yaml).toContain('\n    # also under this tax number: "Märchen & Söhne", "Märchen\\n- name: x"\n');
    expect((await mapOf(yaml)).sellers).toHaveLength(1);
  });

  it('quotes names, so that none is read as YAML', async () => {
    const name = 'A: "B" # C\n- D';
    const { sellers } = await mapOf(
      draftOfMap([{ ...german, seller: { ...german.seller, name } }], 'xero', englishWording()),
    );
    expect(sellers[0]?.name).toBe(name);
  });
});
