import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTemplates, parseTemplate } from '../../../src/extract/templates/load.ts';

const good = `issuer: Nebelhorn Werke
keywords: [Nebelhorn]
fields:
  number: { regex: 'Nr (\\S+)' }
`;

describe('a template that cannot be used', () => {
  it.each([
    ['no YAML', 'issuer: [', 'a.yml:1: '],
    ['not an object', '- 1', 'a.yml:1: Invalid input: expected object'],
    ['an unknown key', good.replace('keywords', 'keyword'), 'a.yml:2: keyword: there is no such key'],
    ['no keywords', good.replace('[Nebelhorn]', '[]'), 'a.yml:2: keywords: '],
    ['an unknown field', good.replace('number', 'nummer'), 'a.yml:4: fields.nummer: '],
    [
      'a pattern that is none',
      good.replace('(\\S+)', '(\\S+'),
      'a.yml:4: fields.number.regex: Invalid regular expression',
    ],
    [
      'a rule without a way',
      good.replace("regex: 'Nr (\\S+)'", ''),
      'a.yml:4: fields.number: needs "regex", "label" or "value"',
    ],
    [
      'a label without direction',
      good.replace("regex: 'Nr (\\S+)'", 'label: Nr'),
      'a.yml:4: fields.number: "label" needs "direction"',
    ],
    [
      'a type that the field does not have',
      good.replace("{ regex: 'Nr (\\S+)' }", "\n    regex: 'Nr (\\S+)'\n    type: date"),
      'a.yml:6: fields.number.type: number is a text, not a date',
    ],
    [
      'a date format without a year',
      `${good}  issueDate: { regex: '(.+)', format: dd.MM. }\n`,
      'a.yml:5: fields.issueDate.format: must contain day, month and year',
    ],
    [
      'a language that is none',
      `${good}  dueDate: { regex: '(.+)', locale: x_y }\n`,
      'a.yml:5: fields.dueDate.locale: ',
    ],
    [
      'an amount in words',
      `${good}  totalAmount: { value: ten }\n`,
      'a.yml:5: fields.totalAmount.value: is not a valid value',
    ],
    ['a number that is a figure', `${good}  code: { value: 12 }\n`, 'a.yml:5: fields.code.value: must be in quotes'],
    ['lines without groups', `${good}lines:\n  line: '.+'\n`, 'a.yml:6: lines.line: needs named groups'],
    [
      'an unknown group',
      `${good}lines:\n  line: '(?<what>.+)'\n`,
      'a.yml:6: lines.line: there is no line field "what"',
    ],
    [
      'two ways to read lines',
      `${good}lines:\n  line: '(?<unit>.)'\n  headers: { unit: U, quantity: Q }\n`,
      'a.yml:6: lines: ',
    ],
    [
      'a required field without a rule',
      `${good}required: [number, iban]\n`,
      'a.yml:5: required.1: there is no rule for iban',
    ],
    [
      'a currency that is no code',
      `${good}options: { currency: Euro }\n`,
      'a.yml:5: options.currency: must be an ISO 4217 code',
    ],
    ['aliases', 'issuer: &a x\nkeywords: [*a]\nfields: {}\n', 'a.yml: aliases'],
  ])('%s: the message says where', async (_what, text, message) => {
    await expect(parseTemplate(text, 'a.yml')).rejects.toMatchObject({ kind: 'bad_request' });
    await expect(parseTemplate(text, 'a.yml')).rejects.toThrow(message);
  });

  it('is reported with all its errors at once', async () => {
    const text = good.replace('number', 'nummer').replace('issuer', 'isuer');
    await expect(parseTemplate(text, 'a.yml')).rejects.toThrow(
      'a.yml:1: issuer: is missing\na.yml:1: isuer: there is no such key\na.yml:4: fields.nummer: there is no such key',
    );
  });
});

it('accepts the named groups of Python, and escapes that the flag "u" forbids', async () => {
  const text = good.replace('(\\S+)', '(?P<value>[\\w\\-]+)\\:');
  expect((await parseTemplate(text, 'a.yml')).fields.number?.regex).toContain('?P<value>');
});

describe('a folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'templates-'));
    await mkdir(join(folder, 'more'));
    await writeFile(join(folder, 'b.yml'), good);
    await writeFile(join(folder, 'more', 'a.yaml'), good);
    await writeFile(join(folder, 'readme.md'), 'not a template');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives its templates in order of their names, with those in subfolders', async () => {
    const { templates } = await loadTemplates(folder);
    expect(templates.map(({ name }) => name)).toEqual(['b', 'more/a']);
  });

  it('gets another version if a template changes, even by a comment', async () => {
    const before = (await loadTemplates(folder)).version;
    expect((await loadTemplates(folder)).version).toBe(before);
    await writeFile(join(folder, 'b.yml'), `${good}# changed\n`);
    expect((await loadTemplates(folder)).version).not.toBe(before);
  });

  it('is refused as a whole if one template is invalid, or if the folder does not exist', async () => {
    await writeFile(join(folder, 'c.yml'), 'issuer: x');
    await expect(loadTemplates(folder)).rejects.toThrow('c.yml:1: keywords: is missing');
    await expect(loadTemplates(join(folder, 'gone'))).rejects.toMatchObject({ kind: 'bad_request' });
  });
});
