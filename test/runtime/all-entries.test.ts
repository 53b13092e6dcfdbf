import { expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../../src/stores/sql/sqlite.ts';
import { allEntries } from '../../src/runtime/all-entries.ts';
import { sqlRecordStore } from '../../src/stores/records/sql.ts';

it('gives all entries in order, and lets other work run in between', async () => {
  const database = await openDatabase(':memory:');
  try {
    const records = sqlRecordStore(database).collection('invoice', z.number());
    for (let body = 0; body < 250; body++) await records.insert({ id: String(body), createdMs: body, body });
    let turns = 0;
    let over = false;
    const count = (): void => {
      turns++;
      if (!over) setImmediate(count);
    };
    setImmediate(count);
    const found: number[] = [];
    for await (const { body } of allEntries(records)) found.push(body);
    over = true;
    expect(found).toEqual(Array.from({ length: 250 }, (_, body) => body));
    expect(turns).toBeGreaterThanOrEqual(2);
  } finally {
    await database.close();
  }
});
