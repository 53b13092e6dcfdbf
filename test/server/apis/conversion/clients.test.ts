/** The clients that are printed in the convert API's document run as they are; only address, credentials and file are others. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pythonWith, testWith } from '../../../engines.ts';
import { sample } from '../../../convert/samples.ts';
import { newClient } from './client.ts';
import { testServer, type TestServer } from '../../test-server.ts';

let server: TestServer;
let client: Awaited<ReturnType<typeof newClient>>;
let fileId: string;
beforeAll(async () => {
  server = await testServer();
  client = await newClient(server, 'printed', 'free');
  fileId = await client.upload('document.md', await sample('md'));
});
afterAll(() => server.stop());

const printed = async (name: string): Promise<string> => {
  const text = await readFile(join(import.meta.dirname, '../printed-clients', name), 'utf8');
  expect(text).toContain('https://api.example.com');
  return text.replaceAll('https://api.example.com', server.url);
};

async function expectPdf(url: string): Promise<void> {
  const response = await fetch(url, { headers: client.authorization });
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-');
}

test('the TypeScript example of the API document works', async () => {
  const script = stripTypeScriptTypes(await printed('conversion.ts.txt'));
  const logged: unknown[][] = [];
  const log = (...said: unknown[]): void => void logged.push(said);
  const { token, apiKey } = client;
  const context = createContext({ fetch, token, apiKey, console: { log, error: log } });
  const data: unknown = await runInContext(`${script}\nconvertFile(${JSON.stringify(fileId)}, 'pdf')`, context);
  expect(data).toMatchObject({ fileId, sourceFormat: 'md', targetFormat: 'pdf', resultFileName: 'document.pdf' });
  expect(logged).toEqual([['转换成功:', expect.stringMatching(/^http/)]]);
  await expectPdf(String(logged[0]?.[1]));
  const failing: unknown = runInContext(`convertFile('file_1234567890', 'pdf')`, context);
  await expect(failing).rejects.toMatchObject({ message: '文件不存在' });
  expect(logged[1]).toEqual(['转换失败:', expect.objectContaining({ code: 'E00005' })]);
});

testWith(['Python with requests'], 'Python', async () => {
  const script = [
    `token = ${JSON.stringify(client.token)}`,
    `api_key = ${JSON.stringify(client.apiKey)}`,
    await printed('conversion.py.txt'),
    `print(convert_file(${JSON.stringify(fileId)}, 'pdf')['resultFileName'])`,
    'try:',
    "    convert_file('file_1234567890', 'pdf')",
    'except Exception as error:',
    '    print(error)',
  ].join('\n');
  const env = { ...process.env, PYTHONIOENCODING: 'utf8' };
  const { stdout } = await promisify(execFile)(pythonWith('requests') ?? 'python3', ['-c', script], { env });
  const [success = '', name, failure, message] = stdout.trim().split('\n');
  expect([name, failure, message]).toEqual([
    'document.pdf',
    expect.stringMatching(/^转换失败: .*E00005/),
    '文件不存在',
  ]);
  await expectPdf(success.replace('转换成功: ', ''));
});

testWith(['sh', 'curl'], 'cURL', async () => {
  const script = (await printed('conversion.sh.txt'))
    .replace('{token}', client.token)
    .replace('{api_key}', client.apiKey)
    .replace('file_1234567890', fileId);
  const { stdout } = await promisify(execFile)('sh', ['-c', script]);
  const answer = JSON.parse(stdout) as { success: boolean; data: { resultFileUrl: string } };
  expect(answer.success).toBe(true);
  await expectPdf(answer.data.resultFileUrl);
});
