/**
 * Programs that are installed but do not start (a broken profile, a half-removed package). Conversions use other engines, with
 * a warning. If no other engine can convert a document, it fails with the reason of the program.
 */
import type { Engine } from '../../convert/engine.ts';
import type { Route } from '../../convert/route.ts';
import { Failure, saidBy } from '../../domain/failure.ts';
import { type Message, message } from '../../texts/message.ts';

/** Finding out takes seconds, so the next documents do not ask again; later the program may have been repaired. */
const notAskedAgainMs = 60_000;

/** `without`: engines that are not to be used. Rejects with unsupported_format or engine_unavailable. */
type RouteWithout = (without: readonly Engine[]) => Promise<Route>;

/** Runs a route; `stopped` is called with the engine that did not start, before the failure is thrown. */
type Attempt<Result> = (route: Route, stopped: (engine: Engine) => void) => Promise<Result>;

export interface Fallback<Result> {
  readonly result: Result;
  /** For users: which engine was not used, and why. */
  readonly warning?: Message;
}

export function stoppedEngines() {
  const stopped = new Map<Engine, { readonly since: number; readonly failure: Failure }>();
  const whyStopped = (engine: Engine): Failure | undefined => {
    const known = stopped.get(engine);
    return known && Date.now() - known.since < notAskedAgainMs ? known.failure : undefined;
  };

  return async function overRoute<Result>(
    routeWithout: RouteWithout,
    attempt: Attempt<Result>,
  ): Promise<Fallback<Result>> {
    const route = await routeWithout([]);
    let engine = route.steps.map((step) => step.engine).find((each) => whyStopped(each) !== undefined);
    if (!engine) {
      try {
        return { result: await attempt(route, (each) => (engine = each)) };
      } catch (error) {
        if (!engine || !(error instanceof Failure)) throw error;
        stopped.set(engine, { since: Date.now(), failure: error });
      }
    }
    const failure = whyStopped(engine);
    const other = await routeWithout([engine]).catch((error: unknown) => {
      throw failure ?? error;
    });
    const result = await attempt(other, () => undefined);
    const used = [...new Set(other.steps.map((step) => step.engine.name))].join(', ');
    return { result, ...(failure ? { warning: usedInstead(failure, used) } : {}) };
  };
}

function usedInstead(failure: Failure, used: string): Message {
  const why = saidBy(failure);
  const advice = failure.detailText ?? failure.detail;
  return advice === undefined
    ? message('convert.otherEngine', { why, used })
    : message('convert.otherEngineAdvice', { why, used, advice });
}
