import { expect, it } from 'vitest';
import { taskEvents } from '../../../src/runtime/durable/events.ts';
import { sharedEvents } from '../../../src/runtime/durable/shared-events.ts';
import { type Task, TaskBody } from '../../../src/runtime/durable/task.ts';
import type { Entry } from '../../../src/stores/records/record-store.ts';
import type { WakeChannel } from '../../../src/stores/wake/wake-channel.ts';

const entry: Entry<TaskBody> = {
  id: 'one',
  owner: 'me',
  state: 'running',
  label: '',
  createdMs: 1,
  updatedMs: 2,
  expiresMs: null,
  version: 1,
  keys: { day: '', category: '', unit: '', amount: 0, part: 0, doneMs: null },
  body: TaskBody.parse({
    kind: 'extract',
    lane: 'light',
    input: {},
    about: null,
    needs: [],
    priority: 1,
    token: 1,
    progress: 40,
    stage: 'reading',
    startedMs: 1,
    finishedMs: null,
    result: null,
    failure: null,
    files: [],
    keepMs: 1,
    rememberMs: 0,
  }),
};

function pair() {
  const state = { listening: true, reads: 0 };
  const sent: string[] = [];
  let deliver: (message: string) => void = () => undefined;
  const channel: WakeChannel = {
    send: (message) => void sent.push(message),
    onMessage: (listener) => (deliver = listener),
    onMissed: () => undefined,
    isListening: () => state.listening,
    close: () => Promise.resolve(),
  };
  const records = {
    async get(id: string) {
      state.reads++;
      return id === entry.id ? entry : undefined;
    },
  };
  const fail = (error: unknown): never => {
    throw error;
  };
  const events = sharedEvents({ local: taskEvents(), channel, records, trouble: fail });
  return { events, sent, state, deliver: (message: string) => deliver(message) };
}

it('what happens here is sent to the others, but not what only this process can do', () => {
  const { events, sent } = pair();
  events.queued();
  events.queuedHere();
  events.stop('one');
  events.changed({ id: 'one' } as Task);
  expect(sent).toEqual(['queued', 'stop one', 'changed one']);
});

it('what happens elsewhere is heard here, and not sent back', async () => {
  const { events, sent, deliver } = pair();
  const heard: string[] = [];
  events.onQueued(() => heard.push('queued'));
  events.onStop((id) => heard.push(`stop ${id}`));
  const changed = new Promise<Task>((resolve) => events.listen('one', resolve));
  deliver('queued');
  deliver('stop two');
  deliver('changed one');
  expect(await changed).toMatchObject({ id: 'one', progress: 40 });
  expect([heard, sent]).toEqual([['queued', 'stop two'], []]);
});

it('a task is read only if somebody waits for news of it', async () => {
  const { events, state, deliver } = pair();
  deliver('changed one');
  expect(state.reads).toBe(0);
  const stop = events.listenToAll(() => undefined);
  deliver('changed two');
  expect(state.reads).toBe(1);
  stop();
  deliver('changed two');
  expect(state.reads).toBe(1);
});

it('whoever waits looks less often while messages arrive', () => {
  const { events, state } = pair();
  expect(events.lookEveryMs()).toBe(5000);
  state.listening = false;
  expect(events.lookEveryMs()).toBe(1000);
});
