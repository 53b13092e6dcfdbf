import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/domain/document.ts';
import type { Word } from '../../../src/geometry/word.ts';
import type { Family } from '../../../src/extract/families/family.ts';
import type { Reading } from '../../../src/extract/reading.ts';
import { templateFamilies } from '../../../src/extract/templates/family.ts';
import { parseTemplate } from '../../../src/extract/templates/load.ts';
import { withinDeadline } from '../../../src/extract/templates/patterns.ts';
import { at, rightAt } from '../fapiao/form.ts';

const pageOf = (number: number, words: readonly Word[], textSource: Page['textSource'] = 'text'): Page => ({
  number,
  width: 595,
  height: 842,
  words,
  textSource,
});

/** In an order that says nothing, as in a content stream. */
const letter = (number = 1, invoice = 'NW-88'): Page =>
  pageOf(number, [
    ...rightAt(560, 300, '1.234,50'),
    ...at(40, 40, 'Nebelhorn Werke GmbH'),
    ...at(40, 100, 'Vorgang:'),
    ...at(160, 100, invoice),
    ...at(40, 120, 'Gestellt'),
    ...at(160, 120, 'Frist'),
    ...at(40, 132, '03.04.2024'),
    ...at(160, 132, '05.04.2024'),
    ...at(40, 200, 'Ware'),
    ...at(110, 200, 'Zahl'),
    ...at(500, 200, 'Summe'),
    ...at(40, 220, 'Seil lang'),
    ...at(110, 220, '2'),
    ...rightAt(560, 220, '1.000,00'),
    ...at(40, 232, 'aus Hanf'),
    ...at(40, 250, 'Haken'),
    ...at(110, 250, '3'),
    ...rightAt(560, 250, '234,50'),
    ...at(40, 300, 'Alles zusammen EUR'),
  ]);

const head = `issuer: Nebelhorn Werke GmbH\nkeywords: [nebelhornwerke]\n`;

const family = async (yaml: string, builtIn: readonly Family[] = []): Promise<Family> => {
  const [made] = templateFamilies([{ name: 'nebelhorn', template: await parseTemplate(yaml, 'x.yml') }], builtIn);
  return made!;
};
const read = async (yaml: string, pages: readonly Page[] = [letter()]): Promise<Reading> =>
  (await family(yaml)).read(pages)[0]!;

const valueBy = async (field: string, rule: string, pages?: readonly Page[], options = ''): Promise<unknown> => {
  const { fields } = await read(`${head}${options}fields:\n  ${field}: ${rule}\n`, pages);
  return Object.entries(fields).find(([name]) => name === field)?.[1].value;
};

describe('a field', () => {
  it.each([
    ['number', "{ regex: 'Vorgang:\\s+(\\S+)' }", 'NW-88'],
    ['number', "{ regex: ['Nummer (.+)', 'Vorgang:\\s+(?<value>\\w+)-(\\d+)'] }", 'NW'],
    ['number', "{ regex: 'NW-\\d+' }", 'NW-88'],
    ['number', '{ label: vorgang, direction: right }', 'NW-88'],
    ['number', "{ label: Vorgang, direction: right, regex: '\\d+' }", '88'],
    ['number', '{ label: /Vor.ang/, direction: right }', 'NW-88'],
    ['number', '{ label: Vorgang, direction: inline }', undefined],
    ['issueDate', '{ label: Gestellt, direction: below }', '2024-04-03'],
    ['dueDate', '{ label: Frist, direction: below }', '2024-04-05'],
    ['dueDate', '{ label: Frist, direction: below, dayfirst: false, format: MM.dd.yyyy }', '2024-05-04'],
    ['totalAmount', "{ regex: 'zusammen EUR\\s+(\\S+)' }", 1234.5],
    ['totalAmount', '{ label: Alles zusammen EUR, direction: right, type: amount }', 1234.5],
    ['currency', "{ regex: 'zusammen (EUR|USD)' }", 'EUR'],
    ['paymentTerms', '{ value: 14 Tage }', '14 Tage'],
    ['seller.name', '{ value: Nebelhorn }', 'Nebelhorn'],
    ['type', '{ value: hotel }', 'hotel'],
    ['dueDate', "{ regex: 'nichts (.+)' }", undefined],
  ])('named %s is read by the rule %s as %s', async (field, rule, value) => {
    expect(await valueBy(field, rule)).toBe(value);
  });

  it.each([
    ['2 marca 2024', '{ label: Data, direction: right, locale: pl }', '2024-03-02'],
    ['7. helmikuuta 2024', '{ label: Data, direction: right, locale: fi, format: d. MMMM yyyy }', '2024-02-07'],
    ['03/04/24', '{ label: Data, direction: right, dayfirst: false }', '2024-03-04'],
    ['24.12.31', '{ label: Data, direction: right, format: yy.MM.dd }', '2024-12-31'],
  ])('reads the date %s by %s', async (text, rule, value) => {
    const page = pageOf(1, [...at(40, 40, 'Nebelhorn Werke'), ...at(40, 60, 'Data'), ...at(120, 60, text)]);
    expect(await valueBy('issueDate', rule, [page])).toBe(value);
  });

  it.each([
    ['1,234', '', 1234],
    ['1,234', 'options: { decimal_separator: "," }\n', 1.234],
    ["1'234.50", 'options: { decimal_separator: "." }\n', 1234.5],
    ['1 234,50', 'options: { decimal_separator: "," }\n', 1234.5],
    ['(12.00)', '', -12],
    ['12.00-', '', -12],
  ])('reads the amount %s with %j as %d', async (text, options, value) => {
    const page = pageOf(1, [...at(40, 40, 'Nebelhorn Werke'), ...at(40, 60, 'Sum'), ...at(120, 60, text)]);
    expect(await valueBy('totalAmount', '{ label: Sum, direction: right }', [page], options)).toBe(value);
  });

  it('matches without blanks where the template says so', async () => {
    const page = pageOf(1, [...at(40, 40, 'Nebelhorn Werke'), ...at(40, 60, 'R e f'), ...at(120, 60, 'A 1 7')]);
    const options = 'options: { remove_whitespace: true }\n';
    expect(await valueBy('number', "{ regex: 'Ref(\\w+)' }", [page], options)).toBe('A17');
  });

  it('has a box around exactly the matched characters', async () => {
    const { fields } = await read(`${head}fields:\n  number: { regex: 'Vorgang:\\s+(\\S+)' }\n`);
    const [word] = at(160, 100, 'NW-88');
    expect(fields.number).toEqual({
      value: 'NW-88',
      confidence: 0.97,
      method: 'text',
      page: 1,
      box: word!.box,
      text: 'NW-88',
    });
  });

  it('is no surer than the recognition of its characters', async () => {
    const words = letter().words.map((word) => ({ ...word, confidence: word.text === 'NW-88' ? 0.5 : 1 }));
    const { fields } = await read(`${head}fields:\n  number: { regex: 'Vorgang:\\s+(\\S+)' }\n`, [
      pageOf(1, words, 'ocr'),
    ]);
    expect(fields.number?.method).toBe('ocr');
    expect(fields.number?.confidence).toBeCloseTo(0.97 * 0.97 * 0.5);
  });

  it('with a fixed value says so, and has a box if the value is on the page', async () => {
    const { fields } = await read(`${head}fields:\n  paymentTerms: { value: 14 Tage }\n`);
    expect(fields.paymentTerms).toEqual({ value: '14 Tage', confidence: 0.97, method: 'template' });
    expect(fields['seller.name']).toMatchObject({ value: 'Nebelhorn Werke GmbH', method: 'template', page: 1 });
  });
});

describe('lines', () => {
  const rope = { description: 'Seil lang', quantity: 2, netAmount: 1000 };
  const hook = { description: 'Haken', quantity: 3, netAmount: 234.5 };
  const values = async (lines: string) =>
    (await read(`${head}fields: {}\nlines:\n${lines}`)).lines.map(({ value }) => value);

  it('are read by a pattern, between start and end', async () => {
    const found = await values(
      `  start: ^Ware\n  end: ^Alles\n  line: '^(?<description>.+?)\\s{2,}(?<quantity>\\d+)\\s+(?<netAmount>[\\d.,]+)$'\n`,
    );
    expect(found).toMatchObject([rope, hook]);
    expect(found[0]).toMatchObject({ unitPrice: null, taxRate: null });
  });

  it('are read by a pattern, with descriptions that continue in the next line', async () => {
    const found = await values(
      `  start: ^Ware\n  end: ^Alles\n  wrap: true\n  line: '^(?<description>.+?)\\s{2,}(?<quantity>\\d+)\\s+(?<netAmount>[\\d.,]+)$'\n`,
    );
    expect(found.map(({ description }) => description)).toEqual(['Seil lang aus Hanf', 'Haken']);
  });

  it('are read by the titles of their columns', async () => {
    const found = await values('  headers: { description: Ware, quantity: Zahl, netAmount: Summe }\n  end: ^Alles\n');
    expect(found).toMatchObject([{ ...rope, description: 'Seil lang aus Hanf' }, hook]);
  });
});

describe('a template', () => {
  const numbered = `${head}fields:\n  number: { regex: 'Vorgang:\\s+(\\S+)' }\n`;

  it('claims pages with all its keywords and none of those that it excludes', async () => {
    const sure = async (yaml: string) => (await family(yaml)).recognises([letter()]);
    expect(await sure(numbered)).toBe(1);
    expect(await sure(numbered.replace('[nebelhornwerke]', '[Nebelhorn, Vorgang]'))).toBe(1);
    expect(await sure(numbered.replace('[nebelhornwerke]', '[/^Neb\\w+ Werke/]'))).toBe(1);
    expect(await sure(numbered.replace('[nebelhornwerke]', '[Nebelhorn, Mahnung]'))).toBe(0);
    expect(await sure(`${numbered}exclude_keywords: [Vorgang]\n`)).toBe(0);
  });

  it('takes precedence over others by its priority', async () => {
    const template = await parseTemplate(numbered, 'x.yml');
    const found = templateFamilies(
      [
        { name: 'low', template: { ...template, priority: 1 } },
        { name: 'high', template: { ...template, priority: 9 } },
      ],
      [],
    );
    expect(found.map(({ name }) => name)).toEqual(['template high', 'template low']);
  });

  it('reads one invoice for each number, with the pages that belong to it', async () => {
    const list = pageOf(2, at(40, 40, 'Nebelhorn Werke: noch eine Seite'));
    const readings = (await family(numbered)).read([letter(1), list, letter(3, 'NW-89')]);
    expect(readings.map(({ fields, pages }) => [fields.number?.value, pages])).toEqual([
      ['NW-88', [1, 2]],
      ['NW-89', [3, 3]],
    ]);
  });

  it('leaves only what it has no rule for to the built-in family', async () => {
    const said = { confidence: 0.9, method: 'text' } as const;
    const builtIn: Family = {
      name: 'invoice',
      needed: [],
      recognises: () => 0.5,
      read: () => [
        {
          source: 'invoice',
          fields: { number: { value: 'wrong', ...said }, 'buyer.name': { value: 'Kunde', ...said } },
          lines: [],
          facts: {},
        },
      ],
    };
    const [reading] = (await family(numbered, [builtIn])).read([letter()]);
    expect(reading?.completion?.fields).toEqual({ 'buyer.name': { value: 'Kunde', ...said } });
  });

  it('with a pattern that runs too long is stopped, and the message names it', async () => {
    const text = `${head}fields:\n  number: { regex: '([\\s\\S]+)+Q$' }\n`;
    const made = await family(text);
    expect(() => made.read([letter()])).toThrow('The template nebelhorn took longer than 2 s');
    // The deadline is no single shot: what comes after works.
    expect((await family(numbered)).read([letter()])).toHaveLength(1);
  });
});

it('the time limit passes on errors and values', () => {
  expect(withinDeadline('x', () => [1])).toEqual([1]);
  expect(() =>
    withinDeadline('x', () => {
      throw new RangeError('mine');
    }),
  ).toThrow('mine');
});
