/** The language model as an extract worker sees it. The main thread calls it, so all documents share retries and breaker. */
import type { MessagePort } from 'node:worker_threads';
import type { LanguageModel, ModelAnswer } from '../../extract/sources/language-model/model.ts';
import { type FromWorker, received, type Sent, type ToWorker } from './messages.ts';

export function remoteModel(port: MessagePort): LanguageModel {
  const waiting = new Map<number, (answer: Sent<ModelAnswer>) => void>();
  let lastId = 0;
  port.on('message', (message: ToWorker) => {
    if (message.type !== 'model') return;
    waiting.get(message.id)?.(message.answer);
    waiting.delete(message.id);
  });
  return {
    async ask(text) {
      const id = ++lastId;
      const message: FromWorker = { type: 'model', id, text };
      const answer = new Promise<Sent<ModelAnswer>>((resolve) => waiting.set(id, resolve));
      port.postMessage(message);
      return received(await answer);
    },
  };
}
