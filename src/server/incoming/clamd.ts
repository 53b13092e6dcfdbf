/**
 * Scans files with clamd while they arrive. Protocol: INSTREAM (clamd(8)). Each chunk is preceded by its length in four
 * bytes, big-endian. A chunk of length zero ends the file, and clamd answers with one line.
 *
 * A file is refused if clamd gives no verdict: if it does not answer, hangs up, or does not accept files of this size
 * (StreamMaxLength).
 */
import { connect, type Socket } from 'node:net';
import { Failure } from '../../domain/failure.ts';
import { infected, type Inspection, type Inspector } from './inspection.ts';

export interface ClamdDeadlines {
  /** How long clamd may take to accept a chunk. */
  readonly chunkMs: number;
  /** How long clamd may take to answer after the end. */
  readonly answerMs: number;
}

const defaults: ClamdDeadlines = { chunkMs: 30_000, answerMs: 120_000 };
const maxAnswerBytes = 4096;

type Address = { readonly path: string } | { readonly host: string; readonly port: number };

/** `/run/clamav/clamd.ctl`, `unix:/…`, `127.0.0.1:3310`, `[::1]:3310`. Throws `bad_request`. */
export function clamdAddress(address: string): Address {
  const path = address.replace(/^unix:/, '');
  if (path.startsWith('/')) return { path };
  const [, bracketed, name, digits = ''] = /^(?:\[([\da-f:.]+)\]|([^\s:/]+)):(\d{1,5})$/i.exec(address) ?? [];
  const host = bracketed ?? name;
  const port = Number(digits);
  if (host !== undefined && port > 0 && port < 65_536) return { host, port };
  throw new Failure('bad_request', 'serve.clamd must be the path of a socket or host:port', {
    detail: 'For example /run/clamav/clamd.ctl or 127.0.0.1:3310',
  });
}

export function clamd(address: string, deadlines: ClamdDeadlines = defaults): Inspector {
  const parsed = clamdAddress(address);
  return { begin: () => inspection(parsed, deadlines) };
}

function inspection(address: Address, { chunkMs, answerMs }: ClamdDeadlines): Inspection {
  const socket = connect(address);
  let complete = false;
  const verdict = answerOf(socket).then((answer) => {
    refuseUnlessClean(answer);
    // A verdict on part of a file is worth nothing.
    if (!complete) throw unavailable(new Error('It answered before the end'));
  });
  // The failure is reported where the verdict is awaited.
  verdict.catch(() => undefined);
  socket.write('zINSTREAM\0');

  async function waited(work: Promise<unknown>, timeoutMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(unavailable(new Error(`Nothing within ${timeoutMs} ms`))), timeoutMs);
    });
    try {
      await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    take(chunk) {
      if (chunk.length === 0) return undefined;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.cork();
      socket.write(length);
      const more = socket.write(chunk);
      socket.uncork();
      if (more) return undefined;
      // A broken connection is reported by the verdict.
      const drained = new Promise((resolve) => socket.once('drain', resolve));
      return waited(Promise.race([drained, verdict]), chunkMs);
    },
    async end() {
      complete = true;
      socket.write(Buffer.alloc(4));
      await waited(verdict, answerMs);
    },
    abandon: () => void socket.destroy(),
  };
}

/** The answer of clamd. Rejects with `unavailable` if there is none. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => {
      text += part;
      const end = text.search(/[\0\n]/);
      if (end >= 0) resolve(text.slice(0, end).trim());
      else if (text.length > maxAnswerBytes) reject(unavailable(new Error('The answer has no end')));
    });
    socket.on('error', (error) => reject(unavailable(error)));
    socket.on('close', () => reject(unavailable(new Error(`The connection ended after ${JSON.stringify(text)}`))));
  });
}

/** Throws for any answer except that the file is clean. */
function refuseUnlessClean(answer: string): void {
  if (answer.endsWith(': OK')) return;
  if (answer.endsWith(' FOUND')) throw infected();
  if (/size limit exceeded/i.test(answer))
    throw new Failure('too_large', 'The file is larger than the virus scanner takes');
  throw unavailable(new Error(answer));
}

const unavailable = (cause: unknown): Failure =>
  new Failure('unavailable', 'Files cannot be checked for viruses at the moment', { detail: 'Try again later', cause });
