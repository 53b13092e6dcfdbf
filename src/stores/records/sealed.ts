/**
 * A record store that encrypts bodies, because they contain passwords of documents, headers of callbacks and invoices.
 *
 * The fields by which lists are filtered, sorted and searched are beside the body and are not encrypted. Bodies that older
 * versions wrote are not encrypted either until they change.
 */
import { z } from 'zod';
import type { Keyring } from '../encryption/keys.ts';
import { isSealedText, keyIdOf, sealedText, type SealedText } from '../encryption/sealed-text.ts';
import type { Collection, Entry, NewEntry, RecordStore } from './record-store.ts';

/** Kinds in `plain` are not encrypted: they contain no secrets, and programs without the key write them. */
export const sealedRecordStore = (
  store: RecordStore,
  text: SealedText,
  plain: readonly string[] = [],
): RecordStore => ({
  collection: (kind, schema) =>
    plain.includes(kind)
      ? store.collection(kind, schema)
      : sealedCollection(store.collection(kind, z.unknown()), text, kind, schema),
});

const contextOf = (kind: string, id: string): string => `${kind}/${id}`;

/** A body as it is in a database: JSON, of the body itself or of what it was sealed to. */
interface StoredBody {
  readonly kind: string;
  readonly id: string;
  readonly body: string;
}

/** Seals bodies of a database under the current key of another one. Those that are sealed under it already stay as they are. */
export function resealedBodies(from: Keyring, to: Keyring, plain: readonly string[]): (entry: StoredBody) => string {
  const [opening, sealing] = [sealedText(from), sealedText(to)];
  return ({ kind, id, body }) => {
    if (plain.includes(kind)) return body;
    const value: unknown = JSON.parse(body);
    if (isSealedText(value) && keyIdOf(value) === to.current.id) return body;
    const context = contextOf(kind, id);
    return JSON.stringify(sealing.seal(isSealedText(value) ? opening.open(value, context) : body, context));
  };
}

function sealedCollection<Body>(
  records: Collection<unknown>,
  text: SealedText,
  kind: string,
  schema: z.ZodType<Body>,
): Collection<Body> {
  const seal = (id: string, body: unknown): string => text.seal(JSON.stringify(body), contextOf(kind, id));
  const open = ({ body, ...entry }: Entry<unknown>): Entry<Body> => ({
    ...entry,
    body: schema.parse(isSealedText(body) ? JSON.parse(text.open(body, contextOf(kind, entry.id))) : body),
  });
  const opened = (entry: Entry<unknown> | undefined): Entry<Body> | undefined => entry && open(entry);

  return {
    insert: async ({ body, ...entry }: NewEntry<Body>) => {
      const inserted = await records.insert({ ...entry, body: seal(entry.id, body) });
      return open(inserted);
    },
    get: async (id) => opened(await records.get(id)),
    update: async (id, change, last) =>
      opened(
        await records.update(
          id,
          (entry) => {
            const changes = change(open(entry));
            return changes?.body === undefined ? changes : { ...changes, body: seal(id, changes.body) };
          },
          last && { ...last, body: seal(id, last.body) },
        ),
      ),
    delete: (id) => records.delete(id),
    async list(filter, paging) {
      const { entries, total } = await records.list(filter, paging);
      return { entries: entries.map(open), total };
    },
    async page(filter, paging) {
      const { entries, next } = await records.page(filter, paging);
      return { entries: entries.map(open), next };
    },
    totals: (filter) => records.totals(filter),
    count: (filter) => records.count(filter),
    expired: async (nowMs, limit) => (await records.expired(nowMs, limit)).map(open),
  };
}
