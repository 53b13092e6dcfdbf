/** The WebAssembly build of onnxruntime, which reads where the native one does not load. */
import { afterAll, describe, expect, it } from 'vitest';
import { paddleEngine } from '../../../src/ocr/paddle.ts';
import { loadRuntime } from '../../../src/ocr/paddle/runtimes.ts';
import { pageFromOcr } from '../../../src/ocr/words.ts';
import { ocrEngineContract, pictureOf } from '../../contract/ocr-engine.ts';
import { message } from '../../../src/texts/message.ts';

const native = (): Promise<never> =>
  Promise.reject(new Error('Error loading shared library ld-linux-x86-64.so.2\nat …'));

describe('paddle without the native build', () => {
  ocrEngineContract(paddleEngine({ native }));

  const engines = [paddleEngine(), paddleEngine({ native })] as const;
  afterAll(() => Promise.all(engines.map((engine) => engine.close())));

  it('reads what the native build reads, and says why it is slow', async () => {
    const lines = ['Invoice No : GL-118/2024', 'Total (RM)                111.71'];
    const [fast, slow] = await Promise.all(
      engines.map(async (engine) => engine.recognize(await pictureOf(lines), { languages: ['en'] })),
    );
    expect(slow?.lines.map(({ text }) => text)).toEqual(fast?.lines.map(({ text }) => text));
    expect(slow?.lines.map(({ text }) => text).join(' ')).toContain('111.71');
    const warning = message('ocr.webAssembly', { why: 'Error loading shared library ld-linux-x86-64.so.2' });
    expect([fast?.warning, slow?.warning]).toEqual([undefined, warning]);
    if (!slow) throw new Error('No result');
    expect(pageFromOcr(slow, await pictureOf(lines), 1).warning).toEqual(warning);
  });
});

it('The native build is preferred', async () => {
  expect(await loadRuntime()).toEqual({ runtime: await import('onnxruntime-node') });
});
