/** The docx2tex API over HTTP: its document's examples, statuses and packages. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testWith } from '../../../engines.ts';
import { sampleDocx, type TexClient, texClient, vectorDocx } from './client.ts';
import { type TestServer, testServer } from '../../test-server.ts';

vi.setConfig({ testTimeout: 180_000 });

let server: TestServer;
let client: TexClient;
beforeAll(async () => {
  server = await testServer({ maxUploadBytes: 1024 ** 2 });
  client = texClient(server);
});
afterAll(() => server.stop());

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('a task', () => {
  it('is submitted, asked for, and downloaded as the document says', async () => {
    const response = await client.post({ file: { bytes: vectorDocx('basic'), name: 'My paper 论文.docx' } });
    expect(response.status).toBe(200);
    const submitted = (await response.json()) as Record<string, string>;
    expect(submitted).toEqual({
      task_id: expect.stringMatching(uuid),
      cache_key: expect.stringMatching(/^[0-9a-f]{64}$/),
      cache_status: 'MISS',
    });
    const id = submitted['task_id'] ?? '';
    const before = await client.status(id);
    expect(before).toEqual({
      code: 0,
      data: {
        task_id: id,
        state: expect.stringMatching(/^(pending|running|converting|packaging|done)$/),
        err_msg: '',
        start_time: expect.any(Number),
        end_time: before.data.state === 'done' ? expect.any(Number) : null,
      },
      msg: 'ok',
    });
    const { data } = await client.over(id);
    expect(data).toMatchObject({ state: 'done', err_msg: '' });
    expect(data.start_time).toBeGreaterThan(Date.now() / 1000 - 600);
    expect(data.end_time).toBeGreaterThanOrEqual(data.start_time);

    const result = await fetch(`${server.url}/v1/task/${id}/result`);
    expect(result.status).toBe(200);
    expect(result.headers.get('content-type')).toBe('application/zip');
    expect(result.headers.get('content-disposition')).toBe(
      `attachment; filename="My paper __.zip"; filename*=UTF-8''My%20paper%20%E8%AE%BA%E6%96%87.zip`,
    );
    const bytes = Buffer.from(await result.arrayBuffer());
    const files = await client.unzipped(bytes);
    expect(Object.keys(files)).toEqual(['My paper 论文.tex', 'image/a.pdf', 'image/b.png']);
    expect(files['My paper 论文.tex']).toContain(String.raw`\section{Head basic}`);
    expect(files['My paper 论文.tex']).toMatch(/\\includegraphics(\[[^\]]*\])?\{image\/a\.pdf\}/);

    const part = await fetch(`${server.url}/v1/task/${id}/result`, { headers: { range: 'bytes=2-5' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 2-5/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(2, 6));
    const head = await fetch(`${server.url}/v1/task/${id}/result`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
  });

  testWith(['sh', 'curl'], 'is submitted by the curl command of the document', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'docx2tex-'));
    try {
      await mkdir(join(cwd, 'examples/forward'), { recursive: true });
      await writeFile(join(cwd, 'examples/forward/example_forward.docx'), sampleDocx('curl'));
      const command = `curl -sS -X POST http://127.0.0.1:8000/v1/task \\
        -F "file=@examples/forward/example_forward.docx;type=application/vnd.openxmlformats-officedocument.wordprocessingml.document" \\
        -F "debug=false" -F "img_post_proc=true"`;
      // Unchanged, except for the server at port 8000.
      await writeFile(join(cwd, '.curlrc'), `connect-to = "127.0.0.1:8000:${new URL(server.url).host}"\n`);
      const env = { ...process.env, HOME: cwd, CURL_HOME: cwd, no_proxy: '*' };
      const { stdout } = await promisify(execFile)('sh', ['-c', command], { cwd, env });
      const { task_id, cache_status } = JSON.parse(stdout) as Record<string, string>;
      expect(cache_status).toBe('MISS');
      expect((await client.over(task_id ?? '')).data.state).toBe('done');
      const { headers } = await fetch(`${server.url}/v1/task/${task_id}/result`);
      expect(headers.get('content-disposition')).toBe('attachment; filename="example_forward.zip"');
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  });

  it('has everything in its ZIP with debug, and vector pictures unchanged without post-processing', async () => {
    const { id, files } = await client.converted({
      file: { bytes: vectorDocx('debug'), name: 'paper.docx' },
      debug: 'true',
      img_post_proc: 'false',
    });
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'paper.tex',
        'paper.xml',
        'paper.csv',
        'paper.debug/hub.xml',
        'paper.docx.tmp/word/document.xml',
        'paper.docx.tmp/word/media/a.svg',
        'image/a.svg',
        `logs/${id}.log`,
        'manifest.json',
      ]),
    );
    expect(files['paper.xml']).toContain('Head debug');
    expect(files[`logs/${id}.log`]).toMatch(new RegExp(`^task: ${id}\n[^]*artefacts: made by this task[^]*engine: `));
    const manifest = JSON.parse(files['manifest.json'] ?? '') as { files: { path: string }[] };
    expect(manifest.files.map(({ path }) => path).sort()).toEqual(
      Object.keys(files)
        .filter((path) => path !== 'manifest.json')
        .sort(),
    );
  });

  it('accepts a conf and a custom_xsl, which are part of the cache key', async () => {
    const file = { bytes: sampleDocx('conf'), name: 'a.docx' };
    const conf = {
      bytes: Buffer.from('Heading 1;\\chapter{;}\n'),
      name: 'conf.csv',
    };
    const custom_xsl = {
      bytes: Buffer.from(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:mode on-no-match="shallow-copy"/><xsl:template match="text()[contains(., \'text conf\')]">replaced</xsl:template></xsl:stylesheet>',
      ),
      name: 'own.xsl',
    };
    const plain = await client.submit({ file });
    const styled = await client.converted({ file, conf, custom_xsl });
    const other = await client.submit({ file, conf });
    const keys = [plain.cache_key, styled.submitted.cache_key, other.cache_key];
    expect(new Set(keys).size).toBe(3);
    expect([plain.cache_status, styled.submitted.cache_status, other.cache_status]).toEqual(['MISS', 'MISS', 'MISS']);
    expect(styled.files['a.tex']).toContain(String.raw`\chapter{Head conf}`);
    expect(styled.files['a.tex']).toContain('replaced');
    // Parts that a browser sends for fields that were left empty are none.
    const empty = await client.submit({ file, url: '', conf: { bytes: Buffer.alloc(0), name: '' } });
    expect(empty.cache_key).toBe(plain.cache_key);
    await Promise.all([plain, other, empty].map(({ task_id }) => client.over(task_id)));
  });

  it('never overwrites the result of another task of the same name', async () => {
    const [first, second] = await Promise.all(
      ['one', 'two'].map((text) => client.converted({ file: { bytes: sampleDocx(text), name: 'same.docx' } })),
    );
    expect(first?.files['same.tex']).toContain('Head one');
    expect(second?.files['same.tex']).toContain('Head two');
  });

  it.each([
    ['../../etc/passwd.docx', 'passwd'],
    ['C:\\Users\\me\\论文.docx', '论文'],
    ['.docx', 'document'],
    ['a<b>:c|?*.docx', 'abc'],
    ['no extension', 'no extension'],
  ])('called %s has a safe base name', async (name, base) => {
    const { files } = await client.converted({ file: { bytes: sampleDocx('names'), name } });
    expect(Object.keys(files)[0]).toBe(`${base}.tex`);
  });
});

describe('refused requests, with errors in the form of this API', () => {
  const file = { bytes: sampleDocx('refused'), name: 'a.docx' };

  it.each([
    ['neither file nor url', {}],
    ['file and url', { file, url: 'http://example.com/a.docx' }],
    ['a file sent as text', { file: 'PK' }],
    ['an empty file', { file: { bytes: Buffer.alloc(0), name: 'a.docx' } }],
    ['a conf sent as text', { file, conf: 'a;b;c' }],
    ['debug that is neither true nor false', { file, debug: 'maybe' }],
    ['a URL that is none', { url: 'not a url' }],
    ['a file: URL', { url: 'file:///etc/passwd' }],
    ['a URL with a password', { url: 'http://a:b@example.com/' }],
    ['a loopback address', { url: 'http://127.0.0.1:9/a.docx' }],
    ['a private address', { url: 'http://192.168.0.1/a.docx' }],
    ['the address of cloud metadata', { url: 'http://169.254.169.254/latest' }],
    ['a name of this machine', { url: 'http://localhost:9/a.docx' }],
    ['a file in a field that takes none', { file, image: { bytes: Buffer.from('x'), name: 'x' } }],
  ])('400: %s is refused', async (_what, fields) => {
    await client.refused(await client.post(fields), 400);
  });

  it('400: a body that is not a form, and one that is cut off, are refused', async () => {
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    await client.refused(await fetch(`${server.url}/v1/task`, json), 400);
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const body = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\nPK';
    await client.refused(await fetch(`${server.url}/v1/task`, { method: 'POST', headers, body }), 400);
  });

  it('400: two files in one field are refused', async () => {
    const form = new FormData();
    for (const name of ['a.docx', 'b.docx']) form.append('file', new File([new Uint8Array(file.bytes)], name));
    await client.refused(await fetch(`${server.url}/v1/task`, { method: 'POST', body: form }), 400);
  });

  it('413: a file above MAX_UPLOAD_BYTES is refused', async () => {
    const bytes = Buffer.concat([file.bytes, Buffer.alloc(1024 ** 2)]);
    expect(await client.refused(await client.post({ file: { bytes, name: 'a.docx' } }), 413)).toContain('1048576');
  });

  it('404: unknown tasks, tasks of other APIs and unknown paths are not found', async () => {
    for (const path of ['nothing', 'nothing/result', '%2e%2e%2f', '7b0c2f7e-3c6f-4f0a-9d5e-0a4f6c1b2d3e'])
      await client.refused(await fetch(`${server.url}/v1/task/${path}`), 404);
    await client.refused(await fetch(`${server.url}/v1/nothing`), 404);
    await client.refused(await fetch(`${server.url}/v1/task`, { method: 'DELETE' }), 404);
  });

  it('409: a result is refused before the task is done, with its state', async () => {
    const { task_id } = await client.submit({ file: { bytes: sampleDocx('early'), name: 'a.docx' } });
    const early = await fetch(`${server.url}/v1/task/${task_id}/result`);
    expect(early.status).toBe(409);
    expect(await early.json()).toEqual({
      code: 409,
      data: { task_id, state: expect.any(String), err_msg: '', start_time: expect.any(Number), end_time: null },
      msg: expect.stringMatching(/^The task is not finished: its state is (pending|running|converting|packaging)$/),
    });
    await client.over(task_id);
  });
});

describe('a task that fails gives the reason', () => {
  it.each([
    ['text by the name of a DOCX', { bytes: Buffer.from('just text'), name: 'a.docx' }, /DOCX|Word|ZIP|text/i],
    [
      'a DOCX that is cut off',
      { bytes: sampleDocx('cut').subarray(0, 900), name: 'a.docx' },
      /damaged|incomplete|cut/i,
    ],
  ])('if its input is %s', async (_what, file, why) => {
    const { task_id } = await client.submit({ file });
    const { data } = await client.over(task_id);
    expect(data).toMatchObject({ state: 'failed', end_time: expect.any(Number), err_msg: expect.stringMatching(why) });
    const result = await fetch(`${server.url}/v1/task/${task_id}/result`);
    expect(result.status).toBe(409);
    expect(await result.json()).toMatchObject({ code: 409, data: { state: 'failed', err_msg: data.err_msg } });
  });

  it('if its conf is not well-formed, with the line', async () => {
    const conf = {
      bytes: Buffer.from('<set xmlns="http://transpect.io/xml2tex">\n<template context="x">\n</set>'),
      name: 'conf.xml',
    };
    const { task_id } = await client.submit({ file: { bytes: sampleDocx('line'), name: 'a.docx' }, conf });
    const { data } = await client.over(task_id);
    expect(data).toMatchObject({ state: 'failed', err_msg: expect.stringMatching(/conf.*line 3/) });
  });

  it('if its stylesheet reads files', async () => {
    const custom_xsl = {
      bytes: Buffer.from(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n<xsl:template match="/"><xsl:value-of select="unparsed-text(\'/etc/passwd\')"/></xsl:template></xsl:stylesheet>',
      ),
      name: 'a.xsl',
    };
    const { task_id } = await client.submit({ file: { bytes: sampleDocx('reads'), name: 'a.docx' }, custom_xsl });
    expect((await client.over(task_id)).data).toMatchObject({
      state: 'failed',
      err_msg: expect.stringMatching(/custom XSL was refused.*line 2/),
    });
  });
});

describe('the service', () => {
  it('is healthy, and states its name and version', async () => {
    const read = async (path: string) => {
      const response = await fetch(`${server.url}${path}`);
      return [response.status, await response.json()];
    };
    expect(await read('/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await read('/version')).toEqual([200, { service: 'docx2tex-service', docx2tex_home: '/opt/docx2tex' }]);
  });

  it('repeats its answer to a request that is repeated with its key', async () => {
    const send = () =>
      client.post({ file: { bytes: sampleDocx('again'), name: 'a.docx' } }, { 'idempotency-key': 'k1' });
    const [first, second] = [await (await send()).json(), await (await send()).json()];
    expect(second).toEqual(first);
    await client.over((first as { task_id: string }).task_id);
  });

  it('is described in the OpenAPI document, with its form', async () => {
    const api = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      paths: Record<
        string,
        Record<string, { requestBody?: { content: Record<string, { schema: { properties: object } }> } }>
      >;
    };
    expect(Object.keys(api.paths)).toEqual(
      expect.arrayContaining(['/v1/task', '/v1/task/{task_id}', '/v1/task/{task_id}/result', '/healthz', '/version']),
    );
    const form = api.paths['/v1/task']?.['post']?.requestBody?.content['multipart/form-data']?.schema.properties;
    expect(Object.keys(form ?? {})).toEqual(['file', 'url', 'debug', 'img_post_proc', 'conf', 'custom_xsl']);
  });
});
