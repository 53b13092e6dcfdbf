/** Recognitions that are no longer wanted: the real engine, ended at any moment, takes neither its thread nor the process along. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { OcrJob } from '../../../src/runtime/workers/messages.ts';
import { ocrHost } from '../../../src/runtime/workers/ocr-host.ts';

const workerFile = new URL('../../../src/runtime/workers/ocr-worker.ts', import.meta.url);

async function page(): Promise<OcrJob> {
  const file = await readFile(join(import.meta.dirname, '../../../fixtures/invoices/cn-normal-scan-sideways.png'));
  const { data, info } = await sharp(file)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raster = { width: info.width, height: info.height, pixels: new Uint8Array(data), dpi: 200 };
  return { ask: 'recognize', engine: 'paddle', raster, languages: ['zh'] };
}

const whole = new AbortController().signal;
const nothing = (): void => undefined;

it('can be stopped at any moment of a page, and continues with the next one', async () => {
  const host = ocrHost(workerFile);
  await host.ask({ ask: 'unavailable', engine: 'paddle' }, whole, nothing);
  for (const afterMs of [0, 20, 60, 120, 200, 300]) {
    const job = await page();
    const stop = new AbortController();
    const asked = host.ask(job, stop.signal, nothing);
    const ended = expect(asked, `after ${afterMs} ms`).rejects.toThrow('no longer wanted');
    await pause(afterMs);
    stop.abort(new Error('no longer wanted'));
    await ended;
  }
  const { value } = (await host.ask(await page(), whole, nothing)) as { value?: { result: { lines: unknown[] } } };
  expect(value?.result.lines.length).toBeGreaterThan(10);
  await host.close();
});

it('can be closed in the middle of a page while others wait', async () => {
  for (const afterMs of [10, 100, 250]) {
    const host = ocrHost(workerFile);
    await host.ask({ ask: 'unavailable', engine: 'paddle' }, whole, nothing);
    const jobs = await Promise.all([page(), page()]);
    const asked = jobs.map((job) => expect(host.ask(job, whole, nothing)).rejects.toThrow());
    await pause(afterMs);
    await host.close();
    await Promise.all(asked);
    await expect(host.ask(await page(), whole, nothing)).rejects.toThrow();
  }
});
