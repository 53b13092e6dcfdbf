/**
 * An OCR engine in another thread, as an extract worker sees it.
 *
 * Pixels are moved there, not copied, so a raster is empty after recognition.
 */
import { isMarkedAsUntransferable, type MessagePort } from 'node:worker_threads';
import { Failure } from '../../domain/failure.ts';
import type { OcrEngine } from '../../ocr/engine.ts';
import {
  type EngineIdentity,
  type FromWorker,
  type OcrAnswer,
  type OcrJob,
  received,
  type ToWorker,
} from './messages.ts';

export function remoteOcrEngine(port: MessagePort, { name, version }: EngineIdentity): OcrEngine {
  const waiting = new Map<number, (answer: OcrAnswer) => void>();
  let lastId = 0;
  port.on('message', (message: ToWorker) => {
    if (message.type !== 'ocr') return;
    waiting.get(message.id)?.(message.answer);
    waiting.delete(message.id);
  });

  async function ask(job: OcrJob, transfer: readonly ArrayBuffer[]) {
    const id = ++lastId;
    const message: FromWorker = { type: 'ocr', id, job };
    const answer = new Promise<OcrAnswer>((resolve) => waiting.set(id, resolve));
    port.postMessage(message, [...transfer]);
    return received(await answer);
  }

  return {
    name,
    version,
    async unavailable() {
      const answer = await ask({ ask: 'unavailable', engine: name }, []);
      return 'unavailable' in answer ? answer.unavailable : undefined;
    },
    async recognize(raster, { languages }) {
      const pixels = alone(raster.pixels);
      const job: OcrJob = { ask: 'recognize', engine: name, raster: { ...raster, pixels }, languages };
      const answer = await ask(job, [pixels.buffer]);
      if ('result' in answer) return answer.result;
      throw new Failure('internal', 'The OCR thread returned no result');
    },
    async close() {
      port.close();
    },
  };
}

/**
 * The pixels in a buffer that can be transferred. They are copied in two cases only: if they are a view of a larger
 * buffer, all of which would be transferred, and if a library (sharp) owns the memory, which cannot leave its thread.
 */
function alone(pixels: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = pixels;
  const movable =
    buffer instanceof ArrayBuffer && pixels.byteLength === buffer.byteLength && !isMarkedAsUntransferable(buffer);
  return movable ? new Uint8Array(buffer) : new Uint8Array(pixels);
}
