import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type Collection,
  type Cursor,
  type Entry,
  type Filter,
  orders,
  type RecordStore,
} from '../../src/stores/records/record-store.ts';

const Body = z.object({ name: z.string(), count: z.number() });
type Body = z.output<typeof Body>;

const body = (name: string, count = 0): Body => ({ name, count });

/** What every record store promises. */
export function recordStoreContract(create: () => Promise<RecordStore>): void {
  const invoices = async (): Promise<Collection<Body>> => (await create()).collection('invoice', Body);

  it('returns the record that was stored', async () => {
    const records = await invoices();
    const given = { id: 'a', owner: 'o', state: 's', label: 'Label', createdMs: 5, expiresMs: 9, body: body('名') };
    await records.insert(given);
    expect(await records.get('a')).toMatchObject({ ...given, label: 'label', version: 1 });
    expect(await records.get('b')).toBeUndefined();
  });

  it('keeps records of different kinds apart', async () => {
    const store = await create();
    const drafts = store.collection('draft', Body);
    await store.collection('invoice', Body).insert({ id: 'a', body: body('invoice') });
    expect(await drafts.get('a')).toBeUndefined();
    await drafts.insert({ id: 'a', body: body('draft') });
    expect((await drafts.list({}, { limit: 10 })).total).toBe(1);
  });

  it('refuses an id that exists already', async () => {
    const records = await invoices();
    await records.insert({ id: 'a', body: body('first') });
    await expect(records.insert({ id: 'a', body: body('second') })).rejects.toMatchObject({ kind: 'conflict' });
    expect((await records.get('a'))?.body.name).toBe('first');
  });

  it('loses no change if many arrive at once', async () => {
    const records = await invoices();
    await records.insert({ id: 'a', body: body('counted') });
    const once = () => records.update('a', (entry) => ({ body: { ...entry.body, count: entry.body.count + 1 } }));
    await Promise.all(Array.from({ length: 50 }, once));
    expect(await records.get('a')).toMatchObject({ body: { count: 50 }, version: 51 });
  });

  it('changes nothing if the update function returns nothing or the record does not exist', async () => {
    const records = await invoices();
    await records.insert({ id: 'a', state: 'old', body: body('a') });
    expect(await records.update('a', () => undefined)).toBeUndefined();
    expect(await records.update('b', () => ({ state: 'new' }))).toBeUndefined();
    expect(await records.get('a')).toMatchObject({ state: 'old', version: 1 });
  });

  it('changes the record as the caller knows it, or as it is if others have changed it since', async () => {
    const records = await invoices();
    const known = await records.insert({ id: 'a', state: 'old', body: body('a', 1) });
    const seen: number[] = [];
    const once = (last: Entry<Body>) =>
      records.update(
        'a',
        (entry) => {
          seen.push(entry.body.count);
          return { body: { ...entry.body, count: entry.body.count * 10 } };
        },
        last,
      );
    const changed = await once(known);
    expect(changed).toMatchObject({ state: 'old', body: { count: 10 }, version: 2 });
    expect(await records.get('a')).toEqual(changed);
    expect(await once(known)).toMatchObject({ body: { count: 100 }, version: 3 });
    expect(seen).toEqual([1, 1, 10]);
  });

  it('refuses a change for what the record contains, not for what the caller knew', async () => {
    const records = await invoices();
    const known = await records.insert({ id: 'a', state: 'old', body: body('a') });
    await records.update('a', () => ({ state: 'new' }));
    const onlyIf = (state: string) =>
      records.update('a', (entry) => (entry.state === state ? { label: state } : undefined), known);
    expect(await onlyIf('old')).toBeUndefined();
    expect(await onlyIf('new')).toMatchObject({ state: 'new', label: 'new' });
  });

  it('does not take a record for an earlier one that had its id', async () => {
    const records = await invoices();
    const known = await records.insert({ id: 'a', createdMs: 5, body: body('first') });
    await records.delete('a');
    const count = () =>
      records.update('a', (entry) => ({ body: { ...entry.body, count: entry.body.count + 1 } }), known);
    expect(await count()).toBeUndefined();
    await records.insert({ id: 'a', createdMs: 6, body: body('second') });
    expect(await count()).toMatchObject({ createdMs: 6, body: { name: 'second', count: 1 } });
  });

  it('finds the records that were changed since a time', async () => {
    const records = await invoices();
    await records.insert({ id: 'a', createdMs: 5, body: body('a') });
    const { updatedMs } = await records.insert({ id: 'b', body: body('b') });
    const since = async (updatedFromMs: number) => (await records.list({ updatedFromMs }, { limit: 10 })).total;
    expect(await since(updatedMs + 1000)).toBe(0);
    expect(await since(5)).toBe(2);
    const before = async (updatedBeforeMs: number) => (await records.list({ updatedBeforeMs }, { limit: 10 })).total;
    expect([await before(5), await before(updatedMs + 1000)]).toEqual([0, 2]);
  });

  it('changes only the fields that an update names', async () => {
    const records = await invoices();
    await records.insert({ id: 'a', owner: 'o', state: 's', expiresMs: 5, body: body('a') });
    const changed = await records.update('a', () => ({ expiresMs: null, label: 'NEW' }));
    expect(changed).toMatchObject({ owner: 'o', state: 's', expiresMs: null, label: 'new', body: body('a') });
    expect(await records.get('a')).toEqual(changed);
  });

  it('lists by owner, state, time and words, newest first, in pages', async () => {
    const records = await invoices();
    for (const [id, owner, state, label] of [
      ['a', 'x', 'done', '京东 ABC'],
      ['b', 'x', 'open', '淘宝'],
      ['c', 'y', 'done', '京东'],
      ['d', 'x', 'done', '京东 %_'],
    ] as const)
      await records.insert({ id, owner, state, label, createdMs: id.charCodeAt(0), body: body(id) });
    const ids = async (...query: Parameters<typeof records.list>) =>
      (await records.list(...query)).entries.map(({ id }) => id).join('');
    expect(await ids({}, { limit: 10 })).toBe('dcba');
    expect(await ids({}, { limit: 10, order: 'oldest' })).toBe('abcd');
    expect(await ids({ owner: 'x' }, { limit: 10 })).toBe('dba');
    expect(await ids({ owner: 'x', states: ['done'] }, { limit: 10 })).toBe('da');
    expect(await ids({ search: '京东' }, { limit: 10 })).toBe('dca');
    expect(await ids({ search: 'abc' }, { limit: 10 })).toBe('a');
    expect(await ids({ search: '%' }, { limit: 10 })).toBe('d');
    expect(await ids({ createdFromMs: 98, createdBeforeMs: 100 }, { limit: 10 })).toBe('cb');
    expect(await ids({}, { limit: 2, offset: 1 })).toBe('cb');
    expect((await records.list({ owner: 'x' }, { limit: 1 })).total).toBe(3);
    expect(await records.count({ owner: 'x' })).toEqual({ done: 2, open: 1 });
  });

  describe('keys', () => {
    const keyed = async (): Promise<Collection<Body>> => {
      const records = await invoices();
      for (const [id, day, category, unit, amount, part, doneMs] of [
        ['a', '2024-05-17', 'taxi', 'CNY', 1250, 50, 100],
        ['b', '2024-06-01', 'hotel', 'CNY', -300, -20, 200],
        ['c', '2024-05-31', 'taxi', 'EUR', 99, 9, 200],
        ['d', '', 'other', '', 0, 0, null],
      ] as const)
        await records.insert({ id, label: id, keys: { day, category, unit, amount, part, doneMs }, body: body(id) });
      return records;
    };

    it('select by day, category, amount and the time when it was done', async () => {
      const records = await keyed();
      const ids = async (filter: Filter) =>
        (await records.list(filter, { limit: 10, order: 'label' })).entries.map(({ id }) => id).join('');
      expect(await ids({ dayFrom: '2024-05-31' })).toBe('bc');
      expect(await ids({ dayTo: '2024-05-31' })).toBe('ac');
      expect(await ids({ categories: ['taxi', 'other'] })).toBe('acd');
      expect(await ids({ amountFrom: 0, amountTo: 1250 })).toBe('acd');
      expect(await ids({ doneFromMs: 0 })).toBe('abc');
      expect(await ids({ doneFromMs: 101 })).toBe('bc');
      expect(await ids({ doneBeforeMs: 200 })).toBe('a');
      expect(await ids({ done: true })).toBe('abc');
      expect(await ids({ done: false })).toBe('d');
    });

    it('give the total of each unit', async () => {
      const records = await keyed();
      expect(await records.totals({})).toEqual([
        { unit: '', count: 1, amount: 0, part: 0 },
        { unit: 'CNY', count: 2, amount: 950, part: 30 },
        { unit: 'EUR', count: 1, amount: 99, part: 9 },
      ]);
      expect(await records.totals({ doneFromMs: 200 })).toEqual([
        { unit: 'CNY', count: 1, amount: -300, part: -20 },
        { unit: 'EUR', count: 1, amount: 99, part: 9 },
      ]);
      expect(await records.totals({ categories: ['plane'] })).toEqual([]);
    });

    it('are changed with the record', async () => {
      const records = await keyed();
      const { keys } = (await records.get('d'))!;
      await records.update('d', () => ({ keys: { day: '2024-07-01', amount: 5, doneMs: 300 } }));
      expect((await records.get('d'))?.keys).toEqual({ ...keys, day: '2024-07-01', amount: 5, doneMs: 300 });
      await records.update('d', () => ({ keys: { doneMs: null } }));
      expect((await records.get('d'))?.keys.doneMs).toBeNull();
    });

    it.each(orders)('sort by %s, and pages after a cursor are the same list', async (order) => {
      const records = await keyed();
      const { entries } = await records.list({}, { limit: 10, order });
      const paged: string[] = [];
      let after: Cursor | undefined;
      do {
        const page = await records.page({}, { limit: 1, order, ...(after ? { after } : {}) });
        paged.push(...page.entries.map(({ id }) => id));
        after = page.next;
      } while (after);
      expect(paged).toEqual(entries.map(({ id }) => id));
      const numbered = [0, 3].map((offset) => records.list({}, { limit: 3, offset, order }));
      const pages = await Promise.all(numbered);
      expect(pages.flatMap((page) => page.entries.map(({ id }) => id))).toEqual(paged);
      const values = {
        day: 'dacb',
        '-day': 'bcad',
        amount: 'bdca',
        '-amount': 'acdb',
        label: 'abcd',
        '-label': 'dcba',
      };
      if (order in values) expect(paged.join('')).toBe(values[order as keyof typeof values]);
    });

    it('a page after a cursor skips nothing if what was before it is deleted', async () => {
      const records = await keyed();
      const first = await records.page({}, { limit: 2, order: 'label' });
      await records.delete('a');
      const second = await records.page({}, { limit: 2, order: 'label', after: first.next! });
      expect(second.entries.map(({ id }) => id)).toEqual(['c', 'd']);
    });
  });

  it('treats a search as text, never as SQL', async () => {
    const records = await invoices();
    await records.insert({ id: "a'; drop table records; --", owner: "o'", label: 'x', body: body('a') });
    expect((await records.list({ owner: "o'", search: "'; --" }, { limit: 1 })).total).toBe(0);
    expect(await records.get("a'; drop table records; --")).toBeDefined();
  });

  it('finds expired records, and deletes records', async () => {
    const records = await invoices();
    for (const [id, expiresMs] of [
      ['a', 20],
      ['b', 10],
      ['c', 30],
      ['d', null],
    ] as const)
      await records.insert({ id, expiresMs, body: body(id) });
    expect((await records.expired(20, 10)).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await records.delete('b')).toBe(true);
    expect(await records.delete('b')).toBe(false);
    expect((await records.expired(20, 10)).map(({ id }) => id)).toEqual(['a']);
  });
}
