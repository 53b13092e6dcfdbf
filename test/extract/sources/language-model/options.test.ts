import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelSettings } from '../../../../src/extract/sources/language-model/options.ts';

const local = { baseUrl: 'http://localhost:11434/v1/', model: 'm' };

it('uses no model by default, whatever keys are set', async () => {
  expect(await modelSettings('none', local, { INVOICECTL_LLM_KEY: 'k' })).toBeUndefined();
});

it('needs an address and a model, and for Gemini a key', async () => {
  await expect(modelSettings('openai-compatible', { model: 'm' }, {})).rejects.toMatchObject({ kind: 'bad_request' });
  await expect(modelSettings('openai-compatible', { baseUrl: 'http://x' }, {})).rejects.toThrow('name of a model');
  await expect(modelSettings('gemini', {}, {})).rejects.toThrow('needs a key');
  expect(await modelSettings('openai-compatible', local, {})).toEqual({
    provider: 'openai-compatible',
    baseUrl: 'http://localhost:11434/v1',
    model: 'm',
    key: undefined,
  });
});

it.each(['ftp://x/', 'nonsense', 'http://user:pass@host/v1', 'http://host/v1?key=secret'])(
  'refuses the address %s, without repeating it',
  async (baseUrl) => {
    const failure: unknown = await modelSettings('gemini', { baseUrl }, { INVOICECTL_LLM_KEY: 'k' }).catch(
      (e: unknown) => e,
    );
    expect(failure).toMatchObject({ kind: 'bad_request' });
    expect(String(failure)).not.toMatch(/pass|secret/);
  },
);

describe('the key', () => {
  let folder: string;
  let keyFile: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'key-'));
    keyFile = join(folder, 'key');
    await writeFile(keyFile, 'from-file\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const keyOf = async (options: object, env: Record<string, string>): Promise<string | undefined> =>
    (await modelSettings('openai-compatible', { ...local, ...options }, env))?.key;

  it('is read from its variable, or else from its file', async () => {
    expect(await keyOf({ keyFile }, { INVOICECTL_LLM_KEY: ' from-env ' })).toBe('from-env');
    expect(await keyOf({ keyFile }, {})).toBe('from-file');
  });

  it('of a provider is sent only to the host of that provider', async () => {
    const env = { OPENAI_API_KEY: 'openai', GEMINI_API_KEY: 'google' };
    expect(await keyOf({}, env)).toBeUndefined();
    expect(await keyOf({ baseUrl: 'https://api.openai.com/v1' }, env)).toBe('openai');
    expect((await modelSettings('gemini', {}, env))?.key).toBe('google');
    await expect(modelSettings('gemini', { baseUrl: 'http://elsewhere' }, env)).rejects.toThrow('needs a key');
  });

  it('is refused if it is missing or could break out of its header', async () => {
    await expect(keyOf({}, { INVOICECTL_LLM_KEY: 'a\r\nX: y' })).rejects.toMatchObject({ kind: 'bad_request' });
    await expect(keyOf({ keyFile: join(folder, 'none') }, {})).rejects.toMatchObject({ kind: 'bad_request' });
  });
});
