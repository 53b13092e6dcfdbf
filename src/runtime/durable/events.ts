/**
 * News of tasks within this process. Losing one is harmless: whoever waits also looks from time to time, because another
 * process may be at work.
 */
import { EventEmitter } from 'node:events';
import { Failure } from '../../domain/failure.ts';
import type { Task } from './task.ts';

export interface TaskEvents {
  changed(task: Task): void;
  /** There is something to be claimed. */
  queued(): void;
  /** Whoever runs this task has to stop. */
  stop(id: string): void;
  listen(id: string, listener: (task: Task) => void): () => void;
  onQueued(listener: () => void): () => void;
  onStop(listener: (id: string) => void): () => void;
  /**
   * Resolves at the task's next change, or after `timeoutMs`. Rejects with the signal's reason, and with `unavailable` once
   * the news have ended.
   */
  next(id: string, timeoutMs: number, signal: AbortSignal): Promise<void>;
  /** The server stops: nobody waits any longer. */
  end(): void;
}

export function taskEvents(): TaskEvents {
  const emitter = new EventEmitter().setMaxListeners(0);
  const over = new AbortController();
  const on = (name: string, listener: (value: unknown) => void): (() => void) => {
    emitter.on(name, listener);
    return () => void emitter.off(name, listener);
  };
  return {
    changed: (task) => void emitter.emit(`task ${task.id}`, task),
    queued: () => void emitter.emit('queued'),
    stop: (id) => void emitter.emit('stop', id),
    listen: (id, listener) => on(`task ${id}`, (task) => listener(task as Task)),
    onQueued: (listener) => on('queued', listener),
    onStop: (listener) => on('stop', (id) => listener(String(id))),
    end: () => over.abort(stopping()),
    next: (id, timeoutMs, given) =>
      new Promise((resolve, reject) => {
        const signal = AbortSignal.any([given, over.signal]);
        if (signal.aborted) return reject(signal.reason);
        const end = (finish: () => void) => (): void => {
          clearTimeout(timer);
          emitter.off(`task ${id}`, came);
          signal.removeEventListener('abort', left);
          finish();
        };
        const came = end(resolve);
        const left = end(() => reject(signal.reason));
        const timer = setTimeout(came, timeoutMs);
        emitter.once(`task ${id}`, came);
        signal.addEventListener('abort', left, { once: true });
      }),
  };
}

export const stopping = (): Failure =>
  new Failure('unavailable', 'The server is being stopped', { detail: 'Try again in a moment' });
