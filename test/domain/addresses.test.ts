import { expect, it } from 'vitest';
import { isPostgresAddress, shownAddress } from '../../src/domain/addresses.ts';

it.each([
  ['postgres://user:secret@host:5432/name?sslmode=verify-full', 'postgres://user@host:5432/name?sslmode=verify-full'],
  ['postgres://user:s%40:e@host/name', 'postgres://user@host/name'],
  ['postgres://:secret@host/name', 'postgres://@host/name'],
  ['postgres://user@host/name', 'postgres://user@host/name'],
  ['postgres://host:5432/name', 'postgres://host:5432/name'],
  ['/var/lib/a:b@c.db', '/var/lib/a:b@c.db'],
  ['https://host/path:a@b', 'https://host/path:a@b'],
])('%s is shown as %s', (address, shown) => expect(shownAddress(address)).toBe(shown));

it.each([
  ['postgres://host/x', true],
  ['PostgreSQL://host/x', true],
  ['postgres.db', false],
  ['./postgres://x', false],
])('%s is an address of PostgreSQL: %s', (text, is) => expect(isPostgresAddress(text)).toBe(is));
