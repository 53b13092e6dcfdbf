/** One verb in a process of its own: it takes documents from its parent, and says what came of each and what it cost. */
import { readFile, writeFile } from 'node:fs/promises';
import { Failure } from '../../src/domain/failure.ts';
import { type Job, makeVerb, type VerbName } from './verbs.ts';

export interface Said {
  readonly failures: readonly { readonly kind: string; readonly message: string; readonly cause: string }[];
  readonly ms: number;
  /** The largest resident size of this process while it worked; undefined where the system does not say. */
  readonly peakBytes: number | undefined;
}

const [verbName, timeoutSeconds] = process.argv.slice(2);
const verb = await makeVerb[verbName as VerbName](Number(timeoutSeconds));

/** Linux, proc(5): 5 resets the peak of the resident size. */
const resetPeak = (): Promise<void> => writeFile('/proc/self/clear_refs', '5').catch(() => undefined);

async function peakBytes(): Promise<number | undefined> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

function described(error: unknown): Said['failures'][number] {
  const failure = Failure.from(error);
  const { kind, message, cause } = failure;
  return { kind, message, cause: cause instanceof Error ? (cause.stack ?? cause.message) : '' };
}

process.on('message', (job: Job) => {
  void (async () => {
    await resetPeak();
    const startedAt = performance.now();
    const failures = await verb.run(job).catch((error: unknown) => [error]);
    const ms = Math.round(performance.now() - startedAt);
    const said: Said = { failures: failures.map(described), ms, peakBytes: await peakBytes() };
    process.send?.(said);
  })();
});
// Programs that it started, such as LibreOffice, would outlive it.
process.on('disconnect', () => void verb.close().then(() => process.exit(0)));
process.send?.('ready');
