/** `extract --imap` against a real mail server. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { attached, makeEml, written } from '../documents/mail-maker.ts';
import { testWith } from '../engines.ts';
import { type Dovecot, password, startDovecot } from '../mailbox/dovecot.ts';
import { folder, lines, run, start, ubl } from './program.ts';

let server: Dovecot | undefined;
afterEach(async () => {
  await server?.remove();
  server = undefined;
});

const invoiceMail = (number: string): Buffer =>
  makeEml([written('Siehe Anhang'), attached(`${number}.xml`, ubl(number), 'application/xml')]);

async function mailbox(...numbers: readonly string[]) {
  const dovecot = await startDovecot();
  server = dovecot;
  for (const number of numbers) await dovecot.deliver(invoiceMail(number));
  const cwd = await folder({ secret: `${password}\n` });
  const url = `imaps://buch%40example.com@127.0.0.1:${dovecot.imaps}`;
  return { dovecot, cwd, args: ['--imap', url, '--imap-ca-file', dovecot.ca, '--imap-password-file', 'secret'] };
}

const numbersIn = (text: string): unknown[] =>
  lines(text).map(({ invoice }) => (invoice as { readonly number?: string } | null)?.number);

testWith(['Dovecot'], 'the mails of a folder become records', async () => {
  const { cwd, args } = await mailbox('A-1', 'A-2');
  const { code, stdout, stderr } = await run(['extract', ...args], { cwd });
  expect(numbersIn(stdout)).toEqual(['A-1', 'A-2']);
  expect(lines(stdout)[0]).toMatchObject({
    source: {
      path: expect.stringMatching(/^imap:\/\/127\.0\.0\.1\/INBOX;UIDVALIDITY=\d+\/;UID=1$/),
      member: 'A-1.xml',
    },
  });
  expect(code).toBe(0);
  expect(stdout + stderr).not.toContain(password);
});

testWith(['Dovecot'], '--watch waits for new mails, and continues where it was stopped', async () => {
  const { dovecot, cwd, args } = await mailbox('A-1');
  const out = join(cwd, 'out.ndjson');
  const until = async (count: number): Promise<void> => {
    for (;;) {
      const text = await readFile(out, 'utf8').catch(() => '');
      if (text.split('\n').length > count) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const first = start(['extract', ...args, '--watch', '-o', 'out.ndjson'], { cwd });
  await until(1);
  await dovecot.deliver(invoiceMail('A-2'));
  await until(2);
  // The mail is marked as done after its records were written.
  await new Promise((resolve) => setTimeout(resolve, 500));
  first.child.kill('SIGINT');
  expect((await first.ended).code).toBe(130);
  await dovecot.deliver(invoiceMail('A-3'));
  const second = start(['extract', ...args, '--watch', '-o', 'out.ndjson', '-v'], { cwd });
  await until(3);
  second.child.kill('SIGTERM');
  const { code, stderr } = await second.ended;
  expect(code).toBe(143);
  expect(numbersIn(await readFile(out, 'utf8'))).toEqual(['A-1', 'A-2', 'A-3']);
  expect(stderr).not.toContain(password);
});

testWith(['Dovecot'], 'a wrong password is refused, and nothing is written', async () => {
  const { cwd, args } = await mailbox('A-1');
  await writeFile(join(cwd, 'secret'), 'falsch');
  const { code, stdout, stderr } = await run(['extract', ...args, '-o', 'out.ndjson'], { cwd });
  expect(stderr).toContain('refused the user name or the password');
  expect(stdout).not.toContain('falsch');
  expect(code).not.toBe(0);
  await expect(readFile(join(cwd, 'out.ndjson'))).rejects.toMatchObject({ code: 'ENOENT' });
});

it.each([
  [['a.xml', '--imap', 'imaps://a@b'], /cannot be combined with files/],
  [['--imap', 'imaps://a@b', '--move-to', 'x'], /cannot be combined with --move-to/],
  [['--imap', 'imaps://a:geheim@b'], /must not contain a password/],
  [['--imap', 'imaps://a@b'], /needs the password/],
])('%j is refused', async (args, message) => {
  const { code, stderr } = await run(['extract', ...args], { cwd: await folder() });
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('geheim');
  expect(code).toBe(2);
});
