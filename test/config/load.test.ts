import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { initialConfig } from '../../src/config/initial.ts';
import { loadConfig, type Sources } from '../../src/config/load.ts';
import { nearest } from '../../src/config/nearest.ts';
import { configJsonSchema, settings } from '../../src/config/schema.ts';
import { englishOf } from '../../src/texts/message.ts';

let cwd = '';
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'invoicectl-config-'));
  // Ends the search upwards.
  await writeFile(join(cwd, 'package.json'), '{}');
});

const load = (more: Partial<Sources> = {}) => loadConfig({ flags: {}, env: {}, cwd, ...more });
const write = async (content: unknown, name = 'invoicectl.config.json'): Promise<string> => {
  const path = join(cwd, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

describe('the configuration', () => {
  it('prefers the flag to the environment, the file and the default, in this order, and says where each value is from', async () => {
    const file = await write({ extract: { ocr: 'never', maxPages: 5, schema: 'fapiao', failOn: 'review' } });
    const env = { INVOICECTL_OCR: 'always', INVOICECTL_MAX_PAGES: '6', INVOICECTL_SCHEMA: 'supplier' };
    const { config, origins } = await load({ flags: { ocr: 'auto', 'max-pages': '7' }, env });
    expect(config.extract).toMatchObject({
      ocr: 'auto',
      maxPages: 7,
      schema: 'supplier',
      failOn: 'review',
      timeoutSeconds: 120,
    });
    expect(origins).toMatchObject({
      'extract.ocr': 'flag --ocr',
      'extract.schema': 'environment INVOICECTL_SCHEMA',
      'extract.failOn': `file ${file}`,
      'extract.timeoutSeconds': 'default',
    });
  });

  it('reads lists, numbers and switches from text', async () => {
    const env = {
      INVOICECTL_OCR_LANG: 'en, zh',
      INVOICECTL_TIMEOUT: '1.5',
      INVOICECTL_CACHE: 'no',
      INVOICECTL_CACHE_DIR: '/c',
    };
    const { config } = await load({ env });
    expect(config.extract).toMatchObject({ ocrLanguages: ['en', 'zh'], timeoutSeconds: 1.5, cache: false });
    expect(config.cache.dir).toBe('/c');
    expect((await load({ flags: { cache: false } })).origins['extract.cache']).toBe('flag --no-cache');
  });

  it('a switch that now has named values accepts these and its former true and false', async () => {
    const ocr = async (flag: string | boolean) => (await load({ flags: { 'convert-ocr': flag } })).config.convert.ocr;
    expect(await Promise.all([true, 'true', 'redo', 'never', 'false'].map(ocr))).toEqual([
      'auto',
      'auto',
      'redo',
      'never',
      undefined,
    ]);
    expect((await load({ env: { INVOICECTL_CONVERT_OCR: 'yes' } })).config.convert.ocr).toBe('auto');
    await write({ convert: { ocr: false } });
    expect((await load({})).config.convert.ocr).toBeUndefined();
    await expect(ocr('perhaps')).rejects.toMatchObject({ detail: 'Allowed: auto, always, redo, never' });
  });

  it.each([
    [{ extract: { ocrEngin: 'paddle' } }, /no setting "extract\.ocrEngin"/, 'Did you mean "ocrEngine"?'],
    [{ extrac: {} }, /no setting "extrac"/, 'Did you mean "extract"?'],
    [{ xyzzyplugh: {} }, /no setting "xyzzyplugh"/, 'invoicectl config schema lists all settings'],
    [{ extract: 'never' }, /"extract" must be an object/, undefined],
    [{ extract: { ocr: 'sometimes' } }, /extract\.ocr \(file /, 'Allowed: auto, always, never'],
    [{ extract: { maxPages: 0 } }, /extract\.maxPages/, undefined],
    [[], /does not contain an object/, undefined],
  ])('refuses the file %j', async (content, message, detail) => {
    await write(content);
    await expect(load()).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringMatching(message),
      detail,
    });
  });

  it.each([
    ['ocr', 'nver', '"nver" is not allowed', 'Did you mean never? Allowed: auto, always, never'],
    ['ocr', 'x', '"x" is not allowed', 'Allowed: auto, always, never'],
    ['ocr-lang', 'zh,xx', '"xx" is not allowed', 'Allowed: zh, en'],
    ['concurrency', 'two', '"two" is not a number', undefined],
    ['public-url', 'example', '"example" is not a URL', undefined],
    ['max-pages', '1.5', '1.5 is not a whole number', undefined],
    ['concurrency', '0', 'must be at least 1', undefined],
    ['margin', '5000', 'must be at most 100', undefined],
    ['convert-pdf-password', '', 'must not be empty', undefined],
    ['cache', 'perhaps', '"perhaps" is not true or false', 'Allowed: true, false'],
    ['layout', '9x9x9', 'auto, or rows x columns, each up to 20: 1x1, 2x1, 2x2', undefined],
  ])('says in words what is wrong with the value of --%s: %s', async (flag, value, words, detail) => {
    const refused = expect(load({ flags: { [flag]: value } })).rejects;
    await refused.toMatchObject({ message: expect.stringMatching(/^[\w.]+ \(flag --/), detail });
    await refused.toMatchObject({ message: expect.stringContaining(`): ${words}`) });
  });

  it('names a file that cannot be read, and says why', async () => {
    const named = (file: string) => expect(load({ file })).rejects;
    await named(join(cwd, 'nope.json')).toMatchObject({ detail: 'It does not exist' });
    await named(cwd).toMatchObject({ message: expect.stringContaining(cwd), detail: 'It is a folder' });
    const file = await write('{"extract":');
    await expect(load()).rejects.toMatchObject({ detail: expect.stringContaining(file) });
  });

  it('does not repeat the value of a secret that is invalid', async () => {
    const secret = 'k'.repeat(200);
    const failure = await load({ flags: { 'convert-pdf-password': secret } }).catch((error: unknown) => error);
    expect(String(failure)).toContain('must be at most 127 characters long');
    expect(String(failure)).not.toContain('kkk');
  });

  it.each([
    [{ INVOICECTL_OCR: 'maybe' }, /extract\.ocr \(environment INVOICECTL_OCR\)/],
    [{ INVOICECTL_TIMEOUT: 'soon' }, /extract\.timeoutSeconds \(environment INVOICECTL_TIMEOUT\)/],
    [{ INVOICECTL_OCR_LANG: 'xx' }, /extract\.ocrLanguages/],
  ])('refuses the environment variable %j', async (env, message) => {
    await expect(load({ env })).rejects.toMatchObject({ kind: 'bad_request', message: expect.stringMatching(message) });
  });

  it('warns of unknown variables that begin with INVOICECTL_, and suggests the nearest known one', async () => {
    const { notes } = await load({
      env: { INVOICECTL_OCR_LANGS: 'zh', INVOICECTL_REQUIRE_ENGINES: '1', PATH: '/bin' },
    });
    expect(notes.map(englishOf)).toEqual([
      'The variable INVOICECTL_OCR_LANGS has no meaning; did you mean INVOICECTL_OCR_LANG?',
    ]);
  });

  it('reads YAML, and a file that is named explicitly', async () => {
    await write('extract:\n  ocr: never\n', '.invoicectlrc.yaml');
    expect((await load()).config.extract.ocr).toBe('never');
    const file = await write({ extract: { ocr: 'always' } }, 'other.json');
    expect((await load({ file })).config.extract.ocr).toBe('always');
    expect((await load({ env: { INVOICECTL_CONFIG: file } })).file).toBe(file);
    await expect(load({ file: join(cwd, 'nowhere.json') })).rejects.toMatchObject({ kind: 'bad_request' });
    await write('{ broken', 'broken.json');
    await expect(load({ file: join(cwd, 'broken.json') })).rejects.toMatchObject({ kind: 'bad_request' });
  });

  it('never runs a configuration file as a program', async () => {
    const marker = join(cwd, 'ran');
    const file = await write(
      `require('node:fs').writeFileSync(${JSON.stringify(marker)}, ''); module.exports = {};`,
      'invoicectl.config.cjs',
    );
    expect((await load()).file).toBeUndefined();
    await expect(load({ file })).rejects.toMatchObject({ kind: 'bad_request' });
    await expect(readFile(marker)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

it('the example beside the README is what `config init` writes, and is accepted', async () => {
  const example = await readFile(join(import.meta.dirname, '../../invoicectl.config.example.json'), 'utf8');
  expect(example).toBe(initialConfig());
  await write(example);
  const { config } = await load();
  const { config: defaults } = await load({ cwd: tmpdir() });
  expect(config).toEqual(defaults);
});

it('the JSON schema has every setting, and no other', () => {
  expect(configJsonSchema()).toMatchObject({ additionalProperties: false });
  const properties = JSON.stringify(configJsonSchema());
  for (const { key } of settings) expect(properties).toContain(`"${key}"`);
});

it('every setting has a name and a variable of its own', () => {
  expect(new Set(settings.map(({ env }) => env)).size).toBe(settings.length);
  expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
});

it.each([
  ['conurrency', 'concurrency'],
  ['FORMAT', 'format'],
  ['xx', undefined],
  ['something-else', undefined],
  ['x'.repeat(1000), undefined],
])('suggests for the unknown word %s: %s', (word, expected) => {
  expect(nearest(word, ['concurrency', 'format', 'schema', 'md'])).toBe(expected);
});
