/** Tables, messages and help in the language of the user, on real terminals of several widths. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/texts/display-width.ts';
import { testWith } from '../engines.ts';
import { folder, lines, run, ubl } from './program.ts';

const longNumber = '24312000000000012345';
/** An invoice, its duplicate, one that does not add up, a credit note, and a file that is none of them. */
const files = {
  'a.xml': ubl(longNumber),
  'b.xml': ubl(longNumber).replace('>Paper<', '>Paper, A4<'),
  'c.xml': ubl('C-1', '1234567.89'),
  'credit.xml': ubl('G-7').replace('380', '381'),
  'note.xml': '<note>hello</note>',
};
const args = ['extract', ...Object.keys(files)];

const languages = {
  en: {
    locale: 'C',
    table: ['STATUS', 'review', 'duplicate of a.xml', 'the total is 1,234,567.89', '-119.00 EUR', 'not an e-invoice'],
    summary: ['5 documents: 2 ok, 2 review, 1 failed in', 'review  1,234,567.89 EUR (1)', 'met before (1)'],
    help: ['Usage: invoicectl extract', 'Options:', 'Examples:', 'one of auto, always, never; default auto'],
  },
  zh: {
    locale: 'zh_CN.UTF-8',
    table: ['价税合计', '需复核', '与 a.xml 重复', '价税合计为 1,234,567.89', '-119.00 EUR', '失败'],
    summary: ['5 个文件：正常 2，需复核 2，失败 1', '需复核  1,234,567.89 EUR（1 张）', '重复发票（1）'],
    help: ['用法： invoicectl extract', '选项：', '示例：', '可选 auto、always、never；默认 auto'],
  },
  de: {
    locale: 'de_DE.UTF-8',
    table: ['BRUTTO', 'zu prüfen', 'Dublette von a.xml', 'Bruttobetrag ist 1.234.567,89', '-119,00 EUR', 'fehlerhaft'],
    summary: ['5 Dokumente: 2 ok, 2 zu prüfen, 1 fehlerhaft in', 'zu prüfen  1.234.567,89 EUR (1)', 'Dublette (1)'],
    help: ['Aufruf: invoicectl extract', 'Optionen:', 'Beispiele:', 'eines von auto, always, never; Standard: auto'],
  },
  fr: {
    locale: 'fr_FR.UTF-8',
    table: ['TTC', 'à vérifier', 'doublon de a.xml', 'montant TTC est 1\u00a0234\u00a0567,89', '-119,00 EUR', 'échec'],
    summary: [
      '5 documents : 2 ok, 2 à vérifier, 1 échec en',
      'à vérifier  1\u00a0234\u00a0567,89 EUR (1)',
      'doublon (1)',
    ],
    help: [
      'Utilisation : invoicectl extract',
      'Options :',
      'Exemples :',
      'au choix auto, always, never ; par défaut auto',
    ],
  },
};

const unwrapped = (text: string): string => text.replaceAll(/[ \n\r]+/g, ' ');

/** Chinese is wrapped between any two characters, so lines are joined without blanks as well. */
function expectParts(text: string, parts: readonly string[]): void {
  const joined = [unwrapped(text), text.replaceAll(/[ \n\r]+/g, '')];
  for (const part of parts)
    expect(
      joined.some((whole) => whole.includes(part) || whole.includes(part.replaceAll(' ', ''))),
      `${part} in\n${text}`,
    ).toBe(true);
}

describe.each(Object.entries(languages))('%s', (_language, { locale, table, summary, help }) => {
  it('is what the locale says: in a pipe', async () => {
    const { stdout, stderr, code } = await run([...args, '-f', 'table'], {
      cwd: await folder(files),
      env: { LANG: locale },
    });
    expectParts(stdout, [longNumber, ...table]);
    expectParts(stderr, summary);
    expect(code).toBe(3);
    const shownHelp = await run(['extract', '--help'], { cwd: await folder(), env: { LC_ALL: locale } });
    expectParts(shownHelp.stdout, help);
  });

  testWith(['script'], 'numbers are whole and lines fit: on terminals of 60, 100 and 160 columns', async () => {
    const cwd = await folder(files);
    for (const columns of [60, 100, 160]) {
      const { stdout } = await run([...args, '--no-color'], {
        cwd,
        env: { LANG: locale, TERM: 'xterm' },
        shell: `script -qec "stty cols ${columns}; $*" /dev/null < /dev/null`,
      });
      // What the bar of progress drew before is overwritten.
      const shown = stdout
        .split('\r\n')
        .map((line) => line.slice(line.lastIndexOf('\u001b') + 1).replace(/^\[\??\d*[A-Za-z]/, ''));
      const text = shown.join('\n');
      expectParts(text, [longNumber, ...table]);
      expect(text.split('\n').filter((line) => line.includes(longNumber)).length).toBe(2);
      expect(text.split('\n').some((line) => line.includes(table[4] ?? ''))).toBe(true);
      for (const line of shown) expect(displayWidth(line), `${columns}: ${line}`).toBeLessThanOrEqual(columns);
    }
  });
});

it.each([
  ['zh', '错误：未知选项“--bogus”。请见：invoicectl extract --help\n', 'nothere.pdf 不存在'],
  ['de', 'Fehler: unbekannte Option „--bogus“. Siehe: invoicectl extract --help\n', 'nothere.pdf existiert nicht'],
  ['fr', 'erreur : option inconnue « --bogus ». Voir : invoicectl extract --help\n', "nothere.pdf n'existe pas"],
])('failures are told in %s', async (language, usage, missing) => {
  const cwd = await folder();
  expect((await run(['extract', '--bogus', '--language', language], { cwd })).stderr).toBe(usage);
  const { stdout, code } = await run(['extract', 'nothere.pdf', '-f', 'table', '--language', language], { cwd });
  expect(stdout).toContain(missing);
  expect(code).toBe(7);
});

it('output for machines is the same in every language', async () => {
  const cwd = await folder(files);
  const records = async (...more: string[]): Promise<string> => {
    const { stdout } = await run([...args, '--no-cache', ...more], { cwd });
    return stdout.replaceAll(/"elapsedMs":\s*\d+/g, '"elapsedMs":0');
  };
  for (const format of ['ndjson', 'json', 'csv']) {
    const [english, ...others] = await Promise.all(
      ['en', 'zh', 'de', 'fr'].map((language) => records('-f', format, '--language', language)),
    );
    expect(english).toContain('Net 100.00 and tax 19.00 make 119.00, the total is 1234567.89');
    for (const other of others) expect(other).toBe(english);
  }
  const { stderr } = await run([...args, '--log-format', 'json', '--language', 'zh'], { cwd });
  expect(lines(stderr).at(-1)?.['message']).toMatch(/^5 documents: 2 ok/);
});

it('records have the ids and values of their messages beside them', async () => {
  const { stdout } = await run(args, { cwd: await folder(files) });
  expect(lines(stdout)[2]).toMatchObject({
    checks: expect.arrayContaining([
      expect.objectContaining({
        id: 'sums',
        messageText: { id: 'sums.total', values: { net: 100, tax: 19, sum: 119, total: 1_234_567.89 } },
      }),
    ]) as unknown,
  });
});

it('the flag goes before the variable, the variable before the file, the file before the locale', async () => {
  const cwd = await folder({ 'a.xml': ubl('A'), 'invoicectl.config.json': '{"texts":{"language":"fr"}}' });
  const summaryWith = async (env: Record<string, string>, ...more: string[]): Promise<string> =>
    (await run(['extract', 'a.xml', '-f', 'csv', ...more], { cwd, env: { LANG: 'zh_CN.UTF-8', ...env } })).stderr;
  expect(await summaryWith({})).toMatch(/^1 document : 1 ok, 0 à vérifier/);
  expect(await summaryWith({ INVOICECTL_LANGUAGE: 'en' })).toMatch(/^1 document: 1 ok/);
  expect(await summaryWith({ INVOICECTL_LANGUAGE: 'en' }, '--language=de')).toMatch(/^1 Dokument: 1 ok/);
  expect(await summaryWith({}, '--language', 'auto')).toMatch(/^1 个文件：正常 1/);
  expect(await summaryWith({}, '--language', 'klingon')).toContain('auto, en, zh, de, fr');
});

it('the texts of other languages are loaded only when they are chosen', async () => {
  const cwd = await folder({ 'a.xml': ubl('A') });
  const hooks = join(cwd, 'hooks.mjs');
  const loaded = join(cwd, 'loaded.txt');
  await writeFile(
    hooks,
    `import { registerHooks } from 'node:module';
import { appendFileSync } from 'node:fs';
registerHooks({ load(url, context, next) {
  appendFileSync(${JSON.stringify(loaded)}, url + '\\n');
  return next(url, context);
} });`,
  );
  const env = { NODE_OPTIONS: `--import ${pathToFileURL(hooks).href}` };
  const isChineseLoaded = async (language: string): Promise<boolean> => {
    await writeFile(loaded, '');
    await run(['extract', 'a.xml', '--no-cache', '--language', language], { cwd, env });
    const own = (await readFile(loaded, 'utf8')).split('\n').filter((url) => url.includes('/dist/bundled/'));
    const texts = await Promise.all(own.map((url) => readFile(fileURLToPath(url), 'utf8')));
    expect(texts.length).toBeGreaterThan(3);
    return texts.some((text) => text.includes('签章后被改动'));
  };
  expect(await isChineseLoaded('en')).toBe(false);
  expect(await isChineseLoaded('de')).toBe(false);
  expect(await isChineseLoaded('zh')).toBe(true);
});
