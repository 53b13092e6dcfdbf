import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendSink } from '../../../../src/cli/extract/watch/append-sink.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'append-'))));
afterAll(() => rm(folder, { recursive: true }));

const opening = '\ufeffnumber,total\r\n';

async function opened(content: string): Promise<{ continued: boolean; text: string }> {
  const path = join(folder, 'out.csv');
  await writeFile(path, content);
  const sink = await appendSink(path, { anew: false, opening });
  await sink.write('new\r\n');
  await sink.finish();
  return { continued: sink.continued, text: await readFile(path, 'utf8') };
}

describe('an output that grows', () => {
  it('is continued behind its last whole line', async () => {
    expect(await opened(`${opening}1,2\r\n3,`)).toEqual({ continued: true, text: `${opening}1,2\r\nnew\r\n` });
  });

  it('is begun anew where a killed run left a part of the head', async () => {
    expect(await opened(opening.slice(0, 5))).toEqual({ continued: false, text: 'new\r\n' });
  });

  it('is never a file with other columns', async () => {
    await expect(opened('\ufeffnumber;total\r\n1;2\r\n')).rejects.toMatchObject({ kind: 'conflict' });
    expect(await readFile(join(folder, 'out.csv'), 'utf8')).toBe('\ufeffnumber;total\r\n1;2\r\n');
  });
});
