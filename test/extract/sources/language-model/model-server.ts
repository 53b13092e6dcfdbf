/** A language model on this machine that speaks both protocols and follows the given steps, one for each request. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Step =
  | { readonly status: number; readonly location?: string; readonly retryAfter?: string; readonly reason?: string }
  /** What the model says, as its text. */
  | { readonly says: string }
  /** The body to send instead of one that follows the protocol. */
  | { readonly body: string }
  | 'hang'
  | 'drop';

export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface ModelServer {
  readonly origin: string;
  readonly asked: Asked[];
  /** The last step is repeated. */
  follow(...steps: Step[]): void;
  close(): Promise<void>;
}

export async function modelServer(): Promise<ModelServer> {
  const asked: Asked[] = [];
  let script: readonly Step[] = [{ status: 500 }];
  let done = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString() });
    const step = script[Math.min(done++, script.length - 1)] ?? 'hang';
    if (step === 'hang') return;
    if (step === 'drop') return void response.destroy();
    if ('status' in step) {
      response.writeHead(step.status, {
        ...(step.location === undefined ? {} : { location: step.location }),
        ...(step.retryAfter === undefined ? {} : { 'retry-after': step.retryAfter }),
      });
      return void response.end(JSON.stringify({ error: { message: step.reason ?? 'no' } }));
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('body' in step ? step.body : JSON.stringify(inProtocol(path, step.says)));
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    follow(...steps) {
      script = steps;
      done = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const inProtocol = (path: string, text: string): object =>
  path.includes(':generateContent')
    ? {
        candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP', index: 0 }],
        usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
      }
    : {
        id: 'answer',
        object: 'chat.completion',
        created: 1_700_000_000,
        model: 'local',
        choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      };
