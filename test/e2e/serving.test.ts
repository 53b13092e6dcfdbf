/** `serve` as a shell starts it. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder, start } from './program.ts';

const invoice = join(import.meta.dirname, '../../fixtures/invoices/en-us-sales-tax.pdf');

async function listening(started: ReturnType<typeof start>): Promise<string> {
  let text = '';
  for (;;) {
    const [chunk] = (await once(started.child.stderr, 'data')) as [string];
    text += chunk;
    const url = /^listening on (http:\/\/\S+)$/m.exec(text)?.[1];
    if (url !== undefined) return url;
  }
}

it('serves, prints its address, and stops cleanly when asked to', async () => {
  const cwd = await folder();
  const started = start(['serve', '--port', '0', '--data-dir', 'kept', '--log-format', 'json'], { cwd });
  const url = await listening(started);
  const form = new FormData();
  form.append('file', new File([new Uint8Array(await readFile(invoice))], 'a.pdf', { type: 'application/pdf' }));
  const response = await fetch(`${url}/extract`, { method: 'POST', body: form });
  expect(await response.json()).toMatchObject({ total: 3656.1 });
  started.child.kill('SIGTERM');
  const { code, stdout, stderr } = await started.ended;
  expect([code, stdout]).toEqual([0, '']);
  const entries = stderr.split('\n').filter((line) => line.startsWith('{'));
  expect(entries.map((line) => JSON.parse(line) as object)).toContainEqual(
    expect.objectContaining({ message: 'request', route: '/extract', status: 200 }),
  );
});

it('2: a port that is in use is reported in one sentence', async () => {
  const cwd = await folder();
  const first = start(['serve', '--port', '0'], { cwd });
  const { port } = new URL(await listening(first));
  const second = await start(['serve', '--port', port, '--data-dir', 'other'], { cwd }).ended;
  expect(second.code).toBe(2);
  expect(second.stderr).toContain(`Cannot listen on 127.0.0.1:${port}`);
  first.child.kill('SIGINT');
  expect((await first.ended).code).toBe(0);
});

it('warns if others on the network could reach the server, and names the APIs that need no credentials', async () => {
  const cwd = await folder();
  const warningsOf = async (env: Record<string, string>): Promise<string> => {
    const started = start(['serve', '--port', '0', '--host', '0.0.0.0'], { cwd, env });
    await listening(started);
    started.child.kill('SIGTERM');
    return (await started.ended).stderr;
  };
  const open = /^warning: .* without credentials: extraction, sessions, docx2tex\./m;
  const stderr = await warningsOf({});
  expect(stderr).toMatch(/^warning: The traffic to 0\.0\.0\.0 is not encrypted/m);
  expect(stderr).toMatch(open);
  expect(await warningsOf({ INVOICECTL_API_TOKEN: 'a-token-of-some-length' })).not.toMatch(open);
});
