/** Opens the traces of a server or a worker, where the configuration wants them. */
import type { ServerLog } from '../server/observing/log.ts';
import type { ServeOptions } from '../server/options.ts';
import type { Tracing, TracingSettings } from '../runtime/tracing/open-telemetry.ts';

/** Resolves with undefined where no traces are wanted. Then nothing is loaded. */
export async function tracingOf(
  { tracing: endpoint }: ServeOptions,
  process: Pick<TracingSettings, 'role' | 'version'>,
  log: ServerLog,
): Promise<Tracing | undefined> {
  if (endpoint === undefined) return undefined;
  const { openTracing } = await import('../runtime/tracing/open-telemetry.ts');
  const losing = (): void => log('warning', 'traces lost', { collector: new URL(endpoint).host });
  return openTracing({ endpoint, ...process, losing });
}
