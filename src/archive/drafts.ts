/** A draft is a named selection of invoices. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { endExpired } from '../runtime/all-entries.ts';
import { type Change, type Entry, foundOrInserted, type RecordStore } from '../stores/records/record-store.ts';
import { message } from '../texts/message.ts';

const DraftBody = z.object({ name: z.string(), invoiceIds: z.array(z.string()) });

export interface Draft extends z.output<typeof DraftBody> {
  readonly id: string;
  readonly createdMs: number;
}

export interface Drafts {
  save(draft: z.output<typeof DraftBody>, unique?: string): Promise<Draft>;
  list(page: number, pageSize: number): Promise<{ readonly drafts: readonly Draft[]; readonly total: number }>;
  /** Rejects with `not_found`; so do the others. */
  get(id: string): Promise<Draft>;
  change(id: string, change: Partial<z.output<typeof DraftBody>>): Promise<Draft>;
  /** For an hour it can be restored. */
  delete(id: string): Promise<void>;
  restore(id: string): Promise<Draft>;
  expire(nowMs: number, stop?: AbortSignal): Promise<void>;
}

const noSuchDraft = (): Failure => new Failure('not_found', message('archive.noDraft', {}));

const states = { kept: '', deleted: 'deleted' };
const restorableMs = 60 * 60 * 1000;

const draftOf = ({ id, createdMs, body }: Entry<z.output<typeof DraftBody>>): Draft => ({ ...body, id, createdMs });

export function draftsIn(store: RecordStore): Drafts {
  const records = store.collection('invoice-draft', DraftBody);
  /** Changes a draft in this state. */
  async function changed(
    id: string,
    state: string,
    change: (body: z.output<typeof DraftBody>) => Change<z.output<typeof DraftBody>>,
  ): Promise<Draft> {
    const entry = await records.update(id, (before) => (before.state === state ? change(before.body) : undefined));
    if (!entry) throw noSuchDraft();
    return draftOf(entry);
  }
  return {
    save: async (body, unique = randomUUID()) =>
      draftOf(await foundOrInserted(records, { id: `draft_${unique}`, body })),
    async list(page, pageSize) {
      const filter = { states: [states.kept] };
      const { entries, total } = await records.list(filter, { limit: pageSize, offset: (page - 1) * pageSize });
      return { drafts: entries.map(draftOf), total };
    },
    async get(id) {
      const entry = await records.get(id);
      if (entry?.state !== states.kept) throw noSuchDraft();
      return draftOf(entry);
    },
    change: (id, change) => changed(id, states.kept, (body) => ({ body: { ...body, ...change } })),
    async delete(id) {
      await changed(id, states.kept, () => ({ state: states.deleted, expiresMs: Date.now() + restorableMs }));
    },
    restore: (id) => changed(id, states.deleted, () => ({ state: states.kept, expiresMs: null })),
    async expire(nowMs, stop) {
      await endExpired(records, nowMs, ({ id }) => records.delete(id), stop);
    },
  };
}
