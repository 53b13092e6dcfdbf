/** A run of `worker`: from the configuration to its orderly end. */
import { startWorker } from '../../compose/worker.ts';
import type { Config } from '../../config/schema.ts';
import type { CliContext } from '../context.ts';
import { extractorSettings } from '../reading.ts';
import { interrupted } from '../terminal/interruption.ts';

/** Resolves once the worker has stopped. A signal is the normal end, not an error. */
export async function runWorker(config: Config, version: string, context: CliContext): Promise<number> {
  const { log, interruption, env } = context;
  const worker = await startWorker({
    serve: config.serve,
    worker: config.worker,
    reading: await extractorSettings(config, context),
    version,
    env,
    log: (level, event, fields) => log.event(level, event, fields ?? {}),
  });
  const at = worker.health === undefined ? '' : `, health at ${worker.health}`;
  // Also with --quiet, because whoever starts the worker waits for this line.
  context.stderr.write(`working on ${worker.lanes.join(', ')}${at}\n`);
  await interrupted(interruption);
  await worker.stop();
  return 0;
}
