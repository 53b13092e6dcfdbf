/** A real `serve` on a free port, with a data folder of its own. */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { folder, start } from '../program.ts';

export interface Serve {
  /** For example `http://127.0.0.1:43210`. */
  readonly url: string;
  /** Its data is in `kept` below it. */
  readonly cwd: string;
  /** Ends it, and returns what it wrote to the error output. */
  stop(): Promise<string>;
}

/** `args` are further flags of `serve`; `data` is a data folder to go on with. */
export async function serve({
  args = [],
  env = {},
  cwd,
  port = 0,
  prepare,
}: {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The folder of an earlier one, whose data it goes on with and does not remove. */
  readonly cwd?: string;
  readonly port?: number;
  /** Is called with the folder before the server starts: its data is in `kept`. */
  readonly prepare?: (cwd: string) => Promise<void>;
} = {}): Promise<Serve> {
  const home = cwd ?? (await folder());
  await prepare?.(home);
  const started = start(['serve', '--port', String(port), '--data-dir', 'kept', ...args], { cwd: home, env });
  let text = '';
  let url: string | undefined;
  while (url === undefined) {
    const [chunk] = (await Promise.race([
      once(started.child.stderr, 'data'),
      started.ended.then(({ stderr }) => {
        throw new Error(`serve ended: ${stderr}`);
      }),
    ])) as [string];
    text += chunk;
    url = /^listening on (https?:\/\/\S+)$/m.exec(text)?.[1];
  }
  return {
    url,
    cwd: home,
    async stop() {
      started.child.kill('SIGTERM');
      const { stderr } = await started.ended;
      if (cwd === undefined) await rm(home, { recursive: true, force: true });
      return stderr;
    },
  };
}
