/** The user's own templates, and a language model, from outside. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelServer, type ModelServer } from '../extract/sources/language-model/model-server.ts';
import { folder, lines, pdf, run } from './program.ts';

const rows = (number: string): string[] => [
  'Nebelhorn Werke GmbH',
  `Invoice No: ${number}`,
  'Date: 2024-04-03',
  'Vorgang: V-77',
  'Total: 12.00 EUR',
];
const template = (rule: string): string =>
  `issuer: Nebelhorn Werke GmbH\nkeywords: [Nebelhorn]\nfields:\n  number: { regex: '${rule}' }\n`;
const number = (stdout: string): unknown => (lines(stdout)[0]?.['invoice'] as { number?: unknown } | null)?.number;

describe('templates', () => {
  it('take precedence over the built-in reading, and a changed template makes cached results invalid', async () => {
    const cwd = await folder({ 'a.pdf': await pdf(rows('A-1')) });
    await mkdir(join(cwd, 'own'));
    const extract = () => run(['extract', 'a.pdf', '--templates', 'own'], { cwd });
    expect(number((await extract()).stdout)).toBe('A-1');
    await writeFile(join(cwd, 'own', 'n.yml'), template(String.raw`Vorgang: (\S+)`));
    expect(number((await extract()).stdout)).toBe('V-77');
    const again = await extract();
    expect(lines(again.stdout)[0]).toMatchObject({ cached: true });
    await writeFile(join(cwd, 'own', 'n.yml'), template(String.raw`Vorgang: V-(\d+)`));
    expect(number((await extract()).stdout)).toBe('77');
    const explained = await run(['extract', 'a.pdf', '--templates', 'own', '--explain'], { cwd });
    expect(lines(explained.stdout)[0]?.['explanations']).toContainEqual(
      expect.objectContaining({ source: 'template n', field: 'number', value: '77', chosen: true }),
    );
  });

  it('can be drafted, checked and listed', async () => {
    const cwd = await folder({ 'a.pdf': await pdf(rows('A-1')) });
    await mkdir(join(cwd, 'own'));
    const drafted = await run(['templates', 'new', 'a.pdf', '-o', 'own/nebelhorn.yml'], { cwd });
    expect(drafted).toMatchObject({ code: 0, stdout: '' });
    expect((await run(['templates', 'new', 'a.pdf', '-o', 'own/nebelhorn.yml'], { cwd })).code).toBe(8);
    const env = { INVOICECTL_TEMPLATES: 'own' };
    expect(await run(['templates', 'check'], { cwd, env })).toMatchObject({
      code: 0,
      stdout: 'ok own/nebelhorn.yml  (a draft: nobody has confirmed it)\n',
    });
    await writeFile(join(cwd, 'b.pdf'), await pdf(rows('A-2')));
    const tried = await run(['templates', 'check', 'own', '--try', '.'], { cwd, env });
    expect(tried.stdout).toMatch(/2 of 2 documents have its keywords\n {2}number +2 of 2 found\n/);
    expect((await run(['templates', 'list'], { cwd, env })).stdout).toMatch(/^nebelhorn .*Nebelhorn/);
    expect(number((await run(['extract', 'a.pdf'], { cwd, env })).stdout)).toBe('A-1');
  });

  it('that are invalid end the run before it begins, with file, line and field', async () => {
    const cwd = await folder({ 'a.pdf': await pdf(rows('A-1')) });
    await mkdir(join(cwd, 'own'));
    await writeFile(join(cwd, 'own', 'n.yml'), template('('));
    const ended = await run(['extract', 'a.pdf', '--templates', 'own'], { cwd });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('n.yml:4: fields.number.regex: Invalid regular expression');
    const checked = await run(['templates', 'check', 'own/n.yml'], { cwd });
    expect(checked).toMatchObject({ code: 2, stdout: expect.stringContaining('own/n.yml:4: fields.number.regex') });
    expect((await run(['templates', 'check', 'own', 'none.yml'], { cwd })).stdout).toMatch(
      /^own\/n\.yml:4: .*\nThe template none\.yml does not exist\n$/,
    );
  });
});

const nobody = { name: null, taxId: null, address: null };
const answer = {
  number: null,
  code: null,
  issueDate: null,
  dueDate: null,
  currency: null,
  seller: { ...nobody, name: 'Nebelhorn Werke GmbH' },
  buyer: nobody,
  netAmount: null,
  taxAmount: null,
  totalAmount: null,
  purchaseOrder: 'V-77',
  paymentTerms: null,
  iban: null,
  lines: [],
};

describe('a language model', () => {
  let server: ModelServer;
  beforeAll(async () => void (server = await modelServer()));
  afterAll(() => server.close());

  const settings = (): Record<string, string> => ({
    INVOICECTL_LLM: 'openai-compatible',
    INVOICECTL_LLM_BASE_URL: `${server.origin}/v1`,
    INVOICECTL_LLM_MODEL: 'local',
    INVOICECTL_LLM_KEY: 'top-secret',
  });

  it('that fails leaves the record unchanged and nothing in the cache, unlike one that answers', async () => {
    const cwd = await folder({ 'a.pdf': await pdf(rows('A-1')) });
    const extract = () => run(['extract', 'a.pdf', '--verbose'], { cwd, env: settings() });
    server.follow({ status: 401 });
    const failed = await extract();
    expect(failed.code).toBe(0);
    expect(number(failed.stdout)).toBe('A-1');
    expect(lines(failed.stdout)[0]).toMatchObject({
      cached: false,
      warnings: [expect.stringContaining('status 401')],
    });
    expect(failed.stdout + failed.stderr).not.toContain('top-secret');
    expect(failed.stderr).toContain(`may be sent to the language model local at ${server.origin}/v1`);
    server.follow({ says: JSON.stringify(answer) });
    const answered = await extract();
    expect(lines(answered.stdout)[0]).toMatchObject({
      cached: false,
      invoice: { purchaseOrder: 'V-77' },
      evidence: { purchaseOrder: { method: 'language-model', page: 1 } },
    });
    expect(lines((await extract()).stdout)[0]).toMatchObject({ cached: true, invoice: { purchaseOrder: 'V-77' } });
    expect(server.asked).toHaveLength(2);
  });

  it('that failed five times in a row is not asked again, whichever documents follow', async () => {
    const files = Array.from(
      { length: 7 },
      async (_, index) => [`${index}.pdf`, await pdf(rows(`A-${index}`))] as const,
    );
    const cwd = await folder(Object.fromEntries(await Promise.all(files)));
    server.asked.length = 0;
    server.follow({ status: 403 });
    const ended = await run(['extract', '.', '-j', '1'], { cwd, env: settings() });
    expect(lines(ended.stdout)).toHaveLength(7);
    expect(server.asked).toHaveLength(5);
    expect(lines(ended.stdout)[6]?.['warnings']).toEqual([expect.stringContaining('failed 5 times in a row')]);
  });

  it('is asked nothing unless it is configured, and needs its complete configuration', async () => {
    const cwd = await folder({ 'a.pdf': await pdf(rows('A-1')) });
    server.asked.length = 0;
    const { INVOICECTL_LLM: _, ...others } = settings();
    expect((await run(['extract', 'a.pdf'], { cwd, env: others })).code).toBe(0);
    expect(server.asked).toEqual([]);
    const missing = await run(['extract', 'a.pdf', '--llm', 'openai-compatible'], { cwd });
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('llm.baseUrl');
    expect((await run(['extract', 'a.pdf', '--llm-key', 'k'], { cwd })).code).toBe(2);
  });

  it('is reported by doctor, without its key', async () => {
    const cwd = await folder();
    const told = await run(['doctor'], { cwd, env: settings() });
    expect(told.stdout).toMatch(/ok +language-model +local at http:\/\/127\.0\.0\.1:\d+\/v1, with a key; not tried/);
    expect(told.stdout).not.toContain('top-secret');
  });
});
