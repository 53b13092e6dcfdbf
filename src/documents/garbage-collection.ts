/** Collections of garbage on request, in the thread that asks: memory outside the heap alone does not bring them about in time. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** `minor` collects what was made lately, in a fraction of the time. */
type Collect = (options: { readonly type: 'minor' | 'major' }) => void;

let collect: Collect | undefined;

export function collectGarbage(type: 'minor' | 'major'): void {
  collect ??= collector();
  collect({ type });
}

function collector(): Collect {
  // Only contexts that are made meanwhile have the function.
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  return typeof found === 'function' ? (options) => void Reflect.apply(found, undefined, [options]) : () => undefined;
}
