/**
 * Events about tasks within this process. A lost event is harmless: waiting code also polls, because another process
 * may be doing the work.
 */
import { EventEmitter } from 'node:events';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { Task } from './task.ts';

export interface TaskEvents {
  changed(task: Task): void;
  /** Announces that a job can be claimed. */
  queued(): void;
  /** Announces a task that only this process can run. */
  queuedHere(): void;
  /** Asks the worker that runs this task to stop. */
  stop(id: string): void;
  listen(id: string, listener: (task: Task) => void): () => void;
  /** Calls `listener` with every change of every task. */
  listenToAll(listener: (task: Task) => void): () => void;
  /** Whether anybody listens for changes of this task. */
  isHeard(id: string): boolean;
  onQueued(listener: () => void): () => void;
  onStop(listener: (id: string) => void): () => void;
  /**
   * Resolves at the next change of the task, or after `timeoutMs`. Rejects with the signal's reason, and with
   * `unavailable` once `end` was called.
   */
  next(id: string, timeoutMs: number, signal: AbortSignal): Promise<void>;
  /** How often whoever waits should look by itself, because events may be lost. */
  lookEveryMs(): number;
  /** Ends all waiting, because the server stops. */
  end(): void;
}

const lookEveryMs = 1000;

export function taskEvents(): TaskEvents {
  const emitter = new EventEmitter().setMaxListeners(0);
  const over = new AbortController();
  const on = (name: string, listener: (value: unknown) => void): (() => void) => {
    emitter.on(name, listener);
    return () => void emitter.off(name, listener);
  };
  return {
    changed(task) {
      emitter.emit(`task ${task.id}`, task);
      emitter.emit('any task', task);
    },
    queued: () => void emitter.emit('queued'),
    queuedHere: () => void emitter.emit('queued'),
    isHeard: (id) => emitter.listenerCount(`task ${id}`) + emitter.listenerCount('any task') > 0,
    lookEveryMs: () => lookEveryMs,
    stop: (id) => void emitter.emit('stop', id),
    listen: (id, listener) => on(`task ${id}`, (task) => listener(task as Task)),
    listenToAll: (listener) => on('any task', (task) => listener(task as Task)),
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
  new Failure('unavailable', message('task.stopping', {}), { detail: message('advice.againSoon', {}) });
