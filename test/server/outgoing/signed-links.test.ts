import { array, assert, constantFrom, property, string } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkExpiry, signedLinks, type SignedLinks } from '../../../src/server/outgoing/signed-links.ts';
import type { Database } from '../../../src/stores/sql/database.ts';
import { sqlRecordStore } from '../../../src/stores/records/sql.ts';
import { temporaryDatabase } from '../../stores-of-tests.ts';

let database: Database;
let links: SignedLinks;
beforeEach(async () => {
  database = await temporaryDatabase();
  links = await signedLinks(sqlRecordStore(database));
});
afterEach(async () => {
  vi.useRealTimers();
  await database.close();
});

const parsed = (query: string): Record<string, string> => Object.fromEntries(new URLSearchParams(query));
const parts = array(string(), { minLength: 1, maxLength: 4 });

describe('a signed link', () => {
  it('opens the resource that it was made for, whatever its name', () => {
    assert(
      property(parts, (opened) => {
        expect(links.opens(opened, parsed(links.query(opened, Date.now() + 60_000)))).toBe(true);
      }),
    );
  });

  it('opens no other resource', () => {
    assert(
      property(parts, parts, (opened, other) => {
        if (JSON.stringify(opened) === JSON.stringify(other)) return;
        const query = parsed(links.query(opened, Date.now() + 60_000));
        expect(() => links.opens(other, query)).toThrowError(expect.objectContaining({ kind: 'forbidden' }));
      }),
    );
    const query = parsed(links.query(['a', 'bc'], Date.now() + 60_000));
    expect(() => links.opens(['ab', 'c'], query)).toThrow('signature');
  });

  it('cannot be altered', () => {
    const query = links.query(['a'], Date.now() + 60_000);
    const at = query.indexOf('signature=') + 'signature='.length;
    assert(
      property(constantFrom(...Array.from({ length: 42 }, (_, index) => at + index)), (index) => {
        const changed = query.slice(0, index) + (query[index] === 'A' ? 'B' : 'A') + query.slice(index + 1);
        expect(() => links.opens(['a'], parsed(changed))).toThrow('signature');
      }),
    );
    const { signature = '', expires = '' } = parsed(query);
    for (const wrong of [
      { expires: String(Number(expires) + 1), signature },
      { signature },
      { expires, signature: '' },
      { expires, signature: signature.slice(1) },
      { expires: `${expires}.5`, signature },
    ])
      expect(() => links.opens(['a'], wrong)).toThrow('signature');
  });

  it('expires', () => {
    const query = parsed(links.query(['a'], Date.now() + 60_000));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect(() => links.opens(['a'], query)).toThrow('expired');
  });

  it('is valid after a restart, but not with another database', async () => {
    const query = parsed(links.query(['a'], Date.now() + 60_000));
    expect((await signedLinks(sqlRecordStore(database))).opens(['a'], query)).toBe(true);
    const elsewhere = await temporaryDatabase();
    const others = await signedLinks(sqlRecordStore(elsewhere));
    expect(() => others.opens(['a'], query)).toThrow('signature');
    await elsewhere.close();
  });

  it('expires no later than its file', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    expect(linkExpiry(60, 1_000_500)).toBe(1_000_500);
    expect(linkExpiry(60, 2_000_000)).toBe(1_060_000);
    expect(linkExpiry(60, null)).toBe(1_060_000);
  });
});

it('a request without a signature is not a signed link', () => {
  expect(links.opens(['a'], {})).toBe(false);
  expect(links.opens(['a'], { expires: '1' })).toBe(false);
});
