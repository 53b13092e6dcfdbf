/**
 * Every command of README and docs runs as it is printed, by a shell, in a folder that has the files it names. A document's
 * commands run in their order, because later ones use what earlier ones wrote.
 */
import { chmodSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { docx } from '../convert/samples.ts';
import { attached, makeEml, makeMsg, written } from '../documents/mail-maker.ts';
import { testWith } from '../engines.ts';
import { folder, start } from './program.ts';

const root = resolve(import.meta.dirname, '../..');
const invoice = (name: string): Buffer => readFileSync(join(root, 'fixtures/invoices', name));

/** Commands that other tests run, by how they begin. */
const elsewhere = {
  npm: 'installing and testing is what runs this test',
  curl: 'test/server runs the commands of the APIs against a server',
  'HOSTILE_SEED=': 'test/hostile',
  'CLUSTER_SEED=': 'test/e2e/cluster.test.ts',
  docker: 'nowhere: there is no Docker where tests run, and docs/deployment.md says so',
  'invoicectl storage copy': 'test/cli/storage/copy.test.ts runs it with PostgreSQL and a bucket',
  'invoicectl extract --imap': 'test/e2e/mailbox.test.ts runs it against a mail server',
};

/** Exit codes other than 0. */
const codes: Readonly<Record<string, number>> = {
  'invoicectl extract may/ -f json --fail-on review > may.json': 5,
  // The drafted mapping file has to be filled in first, and says so.
  'invoicectl export may.ndjson -f datev --map books.yml -o EXTF_may.csv': 2,
  // An invoice that needs review is not claimed.
  'invoicectl claim may.ndjson -o 报销单.pdf --claimant 张三 --department 销售部 --reason 上海出差': 3,
  // The password is asked for on a terminal, which tests do not have.
  'invoicectl users add 张三 --data-dir /var/lib/invoicectl': 2,
  // Some of the invoices lack what EN 16931 asks for.
  'invoicectl export may.ndjson -f ubl -o may.zip': 3,
};

/** Commands that go on until they are interrupted. */
const isEndless = (command: string): boolean => /--watch\b|^invoicectl (?:serve|review)/.test(command);

/** Programs that a command needs besides our own. */
const programsOf = (command: string): string[] => ['jq', 'find'].filter((name) => command.includes(`${name} `));

interface Documented {
  readonly file: string;
  readonly commands: readonly string[];
}

const documents: readonly Documented[] = globSync(['README*.md', 'docs/*.md'], { cwd: root })
  .map((file) => {
    const blocks = [...readFileSync(join(root, file), 'utf8').matchAll(/^```sh\n(.*?)^```$/gms)];
    const commands = blocks
      .flatMap(([, block = '']) => block.replaceAll('\\\n', '').split('\n'))
      .map((line) => line.replace(/\s+# .*$/, '').trim())
      .filter((line) => line !== '' && !Object.keys(elsewhere).some((start) => line.startsWith(start)));
    return { file, commands };
  })
  .filter(({ commands }) => commands.length > 0);

const few = ['cn-normal-meal.pdf', 'de-letter.pdf', 'en-sums-wrong.pdf', 'cn-ofd-tagged.ofd', 'xrechnung.xml'];

/** All files that the documents name. */
async function stage(): Promise<string> {
  const dir = await folder();
  const put = (path: string, content: Uint8Array | string): void => {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), content);
  };
  for (const month of ['may', 'month', '2024-05', 'invoices', '五月', '发票'])
    for (const name of few) put(`${month}/${name}`, invoice(name));
  for (const name of ['more.pdf', 'odd.pdf', 'invoice.pdf']) put(name, invoice('fr-text.pdf'));
  put('scan.pdf', invoice('en-scan-askew.pdf'));
  put('scans/one.pdf', invoice('en-scan-askew.pdf'));
  for (const name of ['scan.jpg', 'photo.jpg']) put(name, invoice('en-receipt-photo.jpg'));
  put('one.ofd', invoice('cn-ofd-tagged.ofd'));
  for (const name of ['a.zip', 'inbox.zip']) put(name, invoice('cn-two-in-one.zip'));
  put('report.md', '# Report\n\nAll is well.\n');
  put('in/report.md', '# Report\n\nAll is well.\n');
  put('paper.docx', await docx());
  const attachment = { name: 'Rechnung.pdf', content: invoice('de-letter.pdf') };
  put('inbox/mail.eml', makeEml([written('See the attachment.'), attached(attachment.name, attachment.content)]));
  put('Rechnung.msg', makeMsg({ files: [attachment] }));
  put('.invoice-password', 'secret\n');
  for (const path of ['archive', '.local/share/bash-completion/completions', 'bin'])
    mkdirSync(join(dir, path), { recursive: true });
  program(dir, 'invoicectl', `exec ${process.execPath} ${join(root, 'bin/invoicectl.js')} "$@"`);
  // The password manager of an example.
  program(dir, 'pass', 'echo secret');
  return dir;
}

function program(dir: string, name: string, script: string): void {
  writeFileSync(join(dir, 'bin', name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(dir, 'bin', name), 0o755);
}

describe.each(documents)('$file', ({ commands }) => {
  let dir: string;
  beforeAll(async () => {
    dir = await stage();
  });

  for (const command of new Set(commands))
    testWith(
      programsOf(command),
      command,
      async () => {
        const whole = command.replaceAll('/var/lib/invoicectl', join(dir, 'data'));
        // A signal to a shell would not reach the program in it.
        const shell = isEndless(command) ? `exec ${whole}` : whole;
        const env = { PATH: `${join(dir, 'bin')}:${process.env['PATH']}`, LANG: 'C.UTF-8' };
        const { child, ended } = start([], { cwd: dir, env, shell });
        if (isEndless(command)) setTimeout(() => child.kill('SIGINT'), 3000);
        const { code, stderr } = await ended;
        expect(isEndless(command) ? 0 : code, stderr).toBe(codes[command] ?? 0);
      },
      60_000,
    );
});

it('no exception is left over', () => {
  const all = documents.flatMap(({ commands }) => commands);
  expect(Object.keys(codes).filter((command) => !all.includes(command))).toEqual([]);
});
