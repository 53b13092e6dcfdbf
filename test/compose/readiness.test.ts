import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readiness } from '../../src/compose/readiness.ts';
import { Failure } from '../../src/domain/failure.ts';
import { message } from '../../src/texts/message.ts';

const away = new Failure('unavailable', 'The database does not answer');

/** A probe that answers what is in `outcomes`, one after the other, and then is fine. */
function probes(...outcomes: readonly ('fine' | 'away' | 'silent')[]) {
  const state = { asked: 0 };
  const probe = async (): Promise<void> => {
    const outcome = outcomes[state.asked++];
    if (outcome === 'away') throw away;
    if (outcome === 'silent') await new Promise(() => undefined);
  };
  const troubles: unknown[] = [];
  const silent = message('storage.silent', {});
  const ready = readiness({
    stores: [{ probe, silent }],
    trouble: (error) => troubles.push(error),
    withinMs: 20,
    everyMs: 30,
  });
  return { ready, state, troubles };
}

it('a store that answers is ready, and everybody who asks within a second shares the probe', async () => {
  const { ready, state } = probes('fine', 'fine');
  expect(await Promise.all([ready(), ready(), ready()])).toEqual([undefined, undefined, undefined]);
  expect(await ready()).toBeUndefined();
  expect(state.asked).toBe(1);
  await pause(40);
  await ready();
  expect(state.asked).toBe(2);
});

it('one missed probe is forgiven, and logged', async () => {
  const { ready, state, troubles } = probes('away', 'fine');
  expect(await ready()).toBeUndefined();
  expect([state.asked, troubles]).toEqual([2, [away]]);
});

it('two missed probes are reported, until one is answered', async () => {
  const { ready } = probes('away', 'silent', 'fine');
  expect(await ready()).toBe('The storage does not answer');
  await pause(40);
  expect(await ready()).toBeUndefined();
});

it('the store that does not answer is named, whatever the others say', async () => {
  const fine = { probe: async () => undefined, silent: message('storage.silent', {}) };
  const mute = { probe: () => new Promise(() => undefined), silent: message('queue.silent', {}) };
  const ready = readiness({ stores: [fine, mute], trouble: () => undefined, withinMs: 20, everyMs: 30 });
  expect(await ready()).toBe('The queue does not answer');
});
