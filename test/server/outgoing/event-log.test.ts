/** What a client that follows a server gets: everything since it left, or the advice to load all again. */
import { afterEach, expect, it } from 'vitest';
import { type EventLog, eventLog } from '../../../src/server/outgoing/event-log.ts';

const stops: AbortController[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
});

interface Received {
  readonly kind: string;
  readonly data: string;
  readonly id: string;
}

/** The next `count` events of a stream. */
async function received(events: AsyncGenerator<string, void>, count: number): Promise<readonly Received[]> {
  const found: Received[] = [];
  while (found.length < count) {
    const { value, done } = await events.next();
    if (done) throw new Error('The stream has ended');
    const [, id = '', kind = '', data = ''] = /^id: (.+)\nevent: (.+)\ndata: (.+)\n\n$/.exec(value) ?? [];
    if (kind !== '') found.push({ id, kind, data });
  }
  return found;
}

function follow(log: EventLog, after?: string): AsyncGenerator<string, void> {
  const stop = new AbortController();
  stops.push(stop);
  return log.follow(after, stop.signal);
}

const numbered = (number: number) => ({ kind: 'number', data: { number } });
const kindsAndData = (events: readonly Received[]) => events.map(({ kind, data }) => `${kind} ${data}`);

it('a new client gets `ready` and what happens after that', async () => {
  const log = eventLog(10);
  log.add(numbered(1));
  const stream = follow(log);
  expect(kindsAndData(await received(stream, 1))).toEqual(['ready {}']);
  log.add(numbered(2));
  expect(kindsAndData(await received(stream, 1))).toEqual(['number {"number":2}']);
});

it('a client that returns gets what it missed, and only that', async () => {
  const log = eventLog(10);
  const [ready] = await received(follow(log), 1);
  for (const number of [1, 2, 3]) log.add(numbered(number));
  const [first] = await received(follow(log, ready?.id), 3);
  expect(first).toMatchObject({ data: '{"number":1}' });
  expect(kindsAndData(await received(follow(log, first?.id), 2))).toEqual([
    'number {"number":2}',
    'number {"number":3}',
  ]);
});

it('a client that stayed away too long is told to load all again, and then goes on', async () => {
  const log = eventLog(3);
  const [ready] = await received(follow(log), 1);
  for (let number = 1; number <= 6; number++) log.add(numbered(number));
  const stream = follow(log, ready?.id);
  expect(kindsAndData(await received(stream, 1))).toEqual(['reload {}']);
  log.add(numbered(7));
  expect(kindsAndData(await received(stream, 1))).toEqual(['number {"number":7}']);
});

it.each(['0123456789ab-0', 'nonsense', ''])(
  'an id of another process (%j) means that all has to be loaded',
  async (id) => {
    const log = eventLog(3);
    log.add(numbered(1));
    expect(kindsAndData(await received(follow(log, id), 1))).toEqual(['reload {}']);
  },
);

it('an id that is still to come is unknown', async () => {
  const log = eventLog(3);
  const [ready] = await received(follow(log), 1);
  const later = ready?.id.replace(/\d+$/, '5');
  expect(kindsAndData(await received(follow(log, later), 1))).toEqual(['reload {}']);
});

it('a stream ends with its signal', async () => {
  const stop = new AbortController();
  const stream = eventLog(3).follow(undefined, stop.signal);
  await received(stream, 1);
  const next = stream.next();
  stop.abort();
  expect(await next).toMatchObject({ done: true });
});

it('clients load all again where events may be lacking: those who follow, and those who return', async () => {
  const log = eventLog(10);
  const stream = follow(log);
  const [ready] = await received(stream, 1);
  log.add(numbered(1));
  log.forget();
  log.add(numbered(2));
  const both = [stream, follow(log, ready?.id)];
  for (const one of both) expect(kindsAndData(await received(one, 1))).toEqual(['reload {}']);
  log.add(numbered(3));
  for (const one of both) expect(kindsAndData(await received(one, 1))).toEqual(['number {"number":3}']);
});
