/** Speaks clamd's INSTREAM (clamd(8)), or misbehaves as a test says. Calls a file infected that holds the word WICKED. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export type Behaviour = 'honest' | 'silent' | 'hangs up' | 'size limit' | 'early' | 'confused' | 'stops reading';

export interface FakeClamd {
  readonly address: string;
  /** What came in, a file each. */
  readonly seen: Buffer[];
  stop(): Promise<void>;
}

const command = 'zINSTREAM\0';

export async function fakeClamd(behaviour: Behaviour = 'honest', path?: string): Promise<FakeClamd> {
  const seen: Buffer[] = [];
  const sockets = new Set<Socket>();
  function finish(socket: Socket, whole: Buffer): void {
    seen.push(whole);
    if (behaviour === 'honest') socket.end(whole.includes('WICKED') ? 'stream: Wicked.Test FOUND\0' : 'stream: OK\0');
    else if (behaviour === 'confused') socket.end('stream: lstat() failed. ERROR\0');
  }
  async function serve(socket: Socket): Promise<void> {
    let bytes = Buffer.alloc(0);
    let file = Buffer.alloc(0);
    let begun = false;
    if (behaviour === 'early') socket.write('stream: OK\0');
    if (behaviour === 'stops reading') return;
    for await (const chunk of socket) {
      bytes = Buffer.concat([bytes, Buffer.from(chunk)]);
      if (!begun && bytes.length < command.length) continue;
      if (!begun) {
        if (bytes.toString('latin1', 0, command.length) !== command) socket.end('UNKNOWN COMMAND\0');
        bytes = bytes.subarray(command.length);
        begun = true;
      }
      while (bytes.length >= 4 && bytes.length >= 4 + bytes.readUInt32BE()) {
        const length = bytes.readUInt32BE();
        if (length === 0) finish(socket, file);
        file = Buffer.concat([file, bytes.subarray(4, 4 + length)]);
        bytes = bytes.subarray(4 + length);
        if (behaviour === 'hangs up') socket.destroy();
        if (behaviour === 'size limit') socket.end('INSTREAM size limit exceeded. ERROR\0');
      }
    }
  }
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    // A connection that the client ended is no error of a test.
    serve(socket).catch(() => undefined);
  });
  server.listen(path ?? { port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = path === undefined ? (server.address() as AddressInfo) : { port: 0 };
  return {
    address: path ?? `127.0.0.1:${port}`,
    seen,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
