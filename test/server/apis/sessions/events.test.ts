/** What following a task leaves behind: nothing. Over HTTP events are tried in sessions-beyond.test.ts. */
import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { changesOf } from '../../../../src/server/apis/sessions/event-stream.ts';
import { collected } from '../../../stores/collected.ts';

it('a stream that has ended leaves no listener on the signal that could have stopped it', async () => {
  let watched = 0;
  const tasks = {
    get: async () => undefined,
    watch: () => {
      watched++;
      return () => void watched--;
    },
  };
  const stopping = new AbortController();
  const signal = AbortSignal.any([stopping.signal]);
  expect(await collected(changesOf(tasks, 'gone', signal))).toEqual(['event: deleted\ndata: {}\n\n']);
  expect([watched, getEventListeners(signal, 'abort')]).toEqual([0, []]);
});
