/** A run of `serve`: from the configuration to a listening server, and to its orderly end. */
import { setFlagsFromString } from 'node:v8';
import { openApis, startServer } from '../../compose/server.ts';
import type { Config } from '../../config/schema.ts';
import type { CliContext } from '../context.ts';
import { extractorSettings } from '../reading.ts';
import { interrupted } from '../terminal/interruption.ts';
import { type Message, message } from '../../texts/message.ts';

/** Resolves once the server has stopped. A signal is the normal end, not an error. */
export async function runServe(config: Config, version: string, context: CliContext): Promise<number> {
  const { log, interruption, env } = context;
  for (const warning of warnings(config)) log.warn(warning);
  const server = await startServer({
    serve: config.serve,
    reading: await extractorSettings(config, context),
    version,
    env,
    log: (level, event, fields) => log.event(level, event, fields ?? {}),
  });
  setFlagsFromString('--semi-space-growth-factor=2');
  // Also with --quiet, because whoever starts the server waits for this line.
  context.stderr.write(`listening on ${server.url}\n`);
  await interrupted(interruption);
  await server.stop();
  return 0;
}

const loopback = /^(?:localhost|127(?:\.\d+){3}|::1)$/;

/** What the operator should know before others can reach the server. */
function warnings({ serve: { host, tlsCert, apiToken } }: Config): readonly Message[] {
  if (loopback.test(host)) return [];
  const readable = message('serve.plain', { host });
  const open = message('serve.open', { host, apis: openApis.join(', ') });
  return [...(tlsCert === undefined ? [readable] : []), ...(apiToken === undefined ? [open] : [])];
}
