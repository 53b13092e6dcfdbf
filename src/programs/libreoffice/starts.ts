import type { FoundOffice } from './find.ts';
import { runOnce } from './one-shot.ts';
import { makeProfile } from './profile.ts';

const deadlineMs = 60_000;

/** Whether LibreOffice starts at all, without a document. Rejects with the reason of `outer` once that fired. */
export async function starts(office: FoundOffice, outer: AbortSignal): Promise<boolean> {
  const profile = await makeProfile();
  try {
    const signal = AbortSignal.any([outer, AbortSignal.timeout(deadlineMs)]);
    return (await runOnce(office, profile, ['--terminate_after_init'], signal)) === 0;
  } catch {
    // Any error counts, because there is no document that could be at fault.
    outer.throwIfAborted();
    return false;
  } finally {
    await profile.remove();
  }
}
