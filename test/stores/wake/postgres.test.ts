import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Database } from '../../../src/stores/sql/database.ts';
import { openPostgres } from '../../../src/stores/sql/postgres.ts';
import { postgresWake, type PostgresWakeSettings } from '../../../src/stores/wake/postgres.ts';
import type { WakeChannel } from '../../../src/stores/wake/wake-channel.ts';
import { describeWith } from '../../engines.ts';
import { type PostgresServer, startPostgres } from '../../postgres.ts';

describeWith(['PostgreSQL'], 'messages between processes', () => {
  let server: PostgresServer;
  let address: string;
  let database: Database;
  beforeAll(async () => {
    server = await startPostgres();
    address = await server.newDatabase();
    database = await openPostgres({ address });
  });
  afterAll(async () => {
    await database?.close();
    await server?.stop();
  });

  const channels: WakeChannel[] = [];
  afterEach(async () => {
    for (const channel of channels.splice(0)) await channel.close();
  });
  function open(settings: Partial<PostgresWakeSettings> = {}) {
    const heard: string[] = [];
    const troubles: unknown[] = [];
    const trouble = (error: unknown): void => void troubles.push(error);
    const channel = postgresWake({ database, listenAt: address, trouble, ...settings });
    channel.onMessage((message) => heard.push(message));
    channels.push(channel);
    return { channel, heard, troubles };
  }
  const listening = async ({ channel }: ReturnType<typeof open>): Promise<void> => {
    while (!channel.isListening()) await pause(5);
  };
  const arrived = async (heard: readonly string[], message: string): Promise<void> => {
    while (!heard.includes(message)) await pause(5);
  };

  it('arrive at all others once, even if there are more than one statement can carry', async () => {
    const [one, other] = [open(), open()];
    await Promise.all([one, other].map(listening));
    const many = Array.from({ length: 500 }, (_, index) => `changed 00000000-0000-0000-0000-${index}`);
    for (const message of [...many, ...many, 'last']) one.channel.send(message);
    await arrived(other.heard, 'last');
    expect(other.heard).toEqual([...many, 'last']);
    expect(one.heard).toEqual([]);
  });

  it('are sent at once after a quiet time, and in few statements while others follow', async () => {
    const [one, other] = [open({ collectMs: 3_600_000 }), open()];
    const client = new Client(address);
    await client.connect();
    try {
      let statements = 0;
      client.on('notification', () => statements++);
      await client.query('LISTEN invoicectl_wake');
      await listening(other);
      one.channel.send('first');
      await arrived(other.heard, 'first');
      for (let index = 0; index < 200; index++) {
        one.channel.send(`changed ${index}`);
        await pause(1);
      }
      await one.channel.close();
      await arrived(other.heard, 'changed 199');
      expect(other.heard).toHaveLength(201);
      expect(statements).toBeLessThan(25);
    } finally {
      await client.end();
    }
  });

  it('arrive again after the database was away, and whoever listens knows that some may be missing', async () => {
    const [one, other] = [open(), open()];
    let missed = 0;
    other.channel.onMissed(() => missed++);
    await Promise.all([one, other].map(listening));
    expect(missed).toBe(1);
    await server.crash();
    while (other.channel.isListening()) await pause(5);
    await server.start();
    await Promise.all([one, other].map(listening));
    one.channel.send('queued');
    await arrived(other.heard, 'queued');
    expect(missed).toBe(2);
    expect(other.troubles.length).toBeGreaterThan(0);
  });

  it('are sent by a process that does not listen', async () => {
    const deaf = postgresWake({ database, listenAt: undefined, trouble: () => undefined });
    channels.push(deaf);
    const other = open();
    await listening(other);
    deaf.send('stop 1');
    await arrived(other.heard, 'stop 1');
    expect(deaf.isListening()).toBe(false);
  });

  it('that were sent last arrive although their sender ends', async () => {
    const [one, other] = [open(), open()];
    await listening(other);
    one.channel.send('last words');
    await one.channel.close();
    await arrived(other.heard, 'last words');
  });
});
