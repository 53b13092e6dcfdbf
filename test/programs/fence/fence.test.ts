/**
 * That LibreOffice reads and fetches nothing but the document, whatever the document says: by its settings alone, behind each
 * fence alone, and as it is run. An address that answers listens here, and a file lies where the documents say.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findFence, noFence } from '../../../src/programs/fence/fence.ts';
import { findOffice, type FoundOffice } from '../../../src/programs/libreoffice/find.ts';
import { type OfficePool, officePool } from '../../../src/programs/libreoffice/pool.ts';
import { programOnPath, testWith } from '../../engines.ts';
import {
  type Elsewhere,
  macroTextDocument,
  macroWordDocument,
  type PointingDocument,
  pointingDocuments,
} from '../../office/points-elsewhere.ts';
import { signal, textIn } from '../../convert/run.ts';

const run = promisify(execFile);
const secret = 'secret 7f3a91';
const macroSaid = 'the macro ran';
let folder = '';
let server: Server;
let at: Elsewhere;
const asked: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fence-'));
  await writeFile(join(folder, 'secret.txt'), secret);
  server = createServer((socket) => {
    asked.push('connected');
    socket.on('error', () => undefined);
    socket.once('data', () =>
      socket.end(`HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: ${secret.length}\r\n\r\n${secret}`),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  at = {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    file: pathToFileURL(join(folder, 'secret.txt')).href,
  };
});
beforeEach(() => void asked.splice(0));
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const pdfOf = async (pool: OfficePool, office: FoundOffice, document: PointingDocument): Promise<string> => {
  const { name, kind, filter, bytes } = document;
  const extension = name.slice(name.indexOf('.') + 1);
  const store = `${kind}_pdf_Export`;
  const result = await pool.convert(
    office,
    {
      bytes,
      extension,
      target: 'pdf',
      job: { kind, loadFilter: filter, store: { FilterName: store } },
      once: { bytes, extension, loadFilter: filter, convertTo: `pdf:${store}` },
    },
    signal,
  );
  return textIn(result.bytes, 'pdf');
};

const found = async (): Promise<FoundOffice> => {
  const office = await findOffice();
  if (!office) throw new Error('soffice is on the PATH and was not found');
  return office;
};

/** A LibreOffice as it is after installation, with only the given fence around it. */
async function bare(around: (command: readonly string[]) => readonly string[], name: string): Promise<string> {
  const [document] = pointingDocuments(at);
  await writeFile(join(folder, 'page.html'), document?.bytes ?? '');
  const args = ['--headless', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`];
  const convert = [
    '--infilter=HTML (StarWriter)',
    '--convert-to',
    'pdf:writer_pdf_Export',
    '--outdir',
    join(folder, name),
  ];
  const [file = '', ...rest] = around([programOnPath('soffice') ?? '', ...args, ...convert, join(folder, 'page.html')]);
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, SAL_USE_VCLPLUGIN: 'svp' };
  const { stdout } = await run(file, rest, { env, cwd: folder });
  return stdout;
}

describe('a document that refers to other files and addresses', () => {
  testWith(['LibreOffice Writer'], 'makes a LibreOffice ask for it that nobody keeps from it', async () => {
    await bare((command) => command, 'free');
    expect(asked.length).toBeGreaterThan(0);
  });

  for (const [name, path] of [
    ['filter', '/nowhere'],
    ['namespace', undefined],
  ] as const)
    testWith(
      ['LibreOffice Writer', 'unshare'],
      `is converted behind the ${name} without a connection`,
      async ({ skip }) => {
        const before = process.env['PATH'];
        if (path !== undefined) process.env['PATH'] = path;
        const fence = await findFence(
          '/usr/lib/libreoffice/program/soffice',
          name === 'filter' ? ['/usr/bin/python3'] : [],
        );
        process.env['PATH'] = before;
        // Containers mostly forbid namespaces; the filter needs no rights, but a kernel that has it.
        if (fence.means.length === 0) skip(`there is no ${name} for this process here`);
        expect(fence.means).toEqual([name]);
        expect(await bare((command) => fence.around(folder, command), name)).toContain('page.pdf');
        expect(asked).toEqual([]);
      },
    );

  for (const settings of ['its settings alone', 'the fence as well'] as const)
    testWith(
      ['LibreOffice Writer', 'LibreOffice Calc'],
      `reads and fetches nothing behind ${settings}`,
      async () => {
        const office = await found();
        const here = settings === 'its settings alone' ? { ...office, fence: noFence } : office;
        const pool = officePool({ instances: 1, timeoutMs: 90_000 });
        try {
          const macros = { kind: 'writer' } as const;
          for (const document of [
            ...pointingDocuments(at),
            { ...macros, name: 'macro.odt', filter: 'writer8', bytes: macroTextDocument(at, macroSaid) },
            { ...macros, name: 'macro.docx', filter: 'MS Word 2007 XML', bytes: macroWordDocument(at, macroSaid) },
          ]) {
            const text = await pdfOf(pool, here, document);
            expect(text, document.name).toContain('kept sentence');
            expect(text, document.name).not.toContain(secret);
            expect(text, document.name).not.toContain(macroSaid);
            expect(asked, document.name).toEqual([]);
          }
        } finally {
          await pool.close();
        }
      },
      120_000,
    );
});

describe('inside the fence', () => {
  const python = '/usr/bin/python3';
  const inside = async (program: string, dataBytes?: number): Promise<string> => {
    const fence = await findFence('/usr/bin/true', [python], dataBytes);
    const own = await mkdtemp(join(folder, 'own-'));
    const [file = '', ...args] = fence.around(own, [python, '-I', '-c', program, own, join(folder, 'secret.txt')]);
    return (await run(file, args, { cwd: own, env: { SECRET: secret } })).stdout.trim();
  };

  testWith(['python3', 'unshare'], 'files of others cannot be read or written, its own can', async ({ skip }) => {
    const asksVersion = 'import ctypes; print(ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1))';
    const { stdout: version } = await run(python, ['-I', '-c', asksVersion]);
    if (Number(version) < 2) skip('this kernel has no rules for files');
    const tries = `
import sys
def tried(path, mode):
    try:
        with open(path, mode) as file:
            return file.read(5) if "r" in mode else str(file.write("x"))
    except OSError as error:
        return type(error).__name__
print(tried(sys.argv[2], "r"), tried("/etc/passwd", "r"), tried(sys.argv[2], "a"), tried(sys.argv[1] + "/a", "w"), tried(sys.argv[1] + "/a", "r"))`;
    expect(await inside(tries)).toBe('PermissionError PermissionError PermissionError 1 x');
    expect(await readFile(join(folder, 'secret.txt'), 'utf8')).toBe(secret);
  });

  testWith(['python3', 'unshare'], 'a process gets the memory that it may use and no more', async ({ skip }) => {
    if (!(await findFence('/usr/bin/true', [python])).means.includes('filter')) skip('there is no filter here');
    const allocates = `
try:
    print(len(bytearray(300 * 1024 * 1024)))
except MemoryError:
    print("MemoryError")`;
    expect(await inside(allocates, 100 * 1024 ** 2)).toBe('MemoryError');
    expect(await inside(allocates)).toBe(String(300 * 1024 ** 2));
  });

  testWith(
    ['python3', 'unshare'],
    "no family of sockets but the machine's own is there, for children neither",
    async ({ skip }) => {
      if ((await findFence('/usr/bin/true', [python])).means.length === 0) skip('nothing fences in here');
      const tries = `
import socket, subprocess, sys
def tried(family):
    try:
        socket.socket(family, socket.SOCK_STREAM).close()
        return "opened"
    except OSError as error:
        return type(error).__name__
child = "import socket; socket.create_connection(('127.0.0.1', 1))"
print(tried(socket.AF_INET), tried(socket.AF_INET6), tried(40), tried(socket.AF_UNIX), "PermissionError" in subprocess.run([sys.executable, "-c", child], capture_output=True, text=True).stderr)`;
      expect(await inside(tries)).toBe('PermissionError PermissionError PermissionError opened True');
    },
  );
});

test('the command is unchanged if no fence is available', () => {
  expect(noFence.around('/x', ['a', 'b'])).toEqual(['a', 'b']);
});
