/** Garbage collection on request, in the calling thread: memory outside the heap does not trigger it in time. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** `minor` collects only recent objects, in a fraction of the time. */
type Collect = (options: { readonly type: 'minor' | 'major' }) => void;

let collect: Collect | undefined;

export function collectGarbage(type: 'minor' | 'major'): void {
  collect ??= collector();
  collect({ type });
}

function collector(): Collect {
  // Only contexts created while the flag is set have the function.
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  return typeof found === 'function' ? (options) => void Reflect.apply(found, undefined, [options]) : () => undefined;
}
