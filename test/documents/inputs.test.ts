import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../src/documents/intake.ts';
import { type Input, listInputs, type ListingOptions } from '../../src/documents/inputs.ts';
import { shownName } from '../../src/domain/raw-names.ts';
import { makeZip } from './zip-maker.ts';
import { englishOf } from '../../src/texts/message.ts';

let root: string;
const at = (name: string): string => join(root, name);
const put = (...names: readonly string[]): Promise<unknown> =>
  Promise.all(names.map((name) => writeFile(at(name), 'x')));

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'invoicectl-inputs-'));
  await mkdir(at('in/sub/.hidden'), { recursive: true });
  await mkdir(at('in/.git'));
  await put(
    'in/b10.pdf',
    'in/b2.pdf',
    'in/B1.PDF',
    'in/notes.json',
    'in/.b.pdf',
    'in/~$b.xml',
    'in/b.invoicectl-123.pdf',
  );
  await put('in/sub/a.ofd', 'in/sub/.hidden/c.pdf', 'in/.git/d.pdf', 'in/noextension');
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

const told = (inputs: readonly Input[]): string[] =>
  inputs.map((input) => `${relative(root, input.path)}${'failure' in input ? `: ${input.failure.kind}` : ''}`);
const list = async (paths: readonly string[], options?: ListingOptions): Promise<string[]> =>
  told(await listInputs(paths, options));

describe('folders', () => {
  it('list the files that look like documents, in natural order, without hidden or unfinished ones', async () => {
    const notes: string[] = [];
    expect(await list([at('in')], { note: (said) => notes.push(englishOf(said)) })).toEqual([
      'in/B1.PDF',
      'in/b2.pdf',
      'in/b10.pdf',
    ]);
    expect(notes.map((note) => note.replace(at('in/'), ''))).toEqual([
      '.b.pdf was left out: it is hidden, or unfinished',
      '.git was left out: it is hidden, or unfinished',
      '~$b.xml was left out: it is hidden, or unfinished',
      'b.invoicectl-123.pdf was left out: it is hidden, or unfinished',
      'noextension was left out: its name is not one of a supported format',
      'notes.json was left out: its name is not one of a supported format',
      'sub was left out: it is a folder (--recursive includes it)',
    ]);
  });

  it('list their subfolders only if asked to', async () => {
    expect(await list([at('in')], { recursive: true })).toEqual([
      'in/B1.PDF',
      'in/b2.pdf',
      'in/b10.pdf',
      'in/sub/a.ofd',
    ]);
  });

  it('are listed once even if a link leads back to them, and links to files are followed', async () => {
    await mkdir(at('loop/down'), { recursive: true });
    await put('loop/down/a.pdf');
    await symlink('..', at('loop/down/up'));
    await symlink('a.pdf', at('loop/down/b.pdf'));
    await symlink('nowhere.pdf', at('loop/down/c.pdf'));
    await symlink('d.pdf', at('loop/down/d.pdf'));
    expect(await list([at('loop')], { recursive: true })).toEqual([
      'loop/down/a.pdf',
      'loop/down/b.pdf',
      'loop/down/c.pdf: not_found',
      'loop/down/d.pdf: not_found',
    ]);
  });

  it('a folder or file that may not be read is a failure of its own, and the others are read', async () => {
    await mkdir(at('locked/closed'), { recursive: true });
    await put('locked/a.pdf', 'locked/closed/b.pdf', 'locked/secret.pdf');
    await chmod(root, 0o755);
    await chmod(at('locked/closed'), 0);
    await chmod(at('locked/secret.pdf'), 0);
    const script = `
      const { listInputs } = await import(${JSON.stringify(pathToFileURL(join(process.cwd(), 'src/documents/inputs.ts')).href)});
      const { documents } = await import(${JSON.stringify(pathToFileURL(join(process.cwd(), 'src/documents/intake.ts')).href)});
      process.setuid?.(65534);
      const told = [];
      for await (const intake of documents(await listInputs([process.argv[1]], { recursive: true })))
        told.push([intake.path, 'failure' in intake ? intake.failure.kind : intake.mediaType]);
      console.log(JSON.stringify(told));`;
    // Root may read everything: a child gives its rights up, once it has loaded what it needs.
    const asNobody = process.getuid?.() === 0 ? script : script.replace('process.setuid?.(65534);', '');
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', asNobody, at('locked')], {
      encoding: 'utf8',
    });
    expect(JSON.parse(printed)).toEqual([
      [at('locked/a.pdf'), 'unsupported_format'],
      [at('locked/closed'), 'forbidden'],
      [at('locked/secret.pdf'), 'forbidden'],
    ]);
    await chmod(at('locked/closed'), 0o755);
  });
});

describe('paths', () => {
  it('keep their order, are listed once, and are tried whatever their names are', async () => {
    expect(await list([at('in/noextension'), at('in/b2.pdf'), at('in/../in/b2.pdf'), at('in')])).toEqual([
      'in/noextension',
      'in/b2.pdf',
      'in/B1.PDF',
      'in/b10.pdf',
    ]);
  });

  it('that do not exist become failed inputs', async () => {
    const [missing] = await listInputs([at('in/none.pdf')]);
    expect(missing && 'failure' in missing && missing.failure.report()).toEqual({
      kind: 'not_found',
      message: `${at('in/none.pdf')} does not exist`,
      messageText: { id: 'file.missing', values: { path: at('in/none.pdf') } },
    });
  });

  it.runIf(process.platform === 'linux')('that are not UTF-8, as on old file shares, are read', async () => {
    // 发票 and 餐饮 in GBK.
    const folder = Buffer.concat([Buffer.from(at('gbk/')), Buffer.from([0xb2, 0xcd, 0xd2, 0xfb])]);
    const file = Buffer.concat([folder, Buffer.from('/'), Buffer.from([0xb7, 0xa2, 0xc6, 0xb1]), Buffer.from('.pdf')]);
    await mkdir(folder, { recursive: true });
    await writeFile(file, '%PDF-1.7');
    await writeFile(at('list.bin'), Buffer.concat([file, Buffer.from('\n')]));
    for (const inputs of [
      await listInputs([at('gbk')], { recursive: true }),
      await listInputs([], { filesFrom: at('list.bin') }),
    ]) {
      expect(inputs.map(({ path }) => shownName(relative(root, path)))).toEqual([
        String.raw`gbk/\xb2\xcd\xd2\xfb/\xb7\xa2\xc6\xb1.pdf`,
      ]);
      for await (const intake of documents(inputs)) expect(intake).toMatchObject({ mediaType: 'application/pdf' });
    }
  });

  it.runIf(process.platform === 'linux')(
    'that lost bytes when they were passed as arguments fail with a hint to use --files-from',
    async () => {
      const [odd] = await listInputs([at('gbk\ufffd.pdf')]);
      expect(odd && 'failure' in odd && odd.failure.detail).toContain('--files-from');
    },
  );

  it('may be glob patterns that the shell did not expand', async () => {
    expect(await list([at('in/b*')])).toEqual(['in/b2.pdf', 'in/b10.pdf']);
    expect(await list([at('in/**/*.{ofd,PDF}')])).toEqual(['in/B1.PDF', 'in/sub/a.ofd']);
    expect(await list([at('in/*.tiff')])).toEqual(['in/*.tiff: not_found']);
    await put('in/bracket[1].xml');
    expect(await list([at('in/bracket[1].xml')])).toEqual(['in/bracket[1].xml']);
    await rm(at('in/bracket[1].xml'));
  });

  it('are listed with the expected number of documents and bytes, without reading them', async () => {
    await writeFile(
      at('three.zip'),
      makeZip([{ name: 'a.pdf' }, { name: 'b.ofd' }, { name: 'c.txt' }, { name: 'd.xml' }]),
    );
    await writeFile(at('broken.zip'), 'PK\x03\x04');
    expect(
      await listInputs([at('three.zip'), at('broken.zip'), at('in/b2.pdf'), '-'], { stdinName: 's.pdf' }),
    ).toMatchObject([
      { expected: 3 },
      { expected: 1, bytes: 4 },
      { expected: 1, bytes: 1, from: 'file' },
      { expected: 1, bytes: null, from: 'stdin', path: 's.pdf' },
    ]);
  });
});

describe('lists of paths', () => {
  it('have one path on each line or between NUL characters, from a file or standard input, and no glob patterns', async () => {
    const paths = [at('in/b10.pdf'), at('in/b*'), '', at('in/sub')];
    await writeFile(at('lines.txt'), `\uFEFF${paths.join('\r\n')}\r\n`);
    const expected = ['in/b10.pdf', 'in/b*: not_found', 'in/sub/a.ofd'];
    expect(await list([], { filesFrom: at('lines.txt') })).toEqual(expected);
    expect(await list([], { filesFrom: '-', stdin: Readable.from([paths.join('\0')]) })).toEqual(expected);
  });

  it('are refused as a whole if they cannot be read', async () => {
    await expect(listInputs([], { filesFrom: at('no-list') })).rejects.toMatchObject({ kind: 'not_found' });
    await expect(listInputs(['-'], { filesFrom: '-' })).rejects.toMatchObject({ kind: 'bad_request' });
  });
});
