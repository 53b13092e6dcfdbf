/** Stands in for the extract worker: does what the document's text says. */
import { threadId } from 'node:worker_threads';
import { Failure } from '../../../src/domain/failure.ts';
import { remoteModel } from '../../../src/runtime/workers/remote-model.ts';
import { remoteOcrEngine } from '../../../src/runtime/workers/remote-ocr.ts';
import { type ExtractJob, type ExtractResult, sent } from '../../../src/runtime/workers/messages.ts';

const extraction = { pages: null, status: 'ok', invoice: null, evidence: {}, checks: [] } as const;

export default function misbehave({ document, port, ocr, model }: ExtractJob): Promise<ExtractResult> {
  port.postMessage({ type: 'started', threadId });
  return sent(async () => {
    try {
      return [{ ...extraction, warnings: [await act(Buffer.from(document.bytes).toString())] }];
    } finally {
      port.close();
    }
  });

  async function act(what: string): Promise<string> {
    if (what === 'hang') for (;;);
    if (what === 'wait') await new Promise((resolve) => setTimeout(resolve, 100_000));
    if (what === 'exit') process.exit(3);
    if (what === 'throw')
      queueMicrotask(() => {
        throw new Error('out of the blue');
      });
    if (what === 'throw') await new Promise((resolve) => setTimeout(resolve, 100_000));
    if (what === 'fail') throw new Failure('encrypted_document', 'It is locked', { detail: 'Use --password' });
    if (what === 'heap') for (const hoard: number[][] = []; ;) hoard.push(Array.from({ length: 100_000 }, Math.random));
    // Array buffers, like WebAssembly memories, are outside the heap, which has a limit of its own.
    if (what === 'outside') {
      const hoard = Array.from({ length: 10 }, () => new Uint8Array(100_000_000).fill(1));
      for (;;) hoard[0]?.fill(2, 0, 10);
    }
    if (what === 'ocr' && ocr) {
      const pixels = new Uint8Array(300).fill(7);
      const engine = remoteOcrEngine(port, ocr);
      const unavailable = await engine.unavailable();
      const { lines } = await engine.recognize({ width: 10, height: 10, dpi: 200, pixels }, { languages: ['en'] });
      return `${lines.map(({ text }) => text).join()} ${unavailable === undefined} ${pixels.byteLength}`;
    }
    if (what === 'model') return `${model} ${(await remoteModel(port).ask('the text')).number}`;
    return `thread ${threadId}`;
  }
}
