/** The same files give the same ZIP, wherever and whenever it is written. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { zipInMemory } from '../../src/documents/zip-writer.ts';

interface Written {
  /** The local hour of 1970-01-01T00:00Z: proves that the process has the zone that it was given. */
  readonly hour: number;
  readonly digests: Readonly<Record<string, string>>;
}

async function writtenIn(zone: string): Promise<Written> {
  const script = join(import.meta.dirname, 'zip-producers-process.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env: { ...process.env, TZ: zone } });
  return JSON.parse(stdout) as Written;
}

test('every producer of ZIPs writes the same bytes in every time zone', { timeout: 120_000 }, async () => {
  const utc = await writtenIn('UTC');
  const losAngeles = await writtenIn('America/Los_Angeles');
  const shanghai = await writtenIn('Asia/Shanghai');
  expect([utc.hour, losAngeles.hour, shanghai.hour]).toEqual([0, 16, 8]);
  expect(Object.keys(utc.digests)).toHaveLength(7);
  expect(losAngeles.digests).toEqual(utc.digests);
  expect(shanghai.digests).toEqual(utc.digests);
});

test('the bytes are the same in every time zone that exists', async () => {
  const zone = process.env['TZ'];
  const inZone = async (name: string): Promise<string> => {
    process.env['TZ'] = name;
    return (await zipInMemory([{ name: 'a.txt', bytes: Buffer.from('a') }])).toString('hex');
  };
  try {
    const expected = await inZone('UTC');
    const others = [];
    for (const name of Intl.supportedValuesOf('timeZone')) if ((await inZone(name)) !== expected) others.push(name);
    expect(others).toEqual([]);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});
