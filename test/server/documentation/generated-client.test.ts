/** A typed client generated from the OpenAPI document compiles and talks to the server. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { generateApi } from 'swagger-typescript-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestServer, testServer } from '../test-server.ts';

const repository = join(import.meta.dirname, '../../..');
const fixture = join(repository, 'fixtures/invoices/en-us-sales-tax.pdf');

/** Uses every API's way of taking input: a form, a header, a JSON body with a parameter in the path. */
const program = `
import { Api } from './client.ts';
export async function run(baseUrl: string, file: File) {
  const api = new Api({ baseUrl });
  const read = (await api.extract.postExtract({ file })).data;
  const total: number = read.total;
  const { session_id } = (await api.api.postApiSession()).data;
  const tasks = (await api.api.getApiTask({}, { headers: { 'X-Session-ID': session_id } })).data;
  const count: number = tasks.total_count;
  const uploaded = (await api.api.postApiV1InvoicesUpload({ file })).data.data;
  const changed = (await api.api.patchApiV1InvoicesById(uploaded.id, { status: 'verified' })).data.data;
  const status: 'pending' | 'verified' | 'reviewing' | 'failed' = changed.status;
  const unknown = await api.v1.getV1TaskByTaskId('none').catch((response) => response.error.code);
  return { total, vendor: read.vendor_name, count, status, unknown };
}
`;

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await testServer();
  folder = await mkdtemp(join(tmpdir(), 'generated-client-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

it('is compiled strictly, and reads, lists, uploads and changes through it', async () => {
  const spec = (await (await fetch(`${server.url}/openapi.json`)).json()) as never;
  const { files } = await generateApi({ spec, output: false, silent: true, generateUnionEnums: true });
  const [client] = files;
  await writeFile(join(folder, 'client.ts'), client?.fileContent ?? '');
  await writeFile(join(folder, 'program.ts'), program);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const compilerOptions = {
    target: 'es2024',
    module: 'nodenext',
    lib: ['es2024', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    skipLibCheck: true,
    rewriteRelativeImportExtensions: true,
    outDir: 'compiled',
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
  const tsc = join(repository, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', folder]).catch((error: { stdout?: string }) => {
    throw new Error(`The client does not compile: ${error.stdout}`);
  });

  const { run } = (await import(pathToFileURL(join(folder, 'compiled/program.js')).href)) as {
    readonly run: (baseUrl: string, file: File) => Promise<unknown>;
  };
  const file = new File([new Uint8Array(await readFile(fixture))], 'invoice.pdf', { type: 'application/pdf' });
  expect(await run(server.url, file)).toEqual({
    total: 3656.1,
    vendor: 'Bigfoot Outdoor Gear, Inc.',
    count: 0,
    status: 'verified',
    unknown: 404,
  });
});
