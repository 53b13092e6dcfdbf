/** Whether the stores of a process answer: what `/readyz` reports. */
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../domain/failure.ts';
import type { Message } from '../texts/message.ts';

export interface ProbedStore {
  /** Rejects if the store does not answer. */
  readonly probe: () => Promise<unknown>;
  /** What is reported where it says nothing in time. */
  readonly silent: Message;
}

export interface ReadinessSettings {
  /** The first that misses is the one that is reported. */
  readonly stores: readonly ProbedStore[];
  /** Called with the error of a missed probe. */
  readonly trouble: (error: unknown) => void;
  /** A probe that takes longer is missed; default 2 s. */
  readonly withinMs?: number;
  /** The least time between the beginnings of two probes; default 1 s. */
  readonly everyMs?: number;
}

/**
 * Resolves with why the stores cannot be used, undefined if they can. One missed probe is an accident and two in a row are an
 * answer, so a second one follows before anything is reported. All who ask within a second share one answer.
 */
export function readiness(settings: ReadinessSettings): () => Promise<string | undefined> {
  const { everyMs = 1000 } = settings;
  let asked: { readonly answer: Promise<string | undefined>; overMs: number } | undefined;

  async function ask(): Promise<string | undefined> {
    const startedMs = performance.now();
    if ((await missed(settings)) === undefined) return undefined;
    await pause(Math.max(0, everyMs - (performance.now() - startedMs)));
    return missed(settings);
  }

  return () => {
    if (asked && performance.now() < asked.overMs) return asked.answer;
    const current = { answer: ask(), overMs: Number.POSITIVE_INFINITY };
    asked = current;
    void current.answer.then(() => (current.overMs = performance.now() + everyMs));
    return current.answer;
  };
}

/** Why one probe missed; undefined if none did. */
async function missed(settings: ReadinessSettings): Promise<string | undefined> {
  const answers = await Promise.all(settings.stores.map((store) => missedBy(store, settings)));
  return answers.find((why) => why !== undefined);
}

async function missedBy(
  { probe, silent }: ProbedStore,
  { trouble, withinMs = 2000 }: ReadinessSettings,
): Promise<string | undefined> {
  const late = Promise.withResolvers<never>();
  const noAnswer = new Failure('unavailable', silent);
  const timer = setTimeout(() => late.reject(noAnswer), withinMs);
  try {
    await Promise.race([late.promise, probe()]);
    return undefined;
  } catch (error) {
    trouble(error);
    return error instanceof Failure ? error.message : noAnswer.message;
  } finally {
    clearTimeout(timer);
  }
}
