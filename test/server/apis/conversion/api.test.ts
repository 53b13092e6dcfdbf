/** The convert API held to its document: every shape, the examples, TC001 to TC006, ST003. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docx, english, markdown, sample, scan } from '../../../convert/samples.ts';
import { textIn } from '../../../convert/run.ts';
import { configured, convertClient, type ConvertClient, eicar, expectError, fileForm } from './client.ts';
import { testServer, type TestServer } from '../../test-server.ts';

let server: TestServer;
let client: ConvertClient;
beforeAll(async () => {
  server = await testServer({ ...configured, publicUrl: 'https://api.example.com/' });
  client = convertClient(server.url, { token: configured.clientToken, apiKey: configured.clientKey });
});
afterAll(() => server.stop());

const fileId = expect.stringMatching(/^file_[0-9a-f]{32}$/);
const taskId = expect.stringMatching(/^task_[0-9a-f]{32}$/);
const stamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const percent = expect.toSatisfy((value: unknown) => typeof value === 'number' && value >= 0 && value <= 100);
const count = expect.toSatisfy((value: unknown) => Number.isInteger(value) && Number(value) >= 0);
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const bytesOf = async (id: unknown): Promise<Uint8Array> => {
  const response = await client.fetch('GET', `/files/${String(id)}/download`);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
};

describe('synchronous conversions', () => {
  it('TC001: converts a Word document to PDF by the id of its file', async () => {
    const uploaded = await client.call('POST', '/files', fileForm('季度报告.docx', await sample('docx')));
    expect(uploaded.status).toBe(201);
    expect(uploaded.body).toEqual({
      success: true,
      data: {
        fileId,
        fileName: '季度报告.docx',
        fileSize: (await sample('docx')).length,
        format: 'docx',
        mediaType: docxType,
        downloadUrl: expect.stringMatching(/^https:\/\/api\.example\.com\/api\/v1\/files\/file_\w+\/download$/),
        createdAt: stamp,
        expiresAt: stamp,
      },
      timestamp: stamp,
      requestId: uploaded.headers.get('x-request-id'),
    });
    const id = uploaded.body.data['fileId'];
    const { status, body, headers } = await client.call('POST', '/convert', {
      fileId: id,
      targetFormat: 'pdf',
      mode: 'sync',
      options: { quality: 'high', pdfOptions: { compression: 'medium', embedFonts: true } },
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      data: {
        taskId,
        fileId: id,
        resultFileId: fileId,
        resultFileName: '季度报告.pdf',
        resultFileSize: count,
        resultFileUrl: `https://api.example.com/api/v1/files/${String(body.data['resultFileId'])}/download`,
        sourceFormat: 'docx',
        targetFormat: 'pdf',
        conversionTime: count,
        quality: {
          fidelity: percent,
          accuracy: percent,
          // LibreOffice, if it is here, loses the link of this document.
          content: expect.arrayContaining([{ what: 'pictures', source: 1, result: 1 }]),
        },
        metadata: expect.objectContaining({ pageCount: 1, wordCount: count }),
        ...(body.data['warnings'] ? { warnings: expect.any(Array) } : {}),
      },
      timestamp: stamp,
      requestId: headers.get('x-request-id'),
    });
    const pdf = await bytesOf(body.data['resultFileId']);
    expect(pdf.length).toBe(body.data['resultFileSize']);
    expect(await textIn(pdf, 'pdf')).toContain('quick brown fox');
  });

  it('converts a file that is part of the form, with options as JSON text', async () => {
    const fields = { targetFormat: 'pdf', mode: 'sync', options: '{"quality":"high","orientation":"landscape"}' };
    const { status, body } = await client.call('POST', '/convert', fileForm('report.md', markdown, fields));
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ fileId, sourceFormat: 'md', resultFileName: 'report.pdf' });
    const source = await client.fetch('GET', `/files/${String(body.data['fileId'])}/download`);
    expect(await source.text()).toBe(markdown);
    const pdf = Buffer.from(await bytesOf(body.data['resultFileId'])).toString('latin1');
    const [, width, height] = /MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf) ?? [];
    expect(Number(width)).toBeGreaterThan(Number(height));
  });

  it('synchronous is the default mode, a result can be converted again, and jpeg is accepted as a format', async () => {
    const first = await client.call('POST', '/convert', fileForm('a.md', markdown, { targetFormat: 'pdf' }));
    expect(first.status).toBe(200);
    const further = await client.call('POST', '/convert', {
      fileId: first.body.data['resultFileId'],
      targetFormat: 'JPEG',
      // What a client does not say, it may say with null.
      options: { imageOptions: { dpi: 72, quality: null }, pageSize: null, pdfOptions: null },
      sourceFormat: null,
      mode: null,
      callback: null,
    });
    expect(further.body.data).toMatchObject({ sourceFormat: 'pdf', targetFormat: 'jpeg', resultFileName: 'a.jpg' });
    expect(further.body.data).not.toHaveProperty('quality');
    expect((await bytesOf(further.body.data['resultFileId'])).subarray(0, 3)).toEqual(new Uint8Array([255, 216, 255]));
  });

  it('TC006: recognises the text of a scan', async () => {
    const { body } = await client.call(
      'POST',
      '/convert',
      fileForm('scan.png', await scan(), {
        targetFormat: 'txt',
        sourceFormat: 'png',
        options: '{"ocrEnabled":true,"ocrLanguage":["zh_CN","en"]}',
      }),
    );
    expect(body.success).toBe(true);
    const text = Buffer.from(await bytesOf(body.data['resultFileId'])).toString('utf8');
    expect(text).toContain('20240117');
    expect(text).toContain('棕色狐狸');
  }, 120_000);

  it('reports as a warning that the name of the file says another format', async () => {
    const { body } = await client.call('POST', '/convert', fileForm('a.txt', english, { targetFormat: 'docx' }));
    expect(body.success).toBe(true);
    const misnamed = fileForm('a.pdf', await docx(), { targetFormat: 'txt' });
    const { data } = (await client.call('POST', '/convert', misnamed)).body;
    expect(data['warnings']).toContainEqual(expect.stringContaining('name ends in .pdf'));
  });

  it('encrypts the result with the password, which is stored nowhere in the data folder', async () => {
    const password = 'sesam-öffne-dich-73';
    const { body } = await client.call(
      'POST',
      '/convert',
      fileForm('a.md', markdown, { targetFormat: 'pdf', options: JSON.stringify({ pdfOptions: { password } }) }),
    );
    const pdf = await bytesOf(body.data['resultFileId']);
    await expect(textIn(pdf, 'pdf')).rejects.toMatchObject({ kind: 'encrypted_document' });
    expect(await textIn(pdf, 'pdf', { password })).toContain('quick brown fox');
    const kept = await readdir(server.folder, { recursive: true, withFileTypes: true });
    const written = kept.filter((one) => one.isFile() && !one.name.endsWith('.lock'));
    expect(written.length).toBeGreaterThan(2);
    for (const { parentPath, name } of written)
      expect((await readFile(join(parentPath, name))).includes(password), name).toBe(false);
  });
});

describe('asynchronous conversions', () => {
  it('TC005: an asynchronous task is accepted, can be followed, and has a result', async () => {
    const source = await client.upload('report.md', markdown);
    const { status, body, headers } = await client.call('POST', '/convert', {
      fileId: source,
      targetFormat: 'docx',
      mode: 'async',
    });
    expect(status).toBe(202);
    const id = String(body.data['taskId']);
    expect(body).toEqual({
      success: true,
      data: {
        taskId,
        fileId: source,
        status: 'pending',
        // Conversions were measured before.
        estimatedTime: expect.toSatisfy((value: unknown) => Number.isInteger(value) && Number(value) > 0),
        progressUrl: `https://api.example.com/api/v1/tasks/${id}/status`,
        resultUrl: `https://api.example.com/api/v1/tasks/${id}/result`,
      },
      timestamp: stamp,
      requestId: headers.get('x-request-id'),
    });
    const done = await client.over(id);
    expect(done).toEqual({ taskId: id, status: 'completed', progress: 100, message: 'done', resultFileId: fileId });
    const result = await client.call('GET', `/tasks/${id}/result`);
    expect([result.status, result.body.data]).toEqual([
      200,
      {
        taskId: id,
        status: 'completed',
        resultFileId: done['resultFileId'],
        resultFileUrl: `https://api.example.com/api/v1/files/${String(done['resultFileId'])}/download`,
        resultFileName: 'report.docx',
        resultFileSize: count,
        conversionTime: count,
        quality: {
          fidelity: percent,
          accuracy: percent,
          content: [
            { what: 'links', source: 1, result: 1 },
            { what: 'tables', source: 1, result: 1 },
          ],
        },
      },
    ]);
    expect(await textIn(await bytesOf(done['resultFileId']), 'docx')).toContain('quick brown fox');
  });

  it('a failed task gives the reason and its error code', async () => {
    const broken = Buffer.from(await docx()).subarray(0, 3000);
    const { body } = await client.call(
      'POST',
      '/convert',
      fileForm('broken.docx', broken, { targetFormat: 'pdf', mode: 'async' }),
    );
    const id = String(body.data['taskId']);
    const error = { code: 'E01002', message: '文件损坏', details: expect.any(String) };
    expect(await client.over(id)).toMatchObject({ status: 'failed', error });
    const result = await client.call('GET', `/tasks/${id}/result`);
    expect(result).toMatchObject({ status: 200, body: { success: true, data: { status: 'failed', error } } });
    expect(result.body.data).not.toHaveProperty('resultFileId');
  });
});

describe('files', () => {
  it('can be downloaded whole, in part and by HEAD, under their original names', async () => {
    const id = await client.upload('报告 1.md', markdown);
    const whole = await client.fetch('GET', `/files/${id}/download`);
    expect(whole.headers.get('content-disposition')).toBe(
      `attachment; filename="__ 1.md"; filename*=UTF-8''${encodeURIComponent('报告 1.md')}`,
    );
    expect(await whole.text()).toBe(markdown);
    const part = await client.fetch('GET', `/files/${id}/download`, { headers: { range: 'bytes=2-10' } });
    expect([part.status, await part.text()]).toEqual([206, markdown.slice(2, 11)]);
    const head = await client.fetch('HEAD', `/files/${id}/download`);
    expect([head.status, Number(head.headers.get('content-length'))]).toEqual([200, Buffer.byteLength(markdown)]);
  });

  it('can be deleted, and results too', async () => {
    const id = await client.upload('a.md', markdown);
    const { body } = await client.call('POST', '/convert', { fileId: id, targetFormat: 'html' });
    const result = String(body.data['resultFileId']);
    for (const one of [id, result]) {
      const gone = await client.call('DELETE', `/files/${one}`);
      expect([gone.status, gone.body.data]).toEqual([200, { fileId: one, deleted: true }]);
      for (const [method, path] of [
        ['GET', `/files/${one}`],
        ['GET', `/files/${one}/download`],
        ['DELETE', `/files/${one}`],
      ] as const)
        expectError(await client.call(method, path), 404, 'E00005');
    }
  });

  it('can be shared by links that expire', async () => {
    const id = await client.upload('a.md', markdown);
    const { body } = await client.call('GET', `/files/${id}/link?seconds=60`);
    expect(body.data).toEqual({ fileId: id, url: expect.stringContaining('signature='), expiresAt: stamp });
    const { pathname, search } = new URL(String(body.data['url']));
    const opened = await fetch(`${server.url}${pathname}${search}`);
    expect([opened.status, await opened.text()]).toEqual([200, markdown]);
    const other = await client.upload('b.md', 'other');
    const elsewhere = await fetch(`${server.url}${pathname.replace(id, other)}${search}`);
    expect(await elsewhere.json()).toMatchObject({ success: false, error: { code: 'E00004' } });
    expect((await fetch(`${server.url}${pathname}`)).status).toBe(401);
  });

  it('ST003: malicious files are refused, alone or as part of a conversion, and are not stored', async () => {
    for (const [path, fields] of [
      ['/files', {}],
      ['/convert', { targetFormat: 'pdf' }],
    ] as const)
      expectError(await client.call('POST', path, fileForm('a.txt', `text ${eicar}`, fields)), 400, 'E02007');
  });
});

describe('the request id', () => {
  it('is taken from the client if it is a UUID, in header and body', async () => {
    const given = 'c56a4180-65aa-42ec-a945-5fd21dec0538';
    const { headers, body } = await client.call('GET', '/files/none', undefined, { 'X-Request-ID': given });
    expect([headers.get('x-request-id'), body.requestId]).toEqual([given, given]);
  });
});

describe('a request that is repeated with the same key', () => {
  it('is answered once and makes one task', async () => {
    const id = await client.upload('a.md', markdown);
    const ask = () =>
      client.call(
        'POST',
        '/convert',
        { fileId: id, targetFormat: 'html', mode: 'async' },
        { 'Idempotency-Key': 'one' },
      );
    const first = await ask();
    const again = await ask();
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });
});
